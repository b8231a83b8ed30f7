"""Days and quarters as people write them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from readyctl.core.entry.days import parse_day, said_day, said_due, written_due
from readyctl.core.entry.fields import Due


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2027-06-30", dt.date(2027, 6, 30)),
        ("2027-Q1", dt.date(2027, 3, 31)),
        ("2027-Q2", dt.date(2027, 6, 30)),
        ("2028-Q4", dt.date(2028, 12, 31)),
    ],
)
def test_a_quarter_is_its_last_day(text: str, day: dt.date) -> None:
    assert parse_day(text) == TypeAdapter(Due).validate_python(text) == day


@pytest.mark.parametrize("text", ["2027-02-30", "2027-Q5", "0000-Q1", "27-06-30", "June", "2027-6-3", ""])
def test_what_is_no_day_is_said(text: str) -> None:
    with pytest.raises(ValueError, match=r"no day|is not a date"):
        parse_day(text)


@pytest.mark.parametrize(
    "text",
    [
        "2027-06-30",
        "2027/6/30",
        "30 June 2027",
        "30th of June, 2027",
        "June 30, 2027",
        "Jun 30th 2027",
        "30.6.2027",
        "30/06/2027",
        "6/30/2027",
        "30-Jun-2027",
        " 30  JUNE 2027 ",
    ],
)
def test_a_day_is_read_however_it_is_written_where_it_is_clear(text: str) -> None:
    assert said_day(text) == said_due(text) == dt.date(2027, 6, 30)


@pytest.mark.parametrize(
    "text",
    [
        "2027-06",
        "June 2027",
        "jun 2027",
        "end of June 2027",
        "06/2027",
        "2027-Q2",
        "Q2 2027",
        "2027 q2",
        "q2/2027",
        "2027Q2",
        "H1 2027",
        "2027-H1",
    ],
)
def test_what_is_longer_than_a_day_is_due_on_its_last_day_and_is_no_day(text: str) -> None:
    assert said_due(text) == dt.date(2027, 6, 30)
    assert written_due(text) in {"2027-06-30", "2027-Q2"}
    with pytest.raises(ValueError, match="is not a day"):
        said_day(text)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("5/6/2027", "two people; write it as 2027-05-06 or as 2027-06-05"),
        ("30 February 2027", "no day 30 february 2027 in the calendar"),
        ("31/31/2027", "no day"),
        ("June", "write a day as 2027-06-30, a month as 2027-06"),
        ("2027", "is not a date"),
        ("H3 2027", "is not a date"),
        ("2027-13", "is not a date"),
        ("0000-Q1", "is not a date"),
        ("next week", "is not a date"),
    ],
)
def test_what_is_not_clear_says_how_to_write_it(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        said_due(text)
    assert written_due(text) == text


@given(st.text(alphabet="0123456789-/. qhQHJuneof,", max_size=14))
def test_whatever_is_written_is_a_day_or_a_sentence(text: str) -> None:
    try:
        day = said_due(text)
    except ValueError:
        assert written_due(text) == text
    else:
        assert day in {parse_day(written_due(text)), parse_day(day.isoformat())}


@given(st.dates(dt.date(1000, 1, 1)))
def test_every_day_is_read_back_from_each_clear_form(day: dt.date) -> None:
    for form in (
        f"{day:%Y-%m-%d}",
        f"{day.day} {day:%B %Y}",
        f"{day:%b} {day.day}, {day.year}",
        f"{day:%d.%m.%Y}",
    ):
        assert said_day(form) == day
