"""Amounts and days as spreadsheets write them; a column is read one way, and never by a silent guess."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from readyctl.core.quantity.units import CURRENCIES, SIGNS, UNITS, Dimension
from readyctl.core.text.folding import folded


@dataclass(frozen=True)
class UnreadCell:
    """A cell that cannot be read; `why` is a clause, `help` what would make it readable."""

    why: str
    help: str = ""


@dataclass(frozen=True)
class Currencyless:
    """An amount whose currency is not known, or is told in two ways; `why` is a clause."""

    why: str


@dataclass(frozen=True)
class ReadAmount:
    """An amount, with its currency where the cell itself names one."""

    amount: Decimal
    currency: str | None = None


_COMMA_DECIMAL = re.compile(r"\d,\d{1,2}\D*$|\.\d{3},")
_DOT_DECIMAL = re.compile(r"\d\.\d{1,2}\D*$|,\d{3}\.")
_SPACES = re.compile(r"[\s\u00a0\u2009\u202f'\u2019]")


def decimal_sign(cells: Iterable[str]) -> str | None:
    """The sign before cents in a column of amounts: a dot, a comma, or None where no cell tells, or two
    cells tell different things.
    """
    signs = set()
    for cell in cells:
        text = _SPACES.sub("", cell)
        signs |= {","} if _COMMA_DECIMAL.search(text) else set()
        signs |= {"."} if _DOT_DECIMAL.search(text) else set()
    return signs.pop() if len(signs) == 1 else None


_CENTS = "say which sign stands before cents: --decimal ."
_PLAIN = "write the amount in the CRM as a plain number, such as 120000.50, and export again"


def read_amount(cell: str, decimal: str | None, *, told: bool = False) -> ReadAmount | UnreadCell | None:
    """Read `120,000.00`, `€ 120.000,00`, `EUR 5 000`; None for an empty cell.

    `decimal` is the column's sign before cents, None where it is not known; `told` says that a person named
    it. Otherwise three digits behind it may be thousands, and are refused.
    """
    text, currency = _without_currency(_SPACES.sub(" ", cell).strip())
    if not text:
        return None if not currency else UnreadCell(f"'{cell}' has no number", _PLAIN)
    if text.startswith("-") or (text.startswith("(") and text.endswith(")")):
        return UnreadCell(f"'{cell}' is below zero", _PLAIN)
    groups = re.fullmatch(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*", text)
    if groups and text.count(groups[1]) == 1 and not told and groups[1] == (decimal or "."):
        return UnreadCell(f"'{cell}' may be thousands or thousandths", _CENTS)
    thousands = {".": ",", ",": ".", None: groups[1] if groups else ","}[decimal]
    number = _number(text, thousands, "," if thousands == "." else ".")
    if number is None:
        return UnreadCell(f"'{cell}' is no amount", _CENTS if re.search(r"\d[.,]\d", text) else _PLAIN)
    return ReadAmount(number, currency)


def _number(text: str, thousands: str, decimal: str) -> Decimal | None:
    """The number, where its groups have three digits, or are counted in lakhs."""
    group = rf"[{re.escape(thousands)} ]"
    whole = rf"\d+|\d{{1,3}}(?:{group}\d{{3}})+|\d{{1,2}}(?:{group}\d\d)+{group}\d{{3}}"
    if not re.fullmatch(rf"(?:{whole})?(?:{re.escape(decimal)}\d+)?", text, re.ASCII):
        return None
    try:
        return Decimal(re.sub(group, "", text).replace(decimal, "."))
    except InvalidOperation:
        return None


def read_currency(cell: str) -> str | UnreadCell | None:
    """The ISO 4217 code that a cell names as `usd`, `Euros` or `€`; None for an empty one."""
    if not cell:
        return None
    if re.fullmatch(r"[A-Za-z]{3}", cell):
        return cell.upper()
    unit = UNITS.get(folded(cell))
    if unit is not None and unit.dimension is Dimension.MONEY:
        return unit.symbol
    return (
        SIGNS[cell]
        if cell in SIGNS and cell != _SHARED_SIGN
        else UnreadCell(f"'{cell}' is no currency's code")
    )


_SHARED_SIGN = "$"
"""The sign of many currencies: it says that this is money, and not which."""


def _without_currency(text: str) -> tuple[str, str | None]:
    for code in sorted(CURRENCIES):
        if text.upper().startswith(code) or text.upper().endswith(code):
            return text.upper().replace(code, "", 1).strip(), code
    for sign, code in SIGNS.items():
        if sign in text:
            return text.replace(sign, "", 1).strip(), None if sign == _SHARED_SIGN else code
    return text, None


_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ].*)?")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})(?: .*)?")
_SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})(?: .*)?")
_DAY_AND_NAME = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ .-]+([^\W\d_]+)\.?[ ,-]+(\d{4}|\d{2})", re.IGNORECASE)
_NAME_AND_DAY = re.compile(r"([^\W\d_]+)\.?[ -]+(\d{1,2})(?:st|nd|rd|th)?[ ,-]+(\d{4}|\d{2})", re.IGNORECASE)
_MONTHS = (
    "january januar janvier enero", "february februar février febrero", "march märz mars marzo",
    "april avril abril", "may mai mayo", "june juni juin junio", "july juli juillet julio",
    "august août agosto", "september septembre septiembre", "october oktober octobre octubre",
    "november novembre noviembre", "december dezember décembre diciembre",
)  # fmt: skip
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
    if match := _YEAR_FIRST.fullmatch(cell):
        return _day(cell, int(match[1]), int(match[3]), int(match[4]))
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
        for number, names in enumerate(_MONTHS, 1)
        if any(folded(known).startswith(name) for known in names.split())
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
