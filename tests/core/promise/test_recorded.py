import datetime as dt

import pytest

from readyctl.core.promise.recorded import LATE_DAYS, Recorded

SAID = dt.date(2026, 3, 1)


@pytest.mark.parametrize(
    ("days", "late", "belies"),
    [(0, 0, False), (LATE_DAYS, 0, False), (LATE_DAYS + 1, LATE_DAYS + 1, True), (-1, 0, True)],
)
def test_a_record_may_come_two_weeks_later_and_never_before(days: int, late: int, *, belies: bool) -> None:
    record = Recorded("c", SAID + dt.timedelta(days), "sam@example.com")
    assert (record.late(SAID), record.belies(SAID)) == (late, belies)


def test_of_a_day_that_nobody_knows_nothing_is_held_against_anybody() -> None:
    assert not Recorded("c", None, None).belies(SAID)
    assert Recorded("c", SAID, None).late(None) == 0
