"""The days of meetings, and the days that a meeting looks ahead to."""

import datetime as dt
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readyctl.core.meeting.dates import (
    Every,
    from_today_on,
    next_sync,
    sync_after,
    within_six_weeks,
)
from readyctl.core.text.date_ahead import DateAhead

TODAY = dt.date(2026, 11, 22)
DAYS = st.dates(min_value=dt.date(2020, 1, 1), max_value=dt.date(2040, 1, 1))
RHYTHMS: st.SearchStrategy[Every] = st.sampled_from(get_args(Every))


def ahead(days: int, what: str = "a delivery", key: str = "k") -> DateAhead:
    return DateAhead(TODAY + dt.timedelta(days=days), what, key)


@pytest.mark.parametrize(
    ("every", "times", "following"),
    [
        ("week", 1, "2026-02-07"),
        ("fortnight", 1, "2026-02-14"),
        ("month", 1, "2026-02-28"),
        ("month", 2, "2026-03-31"),
        ("month", 11, "2026-12-31"),
        ("month", 12, "2027-01-31"),
        ("quarter", 1, "2026-04-30"),
        ("quarter", 4, "2027-01-31"),
    ],
)
def test_the_next_meeting(every: Every, times: int, following: str) -> None:
    assert str(next_sync(dt.date(2026, 1, 31), every, times)) == following


def test_the_first_meeting_is_counted_from_today_and_each_later_one_from_the_last() -> None:
    assert sync_after(None, TODAY, "month") == dt.date(2026, 12, 22)
    assert sync_after(dt.date(2026, 11, 2), TODAY, "month") == dt.date(2026, 12, 2)
    assert sync_after(dt.date(2026, 10, 22), TODAY, "month") == dt.date(2026, 12, 22)
    assert sync_after(dt.date(2025, 1, 31), TODAY, "month") == dt.date(2026, 11, 30)


@given(DAYS, DAYS, RHYTHMS)
def test_a_meeting_to_come_is_the_first_after_today(last: dt.date, today: dt.date, every: Every) -> None:
    following = sync_after(last, today, every)
    assert following > today
    times = next(n for n in range(1, 3000) if next_sync(last, every, n) == following)
    assert times == 1 or next_sync(last, every, times - 1) <= today


@given(DAYS, RHYTHMS, st.integers(min_value=1, max_value=60))
def test_the_31st_is_not_forgotten_by_short_months(start: dt.date, every: Every, times: int) -> None:
    day = next_sync(start, every, times)
    assert day > start
    if every in {"month", "quarter"}:
        assert day.day == start.day or (day + dt.timedelta(days=1)).day == 1


def test_what_passed_is_left_out_and_each_event_is_told_once_in_order() -> None:
    today, tomorrow = ahead(0), ahead(1)
    assert from_today_on([tomorrow, ahead(-1), today, tomorrow], TODAY) == (today, tomorrow)
    assert from_today_on([ahead(1, "b"), ahead(1, "a")], TODAY) == (ahead(1, "a"), ahead(1, "b"))


def test_six_weeks_are_forty_two_days_today_included() -> None:
    assert within_six_weeks([ahead(43), ahead(42), ahead(0), ahead(-1)], TODAY) == (ahead(0), ahead(42))
