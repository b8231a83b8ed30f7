"""Dates as options take them."""

import datetime as dt

import typer

from readyctl.core.entry.fields import parse_day


def due(text: str) -> dt.date:
    """A day, or a quarter (`2027-Q2`, `2027-q2`) read as its last day."""
    try:
        return parse_day(text.replace("q", "Q"))
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None


def day(text: str) -> dt.date:
    """A day, and no quarter."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"'{text}' is not a day; write it as 2026-11-22") from None
