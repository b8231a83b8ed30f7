"""Days as people write them: a day, or a quarter that means its last day."""

import calendar
import datetime as dt
import re

_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def parse_day(text: str) -> dt.date:
    """Read `2027-06-30` or `2027-Q2` (its last day). Raises ValueError with a sentence for anything else."""
    if quarter := _QUARTER.fullmatch(text):
        year, month = int(quarter[1]), int(quarter[2]) * 3
        if year:
            return dt.date(year, month, calendar.monthrange(year, month)[1])
    if DAY.fullmatch(text):
        try:
            return dt.date.fromisoformat(text)
        except ValueError:
            raise ValueError(f"there is no day {text} in the calendar") from None
    raise ValueError(f"'{text}' is not a date; write a day as 2027-06-30, or a quarter as 2027-Q2")
