"""Quantities as they are said on calls and written in contracts: `80 ms`, `sub-12 ms`, `five nines`.

    quantity := [comparator] amount [("to" | "-") amount] [comparator] | "between" amount "and" amount
    amount   := number [multiplier] [unit | noun] [("/" | "per" | "a") [number] (unit | noun)]…

What reads a text stands beside it; `str()` writes a quantity so that it reads back. A month is a twelfth of a
year of 365 days; `k`, `M` and `GB` are powers of 1000.
"""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from readyctl.core.quantity._words import Side
from readyctl.core.quantity.units import Unit

UNLIMITED = Decimal("Infinity")


class Amount(Struct, frozen=True):
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


class Quantity(Struct, frozen=True):
    """What was said: an amount, which side of it is meant, and the other end where it was a range."""

    amount: Amount
    side: Side = Side.EXACT
    upto: Amount | None = None

    @property
    def unit(self) -> Unit:
        """The unit of the (first) amount."""
        return self.amount.unit

    @property
    def stays_under(self) -> bool:
        """Whether the value itself is not reached: `below 99.9%`."""
        return self.side is Side.UNDER

    @property
    def stays_over(self) -> bool:
        """Whether it speaks of all that is more than the amount: `more than 300 requests`."""
        return self.side is Side.OVER

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


class Unclear(Struct, frozen=True):
    """A text that is no quantity: `why` in one sentence, `help` with what to write instead."""

    text: str
    why: str
    help: str = "write a number with its unit, such as 80 ms, 99.9%, 12 regions or 10k users/min"


class Found(Struct, frozen=True):
    """A quantity in running text, `text[start:end]` being the words that say it."""

    start: int
    end: int
    quantity: Quantity
