"""The days of a line: what git can make nothing of is not guessed, what is on no calendar is left out."""

import datetime as dt

from readyctl.core.entry.days import day_of
from readyctl.core.trust.dated import dated_line

GRAPH = {"a": (), "b": ("a",), "c": ("a",), "d": ("b", "c")}
NEW_YEAR = 1_767_225_600


def test_the_line_is_that_of_first_parents_oldest_first() -> None:
    line = dated_line(GRAPH, "d", [NEW_YEAR, NEW_YEAR - 1, NEW_YEAR, NEW_YEAR + 86_399])
    assert line is not None
    assert line.days == [dt.date(2026, 1, 1), dt.date(2025, 12, 31), dt.date(2026, 1, 1)]
    assert line.places == {"a": 0, "b": 1, "d": 2}


def test_a_date_that_may_be_broken_leaves_the_line_to_git() -> None:
    assert dated_line(GRAPH, "d", [NEW_YEAR, 0, NEW_YEAR, NEW_YEAR]) is None
    assert dated_line(GRAPH, "d", [NEW_YEAR, NEW_YEAR, 0, NEW_YEAR]) is not None


def test_a_commit_on_no_calendar_is_none_of_the_line() -> None:
    line = dated_line(GRAPH, "d", [NEW_YEAR, 1 << 62, NEW_YEAR, NEW_YEAR])
    assert line is not None
    assert line.places == {"a": 0, "d": 1}
    assert day_of(1 << 62) is None
