"""Which column of an export holds what."""

import pytest

from readyctl.core.feature.sources import DATE, OUTCOME, SOURCES, places_of


def test_columns_are_known_by_usual_headings_in_any_case_and_a_told_one_wins() -> None:
    csv = SOURCES["csv"]
    headings = ["KEY", "Title", "Phase", "title"]
    assert places_of(csv, headings, {}) == {"id": (0,), "name": (1,)}
    told = {"level": "Phase", "name": "title"}
    assert places_of(csv, headings, told) == {"level": (2,), "name": (3,), "id": (0,)}


def test_of_several_columns_a_list_takes_all_and_everything_else_the_first() -> None:
    headings = ["Summary", "Labels", "Status", "Labels", "Status"]
    assert places_of(SOURCES["jira"], headings, {}) == {"name": (0,), "level": (2,), "tags": (1, 3)}


@pytest.mark.parametrize(
    ("source", "headings", "known"),
    [
        (
            "jira",
            "Summary,Issue key,Issue id,Issue Type,Status,Project key,Assignee,Due date,Labels,Description",
            {"key": 1, "name": 0, "summary": 9, "level": 4, "area": 5, "owner": 6, "tags": 8, DATE: 7},
        ),
        (
            "jira",
            "Summary,Issue key,Status,Resolution,Components",
            {"key": 1, "name": 0, "level": 2, OUTCOME: 3, "area": 4},
        ),
        (
            "linear",
            "Title,Issue description,Status,Started,Due Date,Assignee,Labels,Project",
            {"name": 0, "summary": 1, "level": 2, "area": 7, "owner": 5, "tags": 6, DATE: 4},
        ),
        (
            "linear",
            "ID,Team,Title,Description,Status,Assignee,Labels,Due Date",
            {"key": 0, "name": 2, "summary": 3, "level": 4, "area": 1, "owner": 5, "tags": 6, DATE: 7},
        ),
        (
            "productboard",
            "entity_name,description,pb_url,status_name,Owner email",
            {"name": 0, "summary": 1, "level": 3, "owner": 4, "links": 2},
        ),
        (
            "aha",
            "Feature reference #,Feature name,Feature status,Feature assigned to,Feature tags,Release date",
            {"key": 0, "name": 1, "level": 2, "owner": 3, "tags": 4, DATE: 5},
        ),
        (
            "aha",
            "Master feature reference #,Master feature name,Workspace name,Master feature status",
            {"key": 0, "name": 1, "area": 2, "level": 3},
        ),
    ],
)
def test_exports_are_known_by_their_own_names_of_columns(
    source: str, headings: str, known: dict[str, int]
) -> None:
    found = places_of(SOURCES[source], headings.split(","), {})
    assert {key: places[0] for key, places in found.items()} == known
