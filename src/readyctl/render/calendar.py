"""Days as a calendar file (RFC 5545): all-day events, which need no time zone."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from readyctl.core.text.date_ahead import DateAhead

_FOLD = 75
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def render(days: Iterable[DateAhead], as_of: dt.date, registry: str | None) -> str:
    """An event for each day, in the order given; `registry` is what tells its events from another's."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//readyctl//EN", "CALSCALE:GREGORIAN"]
    for day in days:
        lines += _event(day, as_of, registry or "registry")
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _fold(line))


def _event(date: DateAhead, as_of: dt.date, registry: str) -> Iterator[str]:
    """One event of one day, which is what a date without an end means (RFC 5545, 3.6.1)."""
    yield "BEGIN:VEVENT"
    yield f"UID:{date.key}@{registry}.readyctl"
    yield f"DTSTAMP:{_day(as_of)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_day(date.day)}"
    yield f"SUMMARY:{_text(date.what[:1].upper() + date.what[1:])}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _day(day: dt.date) -> str:
    return day.isoformat().replace("-", "")


def _text(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return _CONTROL.sub(" ", escaped.replace("\r\n", "\n").replace("\n", "\\n"))


def _fold(line: str) -> Iterator[str]:
    """Lines of at most 75 octets, no character cut in two; each further one begins with a space."""
    current, size = "", 0
    for character in line:
        octets = len(character.encode())
        if size + octets > _FOLD:
            yield current
            current, size = " ", 1
        current += character
        size += octets
    yield current
