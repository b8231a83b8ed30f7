from decimal import Decimal
from fractions import Fraction

import pytest

from readyctl.core.quantity._words import Side
from readyctl.core.quantity.quantity import UNLIMITED, Amount, Quantity, format_number
from readyctl.core.quantity.units import UNITS, Divisor, Unit

MS, PERCENT = UNITS["ms"], UNITS["%"]


@pytest.mark.parametrize(
    ("side", "low", "high"),
    [
        (Side.EXACT, Fraction(2, 25), Fraction(2, 25)),
        (Side.AT_MOST, None, Fraction(2, 25)),
        (Side.UNDER, None, Fraction(2, 25)),
        (Side.AT_LEAST, Fraction(2, 25), None),
        (Side.OVER, Fraction(2, 25), None),
    ],
)
def test_a_side_leaves_the_other_one_open(side: Side, low: Fraction | None, high: Fraction | None) -> None:
    quantity = Quantity(Amount(Decimal(80), MS), side)
    assert (quantity.low, quantity.high) == (low, high)


def test_a_range_ends_where_it_says() -> None:
    quantity = Quantity(Amount(Decimal(10), MS), upto=Amount(Decimal(1), UNITS["s"]))
    assert (quantity.low, quantity.high, str(quantity)) == (Fraction(1, 100), 1, "10 ms to 1 s")


def test_amounts_are_written_so_that_they_read_back() -> None:
    users = Unit(UNITS["rps"].dimension, "user", per=(Divisor(UNITS["min"], 5),))
    assert str(Amount(Decimal("99.90"), PERCENT)) == "99.9%"
    assert str(Amount(UNLIMITED, users)) == "unlimited user per 5 min"
    assert Amount(UNLIMITED, users).base == float("inf")
    assert [format_number(Decimal(text)) for text in ("1E+3", "0.50", "10")] == ["1000", "0.5", "10"]
