"""The days of an agenda as a calendar file (RFC 5545): all-day events, which need no time zone."""

import re
from collections.abc import Iterator

from readyctl.core.meeting.agenda import Agenda
from readyctl.core.meeting.dates import DateAhead

_FOLD = 75
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def render(agenda: Agenda) -> str:
    """Every day ahead, however far: deliveries, promised dates, closings, decisions, the next sync."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//readyctl//sync agenda//EN", "CALSCALE:GREGORIAN"]
    for date in agenda.ahead:
        lines += _event(date, agenda)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _fold(line))


def _event(date: DateAhead, agenda: Agenda) -> Iterator[str]:
    """One event of one day, which is what a date without an end means (RFC 5545, 3.6.1)."""
    yield "BEGIN:VEVENT"
    yield f"UID:{date.key}@{agenda.registry or 'registry'}.readyctl"
    yield f"DTSTAMP:{agenda.as_of:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{date.day:%Y%m%d}"
    yield f"SUMMARY:{_text(date.what[:1].upper() + date.what[1:])}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


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
