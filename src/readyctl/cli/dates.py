"""Dates as options take them."""

import datetime as dt
import re

import typer

_DIGITS = 4


def due(text: str) -> dt.date:
    """A day, or a month, a quarter or a half year read as its last day."""
    from readyctl.core.entry.days import said_due  # start-up time

    try:
        return said_due(text)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None


def days(text: str) -> int:
    """A number of days: `3d`, `3`, `2w`, `1 week`."""
    found = _SPAN.fullmatch(text.strip().lower())
    if found is None:
        raise typer.BadParameter(f"'{text}' is no number of days; write it as 3d or 2w")
    return int(found["n"]) * (7 if found["weeks"] else 1)


_SPAN = re.compile(rf"(?P<n>\d{{1,{_DIGITS}}}) ?(?:d|days?|(?P<weeks>w|weeks?))?", re.ASCII)


def day(text: str) -> dt.date:
    """A day, and nothing longer."""
    from readyctl.core.entry.days import said_day  # start-up time

    try:
        return said_day(text)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None
