"""Days as people say them: `30 June 2027`."""

import datetime as dt
import re

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DAY = re.compile(r"(?<![\w/.:=-])\d{4}-\d{2}-\d{2}(?![\w/-])", re.ASCII)


def spoken(day: dt.date) -> str:
    """One day, as it is read aloud."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def with_spoken_days(text: str) -> str:
    """The text with each of its days (`2027-06-30`) as people say it; parts of addresses and names stay."""
    return _DAY.sub(_spoken, text)


def _spoken(found: re.Match[str]) -> str:
    try:
        return spoken(dt.date.fromisoformat(found[0]))
    except ValueError:
        return found[0]
