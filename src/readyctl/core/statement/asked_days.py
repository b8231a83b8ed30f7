"""The days that a question names: `in Q1 or Q2`, `by March`, `next quarter`."""

import calendar
import datetime as dt
import re

from readyctl.core.feature.parts import AskedDay
from readyctl.core.statement.dates import NO_CALENDAR, NUMERIC, READERS, VAGUE, numeric_days, untold

_MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if name}
_LEAD = re.compile(r"\b(?:by|until|before|in|for|at|on|from)(?: the)? $")
_WAS = re.compile(r"\b(?:since|after|between) (?:the )?$")
_TOMORROW = re.compile(r"\btomorrow\b")
_COMING = re.compile(r"\b(this|next) (week|month|quarter|year)\b")
_ONE_MORE = re.compile(rf"\b(?:or|and) (?!may\b)({'|'.join(_MONTHS)})\b(?= ?[?.,!]*$| (?:or|and)\b)")
"""One more month behind the one that has a preposition: `in March or April`."""
_A_YEAR, _A_QUARTER = 12, 3
_NEAR = 32
"""Characters before a day in which the words stand that belong to it."""


def days_asked(text: str, today: dt.date) -> tuple[AskedDay, ...]:
    """Every day by which a text of plain spaces asks for something, in order, none upon another but the two
    that a date such as 05/06/2027 may mean.

    A time that is no day (`next release`) has no last day, so that it is asked for nowhere and no other day
    takes its place; the day since when something is, is none of them.
    """
    # A letter that becomes two without its capital would move all places behind it.
    low = "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
    found: list[AskedDay] = []
    taken = bytearray(len(low))
    ahead = ((_TOMORROW, _tomorrow), (_COMING, _coming), (_ONE_MORE, _one_more))
    for pattern, resolve in (*READERS, *ahead, (VAGUE, untold)):
        for match in pattern.finditer(low):
            if any(taken[match.start() : match.end()]):
                continue
            if pattern is NO_CALENDAR:
                return ()
            near = max(match.start() - _NEAR, 0)
            lead = _LEAD.search(low, near, match.start())
            start = lead.start() if lead else match.start()
            if _WAS.search(low, near, start):
                continue
            last = resolve(match, today)
            if last is not None or pattern is VAGUE:
                said = text[match.start() : match.end()]
                meant = numeric_days(match) if pattern is NUMERIC else (last,)
                found += [AskedDay(start, match.end(), said, day) for day in meant]
                taken[start : match.end()] = b"\1" * (match.end() - start)
    return tuple(sorted(found, key=lambda day: day.start))


def _tomorrow(_: re.Match[str], today: dt.date) -> dt.date:
    return today + dt.timedelta(days=1)


def _coming(found: re.Match[str], today: dt.date) -> dt.date:
    """The last day of this or the next week, month, quarter or year."""
    ahead = int(found[1] == "next")
    match found[2]:
        case "week":
            return today + dt.timedelta(days=6 - today.weekday() + 7 * ahead)
        case "year":
            return dt.date(today.year + ahead, _A_YEAR, 31)
        case "month":
            ends = today.month + ahead
        case _:
            ends = ((today.month - 1) // _A_QUARTER + 1 + ahead) * _A_QUARTER
    year, month = today.year + (ends - 1) // _A_YEAR, (ends - 1) % _A_YEAR + 1
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _one_more(found: re.Match[str], today: dt.date) -> dt.date:
    month = _MONTHS[found[1]]
    year = today.year + int(month < today.month)
    return dt.date(year, month, calendar.monthrange(year, month)[1])
