"""Days: as the files hold them, and as people write them where it is clear which day they mean."""

import calendar
import datetime as dt
import re
from contextlib import suppress
from functools import lru_cache

from readyctl.core.text.dates import MONTHS, YEAR_FIRST

_QUARTER = re.compile(r"(\d{4})-Q([1-4])", re.ASCII)
DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


@lru_cache(maxsize=4096)  # a registry says few days, each many times
def parse_day(text: str) -> dt.date:
    """Read `2027-06-30` or `2027-Q2` (its last day). Raises ValueError with a sentence for anything else."""
    if quarter := _QUARTER.fullmatch(text):
        year, month = int(quarter[1]), int(quarter[2]) * 3
        if year:
            return _end_of_month(year, month)
    if DAY.fullmatch(text):
        try:
            return dt.date.fromisoformat(text)
        except ValueError:
            raise ValueError(f"there is no day {text} in the calendar") from None
    raise ValueError(f"'{text}' is not a date; write a day as 2027-06-30, or a quarter as 2027-Q2")


def said_day(text: str) -> dt.date:
    """Read a day as people write it at a prompt: `2027-06-30`, `30 June 2027`, `June 30, 2027`, `30.6.2027`.

    Raises ValueError with a sentence for what is no day, and for what is one day here and another elsewhere.
    """
    said = " ".join(text.lower().split())
    if (day := _a_day(said)) is not None:
        return day
    raise ValueError(f"'{text}' is not a day; write it as 2026-11-22, or as 22 November 2026")


def said_due(text: str) -> dt.date:
    """Read a day by which something is due, as people write it: a month, a quarter and a half mean their last
    day. Raises ValueError as `said_day` does.
    """
    said = " ".join(text.lower().split())
    for read in (_a_day, _a_month, _a_part):
        if (day := read(said)) is not None:
            return day
    raise ValueError(
        f"'{text}' is not a date; write a day as 2027-06-30, a month as 2027-06, or a quarter as 2027-Q2"
    )


def written_due(text: str) -> str:
    """The same day as the files hold it; what is clear to nobody stays as it is, for its reader to refuse."""
    with suppress(ValueError):
        parse_day(text)
        return text
    with suppress(ValueError):
        return said_due(text).isoformat()
    return text


_MONTHS = {name.lower(): n for n, name in enumerate(MONTHS, 1)}
_MONTHS |= {name[:3]: n for name, n in _MONTHS.items()} | {"sept": 9}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_SPELT = re.compile(
    rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th|\.)?(?: of)?[ -]?(?P<m>{_MONTH})\.?,?[ -](?P<y>\d{{4}})"
    rf"|(?P<m2>{_MONTH})\.? (?:the )?(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y2>\d{{4}})",
    re.ASCII,
)
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})", re.ASCII)
_OF_YEAR = re.compile(
    rf"(?:(?:the )?end of )?(?P<name>{_MONTH})\.?,?(?: of)?[ -](?P<year>\d{{4}})"
    r"|(?P<y>\d{4})[-/.](?P<m>\d{1,2})|(?P<m2>\d{1,2})[-/.](?P<y2>\d{4})",
    re.ASCII,
)
_PART = re.compile(
    r"(?P<y>\d{4})[ /-]?(?P<kind>[qh])(?P<n>[1-4])|(?P<kind2>[qh])(?P<n2>[1-4])[ /-]?(?:of )?(?P<y2>\d{4})",
    re.ASCII,
)
_MONTHS_OF = {"q": 3, "h": 6}
_A_YEAR = 12


def _a_day(said: str) -> dt.date | None:
    found = YEAR_FIRST.fullmatch(said) or _SPELT.fullmatch(said)
    if found is not None:
        parts = {name[0]: value for name, value in found.groupdict().items() if value}
        month = _MONTHS.get(parts["m"]) or int(parts["m"])
        day = _day(int(parts["y"]), month, int(parts["d"]))
        if day is None:
            raise ValueError(f"there is no day {said} in the calendar")
        return day
    return _two_ways(said)


def _two_ways(said: str) -> dt.date | None:
    """A day that ends with its year. With dots the day comes first; else countries differ in what does."""
    found = _YEAR_LAST.fullmatch(said)
    if found is None:
        return None
    first, sign, other, year = found.groups()
    readings = {_day(int(year), int(other), int(first))}
    if sign != ".":
        readings.add(_day(int(year), int(first), int(other)))
    days = sorted(day for day in readings if day is not None)
    if len(days) > 1:
        both = " or as ".join(map(str, days))
        raise ValueError(f"'{said}' is two days to two people; write it as {both}")
    if not days:
        raise ValueError(f"there is no day {said} in the calendar")
    return days[0]


def _a_month(said: str) -> dt.date | None:
    found = _OF_YEAR.fullmatch(said)
    if found is None:
        return None
    year = int(found["year"] or found["y"] or found["y2"])
    month = _MONTHS[found["name"]] if found["name"] else int(found["m"] or found["m2"])
    return _end_of_month(year, month) if year and 1 <= month <= _A_YEAR else None


def _a_part(said: str) -> dt.date | None:
    found = _PART.fullmatch(said)
    if found is None:
        return None
    year, number = int(found["y"] or found["y2"]), int(found["n"] or found["n2"])
    month = number * _MONTHS_OF[found["kind"] or found["kind2"]]
    return _end_of_month(year, month) if year and month <= _A_YEAR else None


def _end_of_month(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def day_of(seconds: int) -> dt.date | None:
    """The day of a moment, in UTC; None for one that is on no calendar."""
    try:
        return dt.datetime.fromtimestamp(seconds, dt.UTC).date()
    except (ValueError, OverflowError, OSError):
        return None
