"""The days that a question names: `in Q1 or Q2`, `by March`, `next quarter`."""

import datetime as dt
import re

from readyctl.core.feature.names import NameIndex
from readyctl.core.feature.parts import AskedDay
from readyctl.core.statement.dates import (
    MONTH,
    NO_CALENDAR,
    NUMERIC,
    READERS,
    VAGUE,
    month_end,
    month_only,
    numeric_days,
    untold,
)

_LEAD = re.compile(r"\b(?:by|until|before|in|for|at|on|from)(?: the)? $")
_WAS = re.compile(r"\b(?:since|after|between) (?:the )?$")
_TOMORROW = re.compile(r"\btomorrow\b")
_COMING = re.compile(r"\b(this|next) (week|month|quarter|year)\b")
_ONE_MORE = re.compile(rf"\b(?:or|and) (?!may\b)({MONTH})\b(?= ?[?.,!]*$| (?:or|and)\b)")
"""One more month behind the one that has a preposition: `in March or April`."""
_PART = r"(?:q[1-4]|h[12]|(?:first|second|third|fourth|last) (?:quarter|half))"
_BEFORE = re.compile(rf"\b{_PART}(?: of)? $")
_BEHIND = re.compile(rf"[\w./-]*(?: {_PART}\b)?")
"""What belongs to a time that no calendar resolves: a business year's quarter, the rest of a false date."""
_A_YEAR, _A_QUARTER = 12, 3
_NEAR = 32
"""Characters before a day in which the words stand that belong to it."""


def days_asked(text: str, today: dt.date, names: NameIndex) -> tuple[AskedDay, ...]:
    """Every day by which a text of plain spaces asks for something, in order, none upon another but the two
    that a date such as 05/06/2027 may mean, and none within a name.

    A time that is no day (`next release`, `Q1 FY27`) has no last day, so that it is asked for nowhere and no
    other day takes its place; the day since when something is, is none of them.
    """
    # A letter that becomes two without its capital would move all places behind it.
    low = "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
    found: list[AskedDay] = []
    taken = bytearray(len(low))
    for name in names.named(text):
        taken[name.start : name.end] = b"\1" * (name.end - name.start)
    ahead = ((_TOMORROW, _tomorrow), (_COMING, _coming), (_ONE_MORE, month_only), (VAGUE, untold))
    for pattern, resolve in (*READERS, *ahead):
        for match in pattern.finditer(low):
            start, end = _whole(low, match) if pattern is NO_CALENDAR else match.span()
            near = max(start - _NEAR, 0)
            lead = _LEAD.search(low, near, start)
            begun = lead.start() if lead else start
            if any(taken[start:end]) or _WAS.search(low, near, begun):
                continue
            last = resolve(match, today)
            if last is not None or pattern in {NO_CALENDAR, VAGUE}:
                meant = numeric_days(match) if pattern is NUMERIC else (last,)
                found += [AskedDay(begun, end, text[start:end], day) for day in meant]
                taken[begun:end] = b"\1" * (end - begun)
    return tuple(sorted(found, key=lambda day: day.start))


def _whole(low: str, found: re.Match[str]) -> tuple[int, int]:
    before = _BEFORE.search(low, max(found.start() - _NEAR, 0), found.start())
    behind = _BEHIND.match(low, found.end())
    return (before or found).start(), (behind or found).end()


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
    return month_end(today.year + (ends - 1) // _A_YEAR, (ends - 1) % _A_YEAR + 1, today)
