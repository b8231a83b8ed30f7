"""Dates as sales writes them: the last day that their words allow, or that no calendar tells it."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readyctl.core.statement.dates import begins_later, find_date

TODAY = dt.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("by 05/06/2027", dt.date(2027, 5, 6)),
        ("by 05.06.2027", dt.date(2027, 6, 5)),
        ("by 31/05/27", dt.date(2027, 5, 31)),
        ("in Q1", dt.date(2027, 3, 31)),
        ("in Q4", dt.date(2026, 12, 31)),
        ("in H1 2027", dt.date(2027, 6, 30)),
        ("in the second half of 2027", dt.date(2027, 12, 31)),
        ("on 22 November", dt.date(2026, 11, 22)),
        ("on 21 November", dt.date(2027, 11, 21)),
        ("mid-February 2028", dt.date(2028, 2, 15)),
        ("late February 2028", dt.date(2028, 2, 29)),
        ("early in Q1 2027", dt.date(2027, 1, 31)),
        ("at the start of Q3 of 2027", dt.date(2027, 7, 31)),
        ("mid-Q2 2027", dt.date(2027, 5, 15)),
        ("by the end of Q3", dt.date(2027, 9, 30)),
        ("early Q4", dt.date(2026, 10, 31)),
        ("early 2027", dt.date(2027, 3, 31)),
        ("by the end of the year", dt.date(2026, 12, 31)),
        ("during 2028", dt.date(2028, 12, 31)),
    ],
)
def test_the_last_day_is_what_the_words_allow(text: str, last: dt.date) -> None:
    found = find_date(f"It comes {text}.", TODAY)
    assert found is not None
    assert found.last == last


@pytest.mark.parametrize(
    "text",
    ["in summer 2027", "in FY27", "30 days after signature", "by 30 February 2027", "by 2027-13-01", "soon",
     "with the next release", "within two weeks", "before go-live"],
)  # fmt: skip
def test_a_time_that_no_calendar_tells_is_a_date_without_a_day(text: str) -> None:
    found = find_date(f"It comes {text}.", TODAY)
    assert found is not None
    assert found.last is None


@pytest.mark.parametrize("text", ["It may work.", "Version 2027 of it", "as soon as possible?", "12 ms"])
def test_what_is_no_date_is_none(text: str) -> None:
    assert find_date(text, TODAY) is None


@pytest.mark.parametrize(
    ("sentence", "later"),
    [
        ("Available from 1 July 2027.", True),
        ("Available as of 2027-07-01.", True),
        ("Available since 1 July 2026.", False),
        ("Available from 1 July 2026.", False),
        ("Available soon.", False),
        ("Available.", False),
    ],
)
def test_a_claim_that_begins_on_a_day_to_come_is_told_from_one_of_today(sentence: str, later: bool) -> None:  # noqa: FBT001
    assert begins_later(sentence, find_date(sentence, TODAY), TODAY) is later


@given(st.dates(dt.date(2026, 1, 1), dt.date(2099, 12, 31)))
def test_every_day_is_read_back_as_it_is_written(day: dt.date) -> None:
    for written in (day.isoformat(), f"{day.day} {day:%B %Y}", f"{day:%B} {day.day}, {day.year}"):
        found = find_date(f"We deliver by {written}.", TODAY)
        assert found is not None
        assert found.last == day
