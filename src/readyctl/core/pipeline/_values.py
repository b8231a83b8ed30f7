"""Amounts as spreadsheets write them; a column is read one way, and never by a silent guess."""

import re
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

from msgspec import Struct

from readyctl.core.quantity.units import CURRENCIES, SIGNS, UNITS, Dimension
from readyctl.core.text.cells import UnreadCell
from readyctl.core.text.folding import folded


class Currencyless(Struct, frozen=True):
    """An amount whose currency is not known, or is told in two ways; `why` is a clause."""

    why: str


class ReadAmount(Struct, frozen=True):
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
_NO_DOLLARS = frozenset(SIGNS.values()) - {SIGNS[_SHARED_SIGN]}


def may_be(cell: str, currency: str | None) -> bool:
    """Whether an amount written so can be of this currency: `$5` is of none that has another sign."""
    return _SHARED_SIGN not in cell or currency not in _NO_DOLLARS


def _without_currency(text: str) -> tuple[str, str | None]:
    for code in sorted(CURRENCIES):
        if text.upper().startswith(code) or text.upper().endswith(code):
            return text.upper().replace(code, "", 1).strip(), code
    for sign, code in SIGNS.items():
        if sign in text:
            return text.replace(sign, "", 1).strip(), None if sign == _SHARED_SIGN else code
    return text, None
