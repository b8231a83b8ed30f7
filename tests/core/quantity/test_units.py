from fractions import Fraction

import pytest

from readyctl.core.quantity.units import AMBIGUOUS, UNITS, counted_thing, unit_named


@pytest.mark.parametrize(
    ("word", "symbol", "factor"),
    [
        ("Minutes", "min", 60),
        ("msec", "ms", Fraction(1, 1000)),
        ("MB", "MB", 10**6),
        ("MiB", "MiB", 2**20),
        ("Gbit", "Gbit", Fraction(10**9, 8)),
        ("rpm", "request", Fraction(1, 60)),
        ("mbps", "Mbit", Fraction(10**6, 8)),
        ("euros", "EUR", 1),
        ("‰", "‰", Fraction(1, 10)),
    ],
)
def test_a_unit_is_known_by_every_spelling(word: str, symbol: str, factor: Fraction) -> None:
    unit = unit_named(word)
    assert unit is not None
    assert (unit.symbol, unit.factor) == (symbol, factor)


@pytest.mark.parametrize("word", ["eur", "Eur", "region", "", *AMBIGUOUS])
def test_a_code_in_small_letters_and_a_spelling_of_two_meanings_are_no_unit(word: str) -> None:
    if word in UNITS:
        assert word.lower() == word
    else:
        assert unit_named(word) is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("ms", "year", True),
        ("MB", "Gbit", True),
        ("EUR", "USD", False),
        ("s", "B", False),
        ("rps", "rpm", True),
    ],
)
def test_only_what_measures_the_same_is_compared(one: str, other: str, *, same: bool) -> None:
    assert UNITS[one].compares_with(UNITS[other]) is same


def test_one_and_many_are_the_same_thing() -> None:
    assert counted_thing("distinct regions") == counted_thing("region")
    assert counted_thing("req") == counted_thing("requests")
