"""Quantities as they are said on calls and written in contracts: `80 ms`, `sub-12 ms`, `five nines`.

    quantity := [comparator] amount [("to" | "-") amount] [comparator] | "between" amount "and" amount
    amount   := number [multiplier] [unit | noun] [("/" | "per" | "a") [number] (unit | noun)]…

`parse` reads a whole text, `find_all` finds quantities in running text, `str()` writes one so that
`parse` reads it back. A month is a twelfth of a year of 365 days; `k`, `M` and `GB` are powers of 1000.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from readyctl.core.quantity_units import AMBIGUOUS, SHORT_NOUNS, Dimension, Unit
from readyctl.core.quantity_words import Side

UNLIMITED = Decimal("Infinity")


@dataclass(frozen=True)
class Amount:
    """A number of units; `UNLIMITED` of them where somebody said so."""

    value: Decimal
    unit: Unit

    @property
    def base(self) -> Fraction | float:
        """The amount in base units (seconds, percent, bytes, pieces), for comparing."""
        return float("inf") if self.value.is_infinite() else Fraction(self.value) * self.unit.factor

    def __str__(self) -> str:
        number = "unlimited" if self.value.is_infinite() else format_number(self.value)
        gap = "" if self.unit.symbol in {"%", "‰", ""} else " "
        return f"{number}{gap}{self.unit.symbol}{''.join(_per(self.unit))}"


def format_number(value: Decimal) -> str:
    """The number in full, without an exponent and without idle zeros."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _per(unit: Unit) -> Iterator[str]:
    for divisor in unit.per:
        every = "" if divisor.every == 1 else f"{divisor.every} "
        yield f" per {every}{divisor.unit.symbol}"


@dataclass(frozen=True)
class Quantity:
    """What was said: an amount, which side of it is meant, and the other end where it was a range."""

    amount: Amount
    side: Side = Side.EXACT
    upto: Amount | None = None

    @property
    def unit(self) -> Unit:
        """The unit of the (first) amount."""
        return self.amount.unit

    @property
    def low(self) -> Fraction | float | None:
        """The least that satisfies it, in base units; None where nothing bounds it from below."""
        return None if self.side in {Side.AT_MOST, Side.UNDER} else self.amount.base

    @property
    def high(self) -> Fraction | float | None:
        """The most that satisfies it, in base units; None where nothing bounds it from above."""
        if self.side in {Side.AT_LEAST, Side.OVER}:
            return None
        return (self.upto or self.amount).base

    def __str__(self) -> str:
        body = str(self.amount) if self.upto is None else f"{self.amount} to {self.upto}"
        return body if self.side is Side.EXACT else f"{self.side} {body}"


@dataclass(frozen=True)
class Unclear:
    """A text that is no quantity: `why` in one sentence, `help` with what to write instead."""

    text: str
    why: str
    help: str = "write a number with its unit, such as 80 ms, 99.9%, 12 regions or 10k users/min"


@dataclass(frozen=True)
class Found:
    """A quantity in running text, `text[start:end]` being the words that say it."""

    start: int
    end: int
    quantity: Quantity


_NOUNS = (
    "account agent api app attribute batch call client connection connector contact contract country "
    "currency customer dashboard device document domain employee endpoint engineer entity entry "
    "environment event field file integration invoice item job language license line location message "
    "node operation order organisation organization partition payment person people project query "
    "record region replica report request role row seat server session shipment site store subsidiary "
    "supplier system table tenant ticket transaction user vendor warehouse webhook workflow workspace "
    "zone"
)
NOUNS = frozenset(_NOUNS.split()) | SHORT_NOUNS
"""What is counted in running text without anybody having to say so; more through `nouns=`."""


@lru_cache(maxsize=4096)  # the same bounds stand in entry after entry
def parse(text: str) -> Quantity | Unclear:
    """Read one quantity, the whole text; a sentence about what is unclear otherwise."""
    from readyctl.core.quantity_grammar import Reader  # noqa: PLC0415 - the grammar builds on these types

    reader = Reader(text, nouns=None)
    if not reader.tokens:
        return Unclear(text, "there is no quantity here")
    found = reader.quantity(0)
    if found is not None and found.next == len(reader.tokens):
        return _checked(text, found.quantity)
    return _unclear(text, reader.rest(found.next if found else 0))


def find_all(text: str, *, nouns: Collection[str] = ()) -> tuple[Found, ...]:
    """Every quantity in a running text, in order, longest reading first.

    Bare numbers, dates, versions, clock times and section numbers are no quantities. Counts need a noun
    that is known: those of `NOUNS`, and `nouns` (a metric's words, say), in singular or plural.
    """
    from readyctl.core.quantity_grammar import Reader  # noqa: PLC0415

    return tuple(Reader(text, nouns=frozenset(nouns) | NOUNS).scan())


def _checked(text: str, quantity: Quantity) -> Quantity | Unclear:
    if quantity.upto is None:
        return quantity
    if not quantity.unit.compares_with(quantity.upto.unit):
        return Unclear(text, f"{quantity.amount} and {quantity.upto} do not measure the same")
    if quantity.amount.base > quantity.upto.base:
        return Unclear(text, f"the range runs backwards, from {quantity.amount} to {quantity.upto}")
    return quantity


_COMMA = re.compile(r"[\d.]*,\d")


def _unclear(text: str, rest: str) -> Unclear:
    for spelling, help_text in AMBIGUOUS.items():
        if rest.split(" ", maxsplit=1)[0] == spelling:
            return Unclear(text, f"'{spelling}' may mean two things", help_text)
    if _COMMA.match(rest):
        return Unclear(text, "a comma parts thousands, a dot parts decimals", "write 12.5 or 12,500")
    if "¥" in text:
        return Unclear(text, "'¥' may mean two currencies", "write JPY or CNY")
    if rest.startswith("-") and rest == text.strip():
        return Unclear(text, "an amount below zero")
    if rest == text.strip():
        return Unclear(text, f"'{text.strip()}' is not a quantity")
    help_text = "keep only the quantity here; what is measured goes under metric"
    return Unclear(text, f"'{rest}' is left over after the quantity", help_text)


__all__ = ["UNLIMITED", "Amount", "Dimension", "Found", "Quantity", "Side", "Unclear", "find_all", "parse"]
