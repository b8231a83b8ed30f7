import datetime as dt

import pytest

from readyctl.core.deal.review_history import NoteVersion, changed_keys, late_changes
from readyctl.core.entry.document import Document, Node
from readyctl.core.entry.keypath import dotted

READ: dict[str, Node] = {"id": "a", "roles": [{"role": "clerk", "can": ["view"]}], "stage": "discovery"}


def keys(after: dict[str, Node] | None) -> list[str]:
    document = Document(after) if after is not None else None
    return [dotted(path) for path in changed_keys(Document(READ), document)]


@pytest.mark.parametrize(
    ("after", "changed"),
    [
        (READ, []),
        (READ | {"stage": "won", "notes": "x", "owner": "s"}, []),
        (READ | {"id": "b"}, ["id"]),
        (READ | {"data": []}, ["data"]),
        (READ | {"roles": [{"role": "clerk", "can": ["edit"]}]}, ["roles[0].can[0]"]),
        (READ | {"roles": []}, ["roles[0]"]),
        (None, ["id", "roles"]),
    ],
)
def test_only_what_a_review_covers_counts_as_changed(
    after: dict[str, Node] | None, changed: list[str]
) -> None:
    assert keys(after) == changed


def test_late_changes_are_told_by_commit_with_three_keys_at_most() -> None:
    at = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)
    same = NoteVersion("b" * 40, at, "sam@example.com", Document(READ | {"stage": "won"}))
    late = NoteVersion("c" * 40, at, "sam@example.com", Document(dict.fromkeys("vwxyz", "1")))
    (found,) = late_changes(Document(READ), [same, late])
    assert found.version is late
    assert found.words == "sam@example.com changed id, roles, v and 4 more on 2026-03-01 (cccccccccccc)"
