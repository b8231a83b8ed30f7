"""Days as spreadsheets write them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readyctl.core.text.cells import ORDERS, UnreadCell, day_order, read_day


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("12/Oct/26 12:00 AM", dt.date(2026, 10, 12)),
        ("Oct 15, 2026 at 9:00", dt.date(2026, 10, 15)),
        ("Thu Oct 01 2026 00:00:00 GMT+0000", dt.date(2026, 10, 1)),
        ("Thursday, Oct 1 2026", dt.date(2026, 10, 1)),
    ],
)
def test_a_day_may_have_its_weekday_before_it_and_a_time_behind_it(cell: str, day: dt.date) -> None:
    assert read_day(cell, None) == day


def test_slashed_days_are_read_in_the_order_that_one_of_them_shows() -> None:
    assert day_order(["01/02/2026", "13/02/2026"]) == ORDERS[0]
    assert day_order(["13/02/2026", "02/13/2026"]) is None
    assert isinstance(read_day("01/02/2026", None), UnreadCell)


@given(st.dates(dt.date(1000, 1, 1)))
def test_every_day_is_read_as_it_is_written(day: dt.date) -> None:
    assert read_day(day.isoformat(), None) == day


@given(st.text(max_size=40), st.sampled_from([None, *ORDERS]))
def test_any_cell_is_a_day_or_says_why_it_is_none(cell: str, order: str | None) -> None:
    found = read_day(cell, order)
    assert (found is None) == (cell == "")
