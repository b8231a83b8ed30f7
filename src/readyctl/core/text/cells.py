"""Days as spreadsheets write them; a column is read one way, and never by a silent guess."""

import datetime as dt
import re
from collections.abc import Iterable

from msgspec import Struct

from readyctl.core.text.dates import MONTHS, YEAR_FIRST
from readyctl.core.text.folding import folded


class UnreadCell(Struct, frozen=True):
    """A cell that cannot be read; `why` is a clause, `help` what would make it readable."""

    why: str
    help: str = ""


ORDERS = ("day first", "month first")
"""What may come first in slashed dates."""
_CLOCK = re.compile(r"(?<=\d)[T ].*\Z", re.DOTALL)
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})(?: .*)?")
_SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})(?: .*)?")
_TIME = r"(?:[ ,]+(?:at )?\d{1,2}:\d\d.*)?"
_DAY_AND_NAME = re.compile(
    rf"(\d{{1,2}})(?:st|nd|rd|th)?[ ./-]+([^\W\d_]+)\.?[ ,/-]+(\d{{4}}|\d{{2}}){_TIME}", re.IGNORECASE
)
_NAME_AND_DAY = re.compile(
    rf"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?"
    rf"([^\W\d_]+)\.?[ -]+(\d{{1,2}})(?:st|nd|rd|th)?[ ,-]+(\d{{4}}|\d{{2}}){_TIME}",
    re.IGNORECASE,
)
_ABROAD = (
    "januar janvier enero", "februar février febrero", "märz mars marzo", "avril abril", "mai mayo",
    "juni juin junio", "juli juillet julio", "août agosto", "septembre septiembre",
    "oktober octobre octubre", "novembre noviembre", "dezember décembre diciembre",
)  # fmt: skip
_NAMES = tuple((english, *others.split()) for english, others in zip(MONTHS, _ABROAD, strict=True))
"""The months' names in the languages that exports come in, one month an item."""
_SHORTEST_NAME = 3
_NO_DAY = "write days as 2026-12-15 in the export, or leave the column out"
_MOST_MONTHS = 12


def day_order(cells: Iterable[str]) -> str | None:
    """`day first` or `month first` for a column of slashed dates; None where no cell tells, or cells
    contradict one another.
    """
    orders = set()
    for cell in cells:
        if match := _SLASHED.fullmatch(cell):
            orders |= {"day first"} if int(match[1]) > _MOST_MONTHS else set()
            orders |= {"month first"} if int(match[2]) > _MOST_MONTHS else set()
    return orders.pop() if len(orders) == 1 else None


def read_day(cell: str, order: str | None) -> dt.date | UnreadCell | None:
    """Read `2026-12-15`, `15.12.26`, `12/15/2026`, `15-Dec-26`, `Dec 15, 2026`; None for an empty cell.

    `order` is the column's.
    """
    if not cell:
        return None
    if match := YEAR_FIRST.fullmatch(_CLOCK.sub("", cell)):
        return _day(cell, int(match["y"]), int(match["m"]), int(match["d"]))
    if match := _DOTTED.fullmatch(cell):
        return _day(cell, _year(match[3]), int(match[2]), int(match[1]))
    if match := _SLASHED.fullmatch(cell):
        return _slashed(cell, order, int(match[1]), int(match[2]), _year(match[3]))
    return _named(cell)


def _named(cell: str) -> dt.date | UnreadCell:
    """A day whose month is written as a word, whole or shortened."""
    if match := _DAY_AND_NAME.fullmatch(cell):
        day, name, year = match.groups()
    elif match := _NAME_AND_DAY.fullmatch(cell):
        name, day, year = match.groups()
    else:
        return UnreadCell(f"'{cell}' is no day", _NO_DAY)
    month = _month(folded(name))
    if month is None:
        return UnreadCell(f"'{cell}' names no month that is known", _NO_DAY)
    return _day(cell, _year(year), month, int(day))


def _month(name: str) -> int | None:
    """The month that a word begins, of three letters or more; None where it begins several, or none."""
    if len(name) < _SHORTEST_NAME:
        return None
    found = [
        number
        for number, names in enumerate(_NAMES, 1)
        if any(folded(known).startswith(name) for known in names)
    ]
    return found[0] if len(found) == 1 else None


def _year(text: str) -> int:
    """Two digits mean this century in a pipeline."""
    return int(text) + (2000 if len(text) == 2 else 0)  # noqa: PLR2004 - its digits


def _slashed(cell: str, order: str | None, first: int, second: int, year: int) -> dt.date | UnreadCell:
    """A slashed day in the column's order; where the column tells none, a number above 12 is the day."""
    if order is None and first != second:
        if max(first, second) <= _MOST_MONTHS:
            return UnreadCell(
                f"'{cell}' may be a day of month {first} or of month {second}",
                "say what comes first: --dates 'day first'",
            )
        return _day(cell, year, min(first, second), max(first, second))
    month, day = (second, first) if order == "day first" else (first, second)
    return _day(cell, year, month, day)


def _day(cell: str, year: int, month: int, day: int) -> dt.date | UnreadCell:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return UnreadCell(f"'{cell}' is no day in the calendar", _NO_DAY)
