"""Sums of money, kept apart by currency: amounts in different currencies are never added up."""

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from readyctl.core.deal.note import Value


class Money(Struct, frozen=True):
    """An amount in one currency; None where the source named none."""

    amount: Decimal
    currency: str | None

    def __str__(self) -> str:
        return f"{amount_words(self.amount)} {self.currency or '(no currency)'}"


def amount_words(amount: Decimal) -> str:
    """The amount with thousands marked and idle cents left out: `120,000`, `99.50`."""
    whole = amount == amount.to_integral_value()
    return f"{amount.to_integral_value():,f}" if whole else f"{amount:,.2f}"


def totals(values: "Iterable[Value | None]") -> tuple[Money, ...]:
    """One sum for each currency, in order of its code; what names no currency comes last."""
    return totals_of((value.amount, value.currency) for value in values if value is not None)


def totals_of(amounts: Iterable[tuple[Decimal | None, str | None]]) -> tuple[Money, ...]:
    """The same of (amount, currency) pairs; an amount of None is left out."""
    sums: dict[str | None, Decimal] = {}
    for amount, currency in amounts:
        if amount is not None:
            sums[currency] = sums.get(currency, Decimal(0)) + amount
    return tuple(
        Money(sums[currency], currency) for currency in sorted(sums, key=lambda c: (c is None, c or ""))
    )


def money_words(sums: Iterable[Money]) -> str:
    """The sums in words, such as `120,000 EUR and 80,000 USD`; `no value given` where there is none."""
    words = [str(money) for money in sums]
    if not words:
        return "no value given"
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
