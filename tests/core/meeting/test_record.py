"""The record of a meeting as read: what it needs, and that its name is its date."""

import pytest

from readyctl.adapters.yaml.reader import read
from readyctl.core.entry.path import EntryKind, EntryPath
from readyctl.core.meeting.record import RecordEntry, read_record, sync_subject

WHERE = EntryPath("registry/syncs/2026-11-02.yaml", EntryKind.SYNC, "2026-11-02")
WHOLE = """\
date: 2026-11-02
revision: abc1234
attendees: [ada@example.com]
mismatches:
  - feature: fx
    found: the deck says shipped
    decision:
    by: 2026-11-09
notes:
"""


def entry(text: str) -> RecordEntry:
    return read_record(WHERE, read(text.encode()))


def test_a_whole_record_is_read_and_what_is_empty_is_nothing() -> None:
    found = entry(WHOLE)
    assert found.problems == ()
    assert found.model is not None
    (mismatch,) = found.model.mismatches
    assert (str(mismatch.by), mismatch.decision, mismatch.owner, mismatch.done) == (
        "2026-11-09",
        None,
        None,
        None,
    )


@pytest.mark.parametrize(
    ("change", "rule", "line"),
    [
        (("date: 2026-11-02", "date: 2026-11-03"), "id-mismatch", 1),
        (("date: 2026-11-02\n", ""), "missing-key", None),
        (("by: 2026-11-09", "by: soon"), "wrong-value", 8),
        (("notes:", "minutes:"), "unknown-key", 9),
    ],
)
def test_what_is_wrong_is_said_where_it_stands(change: tuple[str, str], rule: str, line: int | None) -> None:
    problem = entry(WHOLE.replace(*change)).problems[0]
    assert problem.rule == rule
    if line is not None:
        assert problem.position is not None
        assert problem.position.line == line


def test_a_name_that_is_not_the_date_still_gives_the_record() -> None:
    found = entry(WHOLE.replace("date: 2026-11-02", "date: 2026-11-03"))
    assert found.model is not None
    assert found.problems[0].help == "name the file 2026-11-03.yaml"


def test_rules_see_the_record_under_its_path() -> None:
    subject = sync_subject(WHERE, read(WHOLE.encode()))
    assert (subject.path, subject.problems) == (WHERE.path, ())
