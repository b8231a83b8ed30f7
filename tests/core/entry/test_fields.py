import datetime as dt
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from readyctl.core.entry.fields import Day, Due, Flag, Line, parse_day


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
    ("kind", "text", "why"),
    [
        (Day, "2027-Q1", "is not a day"),
        (Flag, "yes", "is not true or false"),
        (Line, "one\ntwo", "a line break"),
        (Line, "  ", "nothing but space"),
    ],
)
def test_each_scalar_says_what_it_takes(kind: Any, text: str, why: str) -> None:
    with pytest.raises(ValidationError, match=why):
        TypeAdapter(kind).validate_python(text)


def test_flags_are_read_in_any_case() -> None:
    assert [TypeAdapter(Flag).validate_python(text) for text in ("true", "False", True)] == [
        True,
        False,
        True,
    ]
