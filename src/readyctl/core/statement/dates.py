"""Dates as sales writes them: `by 30 June 2027`, `in Q3`, `before the summer`, `next release`."""

import calendar
import datetime as dt
import re

from msgspec import Struct

from readyctl.core.text.folding import legible

_MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): n for n, name in enumerate(calendar.month_abbr) if name}
MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
"""A month's name or its short form, in small letters."""
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}
_ISO = re.compile(r"\b(20\d\d)([-/.])(\d{1,2})\2(\d{1,2})\b")
NUMERIC = re.compile(r"\b(\d{1,2})([-/.])(\d{1,2})\2(?:20)?(\d\d)\b")
_YEAR = r"(?:20(\d\d)|'(\d\d))"
_QUARTER = re.compile(rf"\b(?:20(\d\d)[- ]?)?q([1-4])(?:[ /-]*(?:of )?{_YEAR})?\b")
_SPELT = re.compile(r"\b(first|second|third|fourth|last) quarter(?: of 20(\d\d))?\b")
_HALF = re.compile(r"\b(?:20(\d\d)[ /-]?)?(?:h([12])|(first|second) half of)(?:[ /-]*20(\d\d))?\b")
_DAY_FIRST = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?: day)?(?: of)?[ -]({MONTH})\b\.?,?(?:[ -](20\d\d))?\b"
)
_MONTH_FIRST = re.compile(rf"\b({MONTH})\.? (?:the )?(\d{{1,2}})(?:st|nd|rd|th)?,? (20\d\d)\b")
_PART = r"(early|beginning of|start of|mid|middle of|late|end of|end)(?:[ -]in|[ -]the)?[ -]"
_PART_OF_MONTH = re.compile(rf"\b{_PART}({MONTH})\b(?:,? (20\d\d))?")
_PART_OF_YEAR = re.compile(rf"\b{_PART}(20\d\d)\b")
_PART_OF_QUARTER = re.compile(rf"\b{_PART}(?:20(\d\d)[- ]?)?q([1-4])(?:[ /-]*(?:of )?{_YEAR})?\b")
_YEAR_END = re.compile(
    r"\b(?:end of (?:the |this )?(?:calendar )?year|(?:this )?year[- ]end|eoy)(?: (20\d\d))?\b"
)
_MONTH_YEAR = re.compile(rf"\b({MONTH})\.?,? (?:of )?(20\d\d)\b")
_MONTH_ONLY = re.compile(rf"\b(?:by|in|before|until|from|this|end of|of|for|during) ({MONTH})\b")
_YEAR_ONLY = re.compile(r"\b(?:by|in|during|before|for|of|end of)(?: the (?:course|end) of)? (20\d\d)\b")
_SEASON = r"(?:spring|summer|autumn|fall|winter|christmas|easter|thanksgiving)"
_TIMES = r"(?:business |working |calendar )?(?:days?|weeks?|months?|quarters?|years?|sprints?)"
_COUNT = r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|few|a few|several|a couple of)"
_EVENT = (
    rf"(?:{_SEASON}|holidays|new year|year|launch|go-?live|kick-?off|renewal|signature|signing|award|"
    r"effective date|commencement|milestone)"
)
NO_CALENDAR = re.compile(
    rf"\bfy ?'?(?:20)?\d\d\b|\bfiscal (?:year )?(?:20)?\d\d\b|\b{_SEASON} (?:of )?20\d\d\b"
    rf"|(?<!\bfor )\b{_COUNT} {_TIMES} (?:after|from|of|following|upon|post) "
    r"(?:the )?(?:\w+ ){0,2}(?:signature|signing|date|award|order|kick-?off|go-?live|closing|execution|"
    r"purchase|acceptance|today|now|commencement|start)\b"
    r"|\b(?:by|until|from|before|on or before|(?:no|not) later than) \d{1,4}(?:[-/.]\d|st\b|nd\b|rd\b|th\b)"
)
"""Times that no calendar resolves: seasons, business years, days after an event, dates that are none."""
VAGUE = re.compile(
    r"\b(?:next (?:release|version|week|month|quarter|year|spring|summer|autumn|fall|winter)|"
    r"this (?:year|quarter|month|week)|"
    rf"(?:before|after|by|this|until|at|upon|in time for|on or before|(?:no|not) later than) "
    rf"(?:the |your |our )?(?:contract )?{_EVENT}|"
    r"when you go live|day one|(?<!as )soon|asap|before long|shortly|imminent(?:ly)?|"
    r"in the (?:coming|next)(?: \w+)? \w+s|in the near future|within (?:days|weeks|months)|"
    rf"(?:for|over) (?:the |your )?(?:{_SEASON}|holidays|black friday|peak season|new year|year-end)|"
    rf"(?:with)?in (?:the next |less than |under |about |only )?{_COUNT} {_TIMES}|"
    r"(?:by|in|with|from|before|during) (?:our |the )?(?:calendar )?(?:week|cw|sprint|release|version|phase) "
    r"v?\d+)\b",
)
"""Times that are no day, whoever says them: `next release`, `soon`, `before the holidays`."""


class Dated(Struct, frozen=True):
    """A date in a sentence. `words` are as the sentence has them; `last` is the latest day that they allow.

    `last` is None where the words name a time that cannot be told; of a date such as 05/06/2027, which two
    countries read in two ways, it is the earlier one.
    """

    words: str
    last: dt.date | None


def find_date(sentence: str, today: dt.date) -> Dated | None:
    """Find the first date in a sentence; a month or quarter without a year is the next one."""
    written = even(sentence)
    text = written.lower()
    for pattern, resolve in READERS:
        if found := pattern.search(text):
            return Dated(_as_written(found, written), resolve(found, today))
    if found := VAGUE.search(text):
        return Dated(_as_written(found, written), None)
    return None


def _as_written(found: re.Match[str], written: str) -> str:
    """What was found in a text without capitals, with them; a letter may become two without them."""
    words = written[found.start() : found.end()]
    return words if words.lower() == found[0] else found[0]


def headed_date(words: str, today: dt.date) -> Dated | None:
    """The date that a heading or a column gives to all that stands under it: `Roadmap 2027` too."""
    if (date := find_date(words, today)) is not None:
        return date
    year = _YEAR_ALONE.search(words)
    return Dated(year[0], dt.date(int(year[0]), 12, 31)) if year else None


def is_ahead(words: str, today: dt.date) -> bool:
    """Whether a heading is nothing but a time that is still to come: `Q3 2027`, `March 2027`."""
    date = headed_date(words, today)
    alone = date is not None and len(date.words) * 2 > len(words.strip())
    return bool(alone and date and date.last and date.last > today)


_YEAR_ALONE = re.compile(r"\b20[2-4]\d\b")


def begins_later(sentence: str, date: Dated | None, today: dt.date) -> bool:
    """Whether the sentence says from when on, and that day is still to come: `available from 1 July 2027`."""
    if date is None or date.last is None or date.last <= today:
        return False
    words = date.words.lower()
    if _PART_ALONE.match(words) and not _UP_TO.search(even(sentence).lower().partition(words)[0]):
        return True
    before = even(sentence).lower().partition(words)[0]
    return _BEGINS.search(f"{before}{words.split(maxsplit=1)[0]} ") is not None or (
        _BEGINS.search(before) is not None
    )


_PART_ALONE = re.compile(r"(?:mid|early|late)\b")
"""A time that needs no preposition: `it lands mid-May`."""
_UP_TO = re.compile(r"\b(?:until|till|through|up to|before|since|by)(?: the)?\s$")
_BEGINS = re.compile(r"\b(?:from|as of|starting(?: on| in)?|effective|on|in|by|at)(?: the)?\s$")


def even(sentence: str) -> str:
    """A sentence with plain spaces and apostrophes, its letters as they were."""
    return " ".join(legible(sentence).replace("\u2019", "'").split())


def _iso(found: re.Match[str], _today: dt.date) -> dt.date | None:
    return _day(int(found[1]), int(found[3]), int(found[4]))


def _numeric(found: re.Match[str], _today: dt.date) -> dt.date | None:
    return min(numeric_days(found), default=None)


def numeric_days(found: re.Match[str]) -> tuple[dt.date, ...]:
    """The days that numbers may mean: 05/06/2027 two, 31/05/2027 one; with dots the day comes first."""
    first, other, year = int(found[1]), int(found[3]), _century(found[4])
    readings = [_day(year, other, first)]
    if found[2] != ".":
        readings.append(_day(year, first, other))
    return tuple(sorted({day for day in readings if day is not None}))


def _quarter(found: re.Match[str], today: dt.date) -> dt.date:
    year = found[1] or found[3] or found[4]
    return month_end(_century(year) if year else None, int(found[2]) * 3, today)


def _part_of_quarter(found: re.Match[str], today: dt.date) -> dt.date:
    """Early is in its first month, the middle halfway through its second, and late its end."""
    year = found[2] or found[4] or found[5]
    part, quarter = _PARTS[found[1]], int(found[3])
    end = month_end(_century(year) if year else None, quarter * 3, today)
    if part is _MIDDLE:
        return end.replace(month=end.month - 1, day=15)
    return month_end(end.year, end.month - 2, today) if part is _FIRST else end


def _spelt(found: re.Match[str], today: dt.date) -> dt.date:
    return month_end(_century(found[2]) if found[2] else None, _QUARTERS[found[1]] * 3, today)


def _half(found: re.Match[str], today: dt.date) -> dt.date:
    year = found[1] or found[4]
    half = int(found[2]) if found[2] else _QUARTERS[found[3]]
    return month_end(_century(year) if year else None, half * 6, today)


def _day_first(found: re.Match[str], today: dt.date) -> dt.date | None:
    month, day = _MONTHS[found[2]], int(found[1])
    if found[3]:
        return _day(int(found[3]), month, day)
    this_year = _day(today.year, month, day)
    return this_year if this_year is None or this_year >= today else _day(today.year + 1, month, day)


def _month_first(found: re.Match[str], _today: dt.date) -> dt.date | None:
    return _day(int(found[3]), _MONTHS[found[1]], int(found[2]))


def _part_of_month(found: re.Match[str], today: dt.date) -> dt.date:
    end = month_end(int(found[3]) if found[3] else None, _MONTHS[found[2]], today)
    return end.replace(day=_PARTS[found[1]][0] or end.day)


def _part_of_year(found: re.Match[str], today: dt.date) -> dt.date:
    return month_end(int(found[2]), _PARTS[found[1]][1], today)


def _year_end(found: re.Match[str], today: dt.date) -> dt.date:
    return dt.date(int(found[1]) if found[1] else today.year, 12, 31)


def _month_year(found: re.Match[str], today: dt.date) -> dt.date:
    return month_end(int(found[2]), _MONTHS[found[1]], today)


def month_only(found: re.Match[str], today: dt.date) -> dt.date:
    """The end of the next month of a name."""
    return month_end(None, _MONTHS[found[1]], today)


def _year_only(found: re.Match[str], _today: dt.date) -> dt.date:
    return dt.date(int(found[1]), 12, 31)


def untold(_found: re.Match[str], _today: dt.date) -> None:
    """The last day of a time that tells none."""
    return


_FIRST, _MIDDLE, _LAST = (10, 3), (15, 6), (0, 12)
_PARTS = {
    "early": _FIRST,
    "beginning of": _FIRST,
    "start of": _FIRST,
    "mid": _MIDDLE,
    "middle of": _MIDDLE,
    "late": _LAST,
    "end of": _LAST,
    "end": _LAST,
}
"""The last day of a part of a month (0 for its end), and the last month of a part of a year."""

READERS = (
    (_ISO, _iso),
    (NUMERIC, _numeric),
    (NO_CALENDAR, untold),
    (_PART_OF_QUARTER, _part_of_quarter),
    (_QUARTER, _quarter),
    (_SPELT, _spelt),
    (_HALF, _half),
    (_MONTH_FIRST, _month_first),
    (_DAY_FIRST, _day_first),
    (_PART_OF_MONTH, _part_of_month),
    (_PART_OF_YEAR, _part_of_year),
    (_YEAR_END, _year_end),
    (_MONTH_YEAR, _month_year),
    (_MONTH_ONLY, month_only),
    (_YEAR_ONLY, _year_only),
)
"""How a time is written, and its last day; of two that find one, the first is meant."""


def _century(year: str) -> int:
    return 2000 + int(year)


def month_end(year: int | None, month: int, today: dt.date) -> dt.date:
    """The last day of a month; without a year, of the next one."""
    if year is None:
        year = today.year if month >= today.month else today.year + 1
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
