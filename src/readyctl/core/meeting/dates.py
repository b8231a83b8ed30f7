"""Days that a meeting looks ahead to."""

import calendar
import datetime as dt
from collections.abc import Iterable
from typing import Literal

from readyctl.core.text.date_ahead import DateAhead

SIX_WEEKS = dt.timedelta(weeks=6)


def from_today_on(dates: Iterable[DateAhead], today: dt.date) -> tuple[DateAhead, ...]:
    """The dates that have not passed, in order, each once."""
    ahead = {date for date in dates if date.day >= today}
    return tuple(sorted(ahead, key=lambda date: (date.day, date.what, date.key)))


def within_six_weeks(dates: Iterable[DateAhead], today: dt.date) -> tuple[DateAhead, ...]:
    """The dates from today on, six weeks far, in order."""
    return tuple(date for date in from_today_on(dates, today) if date.day - today <= SIX_WEEKS)


Every = Literal["week", "fortnight", "month", "quarter"]


def sync_after(last: dt.date | None, today: dt.date, every: Every) -> dt.date:
    """The first day to meet after today, counted from the last one, or from today if it is first."""
    start = last or today
    times = 1
    while (day := next_sync(start, every, times)) <= today:
        times += 1
    return day


def missed_sync(last: dt.date | None, today: dt.date, every: Every) -> dt.date | None:
    """The day on which the next meeting was due, where that has passed; None where it has not."""
    due = next_sync(last, every) if last else None
    return due if due and due < today else None


def next_sync(start: dt.date, every: Every, times: int = 1) -> dt.date:
    """The day so many meetings after `start`; the 31st becomes the last day of a shorter month."""
    match every:
        case "week":
            return start + dt.timedelta(weeks=times)
        case "fortnight":
            return start + dt.timedelta(weeks=2 * times)
        case "month":
            return _months_later(start, times)
        case "quarter":
            return _months_later(start, 3 * times)


def _months_later(day: dt.date, months: int) -> dt.date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
