"""Days and quarters as people write them."""

import datetime as dt

import pytest
from pydantic import TypeAdapter

from readyctl.core.entry.days import parse_day
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
