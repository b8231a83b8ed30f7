"""Dates as sales writes them: `by 30 June 2027`, `in Q3`, `before the summer`, `next release`."""

import calendar
import datetime as dt
import re
from dataclasses import dataclass

_MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): n for n, name in enumerate(calendar.month_abbr) if name}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}
_ISO = re.compile(r"\b(20\d\d)-(\d\d)-(\d\d)\b")
_QUARTER = re.compile(r"\b(?:(20\d\d)[- ]?)?q([1-4])(?:[ /-]*(20\d\d))?\b")
_SPELT = re.compile(r"\b(first|second|third|fourth|last) quarter(?: of (20\d\d))?\b")
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? ({_MONTH})\.?,?(?: (20\d\d))?\b")
_MONTH_FIRST = re.compile(rf"\b({_MONTH})\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (20\d\d)\b")
_MONTH_ONLY = re.compile(rf"\b(?:by|in|before|until|from|this|end of|of) ({_MONTH})\b(?: (20\d\d))?")
_YEAR_ONLY = re.compile(r"\b(?:by|in|during|before|for|of|end of)(?: the (?:course|end) of)? (20\d\d)\b")
_VAGUE = re.compile(
    r"\b(?:next (?:release|version|week|month|quarter|year)|this (?:year|quarter|month|week)|"
    r"(?:before|after|by|this) (?:the )?"
    r"(?:spring|summer|autumn|fall|winter|year)|when you go live|day one|coming soon|before long|shortly)\b",
)


@dataclass(frozen=True)
class Dated:
    """A date in a sentence: `last` is the latest day that its words allow, None where they are vague."""

    words: str
    last: dt.date | None


def find_date(sentence: str, today: dt.date) -> Dated | None:
    """Find the first date in a sentence; a month or quarter without a year is the next one."""
    text = " ".join(sentence.lower().split())
    for pattern, resolve in _READERS:
        if found := pattern.search(text):
            return Dated(found[0], resolve(found, today))
    if found := _VAGUE.search(text):
        return Dated(found[0], None)
    return None


def _iso(found: re.Match[str], _today: dt.date) -> dt.date | None:
    return _day(int(found[1]), int(found[2]), int(found[3]))


def _quarter(found: re.Match[str], today: dt.date) -> dt.date:
    year = found[1] or found[3]
    return _month_end(int(year) if year else None, int(found[2]) * 3, today)


def _spelt(found: re.Match[str], today: dt.date) -> dt.date:
    return _month_end(int(found[2]) if found[2] else None, _QUARTERS[found[1]] * 3, today)


def _day_first(found: re.Match[str], today: dt.date) -> dt.date | None:
    month, day = _MONTHS[found[2]], int(found[1])
    if found[3]:
        return _day(int(found[3]), month, day)
    this_year = _day(today.year, month, day)
    return this_year if this_year is None or this_year >= today else _day(today.year + 1, month, day)


def _month_first(found: re.Match[str], _today: dt.date) -> dt.date | None:
    return _day(int(found[3]), _MONTHS[found[1]], int(found[2]))


def _month_only(found: re.Match[str], today: dt.date) -> dt.date:
    return _month_end(int(found[2]) if found[2] else None, _MONTHS[found[1]], today)


def _year_only(found: re.Match[str], _today: dt.date) -> dt.date:
    return dt.date(int(found[1]), 12, 31)


_READERS = (
    (_ISO, _iso),
    (_QUARTER, _quarter),
    (_SPELT, _spelt),
    (_DAY_FIRST, _day_first),
    (_MONTH_FIRST, _month_first),
    (_MONTH_ONLY, _month_only),
    (_YEAR_ONLY, _year_only),
)


def _month_end(year: int | None, month: int, today: dt.date) -> dt.date:
    if year is None:
        year = today.year if month >= today.month else today.year + 1
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
