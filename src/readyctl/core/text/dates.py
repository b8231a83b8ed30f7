"""Days as people say them, `30 June 2027`, and what every reader of days has in common."""

import datetime as dt
import re

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
"""The months' names in English, in order."""
YEAR_FIRST = re.compile(r"(?P<y>\d{4})([-/.])(?P<m>\d{1,2})\2(?P<d>\d{1,2})", re.ASCII)
"""A day that means the same to everybody, with whichever sign between its numbers."""
_DAY = re.compile(r"(?<![\w/.:=-])\d{4}-\d{2}-\d{2}(?![\w/-])", re.ASCII)


def spoken(day: dt.date) -> str:
    """One day, as it is read aloud."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def with_spoken_days(text: str) -> str:
    """The text with each of its days (`2027-06-30`) as people say it; parts of addresses and names stay."""
    return _DAY.sub(_spoken, text)


def _spoken(found: re.Match[str]) -> str:
    try:
        return spoken(dt.date.fromisoformat(found[0]))
    except ValueError:
        return found[0]
