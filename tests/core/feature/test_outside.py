"""What a row of another system comes to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readyctl.core.entry.document import Document
from readyctl.core.entry.path import EntryKind, EntryPath
from readyctl.core.feature.outside import (
    SUMMARY,
    FeatureRow,
    NewFeature,
    NotTaken,
    Terms,
    due,
    items,
    new_feature,
    summary_of,
    with_order,
    with_own_id,
)
from readyctl.core.feature.reading import read_feature
from readyctl.core.feature.sources import DATE, KEYS, OUTCOME
from readyctl.core.level.table import STRONGEST, UNSIGNED, WEAKEST, Level
from readyctl.core.level.words import Dropped, UnknownWord, meaning

LEVELS: dict[str, Level | Dropped] = {"live": STRONGEST, "idea": WEAKEST, "dropped": Dropped("dropped")}
TOLD = Terms("jira", "t.csv", LEVELS, "pay", "pat@x.io")


def new(**cells: str) -> NewFeature:
    found = new_feature(
        FeatureRow("line 2", {key.replace("__", "."): text for key, text in cells.items()}), TOLD
    )
    assert isinstance(found, NewFeature), found
    return found


@pytest.mark.parametrize(
    ("source", "word", "level"),
    [
        ("jira", "Backlog", WEAKEST),
        ("jira", "To Do", UNSIGNED),
        ("jira", "Reopened", UNSIGNED),
        ("jira", "New", WEAKEST),
        ("jira", "Closed", UnknownWord("closed")),
        ("linear", "Completed", STRONGEST),
        ("backstage", "production", STRONGEST),
        ("kep", "stable", STRONGEST),
        ("csv", "production", UnknownWord("production")),
        ("jira", "Won't Do", Dropped("won't do")),
        ("kep", "withdrawn", Dropped("withdrawn")),
    ],
)
def test_a_word_means_what_it_means_in_its_system(source: str, word: str, level: object) -> None:
    assert meaning(word, source) == level


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ({}, "it has no name"),
        ({"name": " \u2028 "}, "it has no name"),
        ({"name": "FX"}, "it names no area"),
        ({"name": "FX", "area": "pay", "id": "F X"}, "'F X' cannot be an id; 'f-x' could"),
    ],
)
def test_a_row_says_what_it_lacks(cells: dict[str, str], why: str) -> None:
    found = new_feature(FeatureRow("line 2", cells), Terms("csv", "t.csv", LEVELS))
    assert isinstance(found, str)
    assert found.startswith(why)


def test_a_row_signs_nothing() -> None:
    found = new(name="FX", level="Live", owner="Ann")
    assert found.whole() == {
        "id": "fx", "name": "FX", "summary": "FX", "level": UNSIGNED.value, "owner": "Ann",
        "proposed": {"level": STRONGEST.value, "by": "pat@x.io", "reason": "imported from t.csv"},
    }  # fmt: skip
    assert new(name="FX").data["level"] == WEAKEST.value


def test_a_date_is_asked_of_engineering_and_never_written_into_the_entry() -> None:
    found = new(name="FX", level="idea", delivery__date="12/Oct/27 12:00 AM")
    assert "delivery" not in found.data
    assert found.data["level"] == WEAKEST.value
    wanted = next(level for level in Level if level.row.dated)
    assert found.proposed == {
        "level": wanted.value, "by": "pat@x.io", "reason": "imported from t.csv",
        "set": {"delivery.date": "2027-10-12"},
    }  # fmt: skip


def test_a_date_of_what_can_be_used_already_and_one_that_is_none_are_left_out_and_said() -> None:
    there = new(name="FX", level="live", delivery__date="2026-01-01")
    assert (there.proposed or {}).get("set") is None
    assert "its date 2026-01-01 is left out" in there.remarks[0]
    soon = new(name="FX", level="idea", delivery__date="soon")
    assert (soon.proposed, "'soon'" in soon.remarks[0]) == (None, True)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2027-06-30", "2027-06-30"), ("2027-Q2", "2027-Q2"), ("Q2 2027", "2027-Q2"), ("q3'27", "2027-Q3"),
        ("2027 Q1", "2027-Q1"), ("2026-10-01T00:00:00.000Z", "2026-10-01"), ("Oct 9 2026", "2026-10-09"),
        ("Thu Oct 01 2026 00:00:00 GMT+0000", "2026-10-01"), ("11/May/24 03:26 PM", "2024-05-11"),
        ("13/02/2027", "2027-02-13"),
    ],
)  # fmt: skip
def test_dates_are_read_as_exports_write_them(text: str, day: str) -> None:
    assert due(text, None) == day


@pytest.mark.parametrize("text", ["soon", "0000-Q1", "2027", "31/02/2027", "02/03/2027", "June"])
def test_a_date_that_may_be_two_days_or_none_is_not_guessed(text: str) -> None:
    assert not isinstance(due(text, None), str)


def test_one_date_of_a_column_shows_the_order_of_all() -> None:
    rows = [FeatureRow("line 2", {DATE: "02/03/2027 1:00 AM"}), FeatureRow("line 3", {DATE: "13/03/2027"})]
    told = with_order(TOLD, rows)
    assert due("02/03/2027", told.order) == "2027-03-02"


def test_a_summary_is_the_first_paragraph_and_never_longer_than_a_few_lines() -> None:
    assert summary_of("\n\nOne\ntwo.\n \nThree.") == "One two."
    long = summary_of("word " * 5000)
    assert (len(long) <= SUMMARY + 2, long.endswith("word …")) == (True, True)


def test_lists_are_split_as_their_systems_write_them() -> None:
    cells = {
        "tags": "a, b;c\na",
        "aliases": "FX, Bulk; x y",
        "links": "https://a.io https://b.io,\nhttps://c.io",
    }
    assert items("tags", cells) == ("a", "b", "c")
    assert items("aliases", cells) == ("FX", "Bulk", "x y")
    assert items("links", cells) == ("https://a.io", "https://b.io", "https://c.io")


def test_the_record_stands_among_the_links_so_that_it_is_found_again() -> None:
    found = new(name="FX", key="FIN-1", links="https://a.io/1")
    assert (found.marker, found.data["links"]) == ("jira:FIN-1", ["jira:FIN-1", "https://a.io/1"])
    twin = with_own_id(found)
    assert (twin.id, twin.data["name"]) == ("fx-fin-1", "FX (FIN-1)")
    assert len(with_own_id(new(name="x" * 80, key="k" * 80)).id) <= 64


def test_what_is_no_feature_any_more_is_left_out() -> None:
    assert new_feature(FeatureRow("line 2", {"name": "FX", "level": "Dropped"}), TOLD) == NotTaken("dropped")


@pytest.mark.parametrize("outcome", ["Won't Fix", "Duplicate", "As Designed", "cannot reproduce"])
def test_what_was_closed_without_being_built_is_left_out_whatever_its_status_says(outcome: str) -> None:
    row = FeatureRow("line 2", {"name": "FX", "level": "live", OUTCOME: outcome})
    assert new_feature(row, TOLD) == NotTaken(outcome.lower())


def test_what_was_closed_as_done_is_as_ready_as_its_status_says() -> None:
    assert new(name="FX", level="live", outcome="Fixed").level is STRONGEST


TEXTS = st.text(max_size=60)


@given(st.dictionaries(st.sampled_from([key for key in KEYS if key != "id"]), TEXTS))
def test_whatever_a_row_says_an_entry_of_it_is_valid(cells: dict[str, str]) -> None:
    found = new_feature(FeatureRow("line 2", cells), TOLD)
    if isinstance(found, NewFeature):
        for each in (found, with_own_id(found)):
            where = EntryPath(f"features/{each.area}/{each.id}.yaml", EntryKind.FEATURE, each.id, each.area)
            read = read_feature(where, Document(each.whole()), lambda _: True)
            assert read.problems == ()
