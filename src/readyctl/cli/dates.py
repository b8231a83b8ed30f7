"""Dates as options take them."""

import datetime as dt

import typer

from readyctl.core.entry.days import parse_day

_DIGITS = 4


def due(text: str) -> dt.date:
    """A day, or a quarter (`2027-Q2`, `2027-q2`) read as its last day."""
    try:
        return parse_day(text.replace("q", "Q"))
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None


def days(text: str) -> int:
    """A number of days: `3d`, `3`, or `2w`."""
    number, unit = (text[:-1], text[-1:]) if text[-1:] in {"d", "w"} else (text, "d")
    if not (number.isascii() and number.isdigit() and len(number) <= _DIGITS):
        raise typer.BadParameter(f"'{text}' is no number of days; write it as 3d or 2w")
    return int(number) * (7 if unit == "w" else 1)


def day(text: str) -> dt.date:
    """A day, and no quarter."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"'{text}' is not a day; write it as 2026-11-22") from None
