"""What people answered at a meeting, made into a record that nobody else dated."""

import pytest

from readyctl.adapters.yaml.reader import read
from readyctl.core.entry.document import Node
from readyctl.core.meeting.answers import record_data, refusal, undecided
from readyctl.core.meeting.record import SyncRecord

DECIDED = {"feature": "fx", "found": "x", "decision": "say beta", "owner": "ada@example.com"}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("attendees: [ada@example.com]\nmismatches: []\nnotes: none\n", None),
        ("date: 2026-11-02\n", (1, "'date' is filled in by the command itself")),
        ("notes: a\nrevision: abc\n", (2, "'revision' is filled in by the command itself")),
        ("minutes: long\n", (1, "'minutes' is no part of a record; it has attendees, mismatches, notes")),
    ],
)
def test_nobody_types_the_date_and_the_commit(text: str, why: tuple[int, str] | None) -> None:
    found = refusal(read(text.encode()))
    assert (found and (found[0].line, found[1])) == why


def test_a_file_that_cannot_be_read_says_on_which_line() -> None:
    found = refusal(read(b"attendees: [ada@example.com]\nnotes: [\n"))
    assert found is not None
    assert found[0].line == 3


def test_a_record_has_its_keys_in_order_and_nothing_that_was_not_answered() -> None:
    answers: dict[str, Node] = {"notes": "", "mismatches": [], "attendees": ["ada@example.com"]}
    data = record_data("2026-11-02", "abc", answers)
    assert list(data.items()) == [
        ("date", "2026-11-02"),
        ("revision", "abc"),
        ("attendees", ["ada@example.com"]),
    ]
    answers = {"notes": "a word", "mismatches": [dict(DECIDED)], "date": "1999-01-01"}
    assert list(record_data("2026-11-02", "abc", answers)) == ["date", "revision", "mismatches", "notes"]
    assert record_data("2026-11-02", "abc", answers)["date"] == "2026-11-02"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, []),
        ({"decision": None}, ["fx"]),
        ({"owner": None}, ["fx"]),
        ({"decision": None, "owner": None, "done": "2026-11-02"}, []),
    ],
)
def test_a_mismatch_without_a_decision_or_an_owner_is_undecided(
    change: dict[str, str | None], expected: list[str]
) -> None:
    record = SyncRecord.model_validate(
        {"date": "2026-11-02", "revision": "abc", "mismatches": [DECIDED | change]}
    )
    assert list(undecided(record)) == expected
