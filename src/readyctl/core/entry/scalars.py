"""What the scalars of entries mean, from the text that a person wrote: for the schema, and without it."""

import datetime as dt
import re

from readyctl.core.entry.days import DAY, parse_day


def day(text: str) -> dt.date:
    """A day of the calendar. Raises ValueError with a sentence for anything else, as do the others here."""
    if not DAY.fullmatch(text):
        raise ValueError(f"'{text}' is not a day; write it as 2026-11-22")
    return parse_day(text)


def flag(text: str) -> bool:
    """True or false, in any case."""
    if text.lower() not in {"true", "false"}:
        raise ValueError(f"'{text}' is not true or false")
    return text.lower() == "true"


def days(text: str) -> int:
    """A number of days, with or without a `d` after it; that it is at least 1 is not looked at here."""
    said = text.strip()
    if said.lower() in {"never", "always"}:
        raise ValueError(
            f"'{text}' is no window: what nobody looks at again is sold long after it stopped being true; "
            "write the longest time that you would go by an old word, such as 180d"
        )
    match = re.fullmatch(r"(\d{1,4})d?", said, re.ASCII)
    if not match:
        raise ValueError(f"'{text}' is not a number of days; write it as 7d")
    return int(match[1])


def one_line(text: str) -> str:
    """The text as it is, where it stands on one line and something is on it."""
    if not text.strip():
        raise ValueError("there is nothing but space here")
    if len(text.strip().splitlines()) > 1:
        raise ValueError("a line break stands in it; write it on one line")
    return text
