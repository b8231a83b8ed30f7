"""Days on which something happens, as a calendar holds them."""

import datetime as dt
import hashlib

from msgspec import Struct


class DateAhead(Struct, frozen=True):
    """One day and what happens on it; `key` stays the same as long as it is the same event."""

    day: dt.date
    what: str
    key: str


def event_key(what: str, *parts: str) -> str:
    """A name for an event that stays the same when lines move within their files."""
    return f"{what}-{hashlib.sha256(chr(0).join(parts).encode()).hexdigest()[:16]}"
