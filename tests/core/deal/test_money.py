from decimal import Decimal

import pytest

from readyctl.core.deal.money import Money, amount_words, money_words, totals, totals_of
from readyctl.core.deal.note import Value


@pytest.mark.parametrize(
    ("amount", "words"), [("120000", "120,000"), ("99.5", "99.50"), ("1E+3", "1,000"), ("7.00", "7")]
)
def test_an_amount_reads_as_people_write_it(amount: str, words: str) -> None:
    assert amount_words(Decimal(amount)) == words


def test_currencies_are_never_added_up() -> None:
    amounts = [
        (Decimal(1), "USD"),
        (Decimal(2), None),
        (None, "USD"),
        (Decimal(3), "EUR"),
        (Decimal(4), "USD"),
    ]
    assert totals_of(amounts) == (
        Money(Decimal(3), "EUR"), Money(Decimal(5), "USD"), Money(Decimal(2), None),
    )  # fmt: skip
    value = Value.model_validate({"amount": "10", "currency": "EUR"})
    assert totals([value, None, value]) == (Money(Decimal(20), "EUR"),)


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "no value given"),
        (1, "1 EUR"),
        (2, "1 EUR and 2 USD"),
        (3, "1 EUR, 2 USD and 3 (no currency)"),
    ],
)
def test_sums_are_listed_in_words(count: int, words: str) -> None:
    sums = [Money(Decimal(at), currency) for at, currency in enumerate(("EUR", "USD", None), 1)]
    assert money_words(sums[:count]) == words
