import datetime as dt

import pytest

from readyctl.core.text.dates import spoken, with_spoken_days


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("by 2027-06-30", "by 30 June 2027"),
        ("by 2027-06-30 (2027-Q2).", "by 30 June 2027 (2027-Q2)."),
        ("2027-02-30", "2027-02-30"),
        ("see https://example.com/2027-06-30/plan", "see https://example.com/2027-06-30/plan"),
        ("ticket 2027-06-30-4 and v=2027-06-30", "ticket 2027-06-30-4 and v=2027-06-30"),
    ],
)
def test_days_are_said_as_people_say_them_and_nothing_else_is_touched(text: str, said: str) -> None:
    assert with_spoken_days(text) == said


def test_a_day_is_spoken_without_a_zero_in_front() -> None:
    assert spoken(dt.date(2027, 6, 3)) == "3 June 2027"
