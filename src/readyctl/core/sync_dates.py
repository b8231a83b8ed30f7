"""Days that a meeting looks ahead to."""

import calendar
import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

SIX_WEEKS = dt.timedelta(weeks=6)


@dataclass(frozen=True)
class DateAhead:
    """One day and what happens on it; `key` stays the same as long as it is the same event."""

    day: dt.date
    what: str
    key: str


def from_today_on(dates: Iterable[DateAhead], today: dt.date) -> tuple[DateAhead, ...]:
    """The dates that have not passed, in order, each once."""
    ahead = {date for date in dates if date.day >= today}
    return tuple(sorted(ahead, key=lambda date: (date.day, date.what, date.key)))


def within_six_weeks(dates: Iterable[DateAhead], today: dt.date) -> tuple[DateAhead, ...]:
    """The dates from today on, six weeks far, in order."""
    return tuple(date for date in from_today_on(dates, today) if date.day <= today + SIX_WEEKS)


def next_sync(today: dt.date, every: Literal["week", "fortnight", "month", "quarter"]) -> dt.date:
    """The day of the meeting after today's; the 31st becomes the last day of a shorter month."""
    match every:
        case "week":
            return today + dt.timedelta(weeks=1)
        case "fortnight":
            return today + dt.timedelta(weeks=2)
        case "month":
            return _months_later(today, 1)
        case "quarter":
            return _months_later(today, 3)


def _months_later(day: dt.date, months: int) -> dt.date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
