from fractions import Fraction

from readyctl.core.deal.gate import GateCount
from readyctl.core.deal.gate_text import arithmetic
from readyctl.core.deal.lines import Part


def test_an_open_gate_says_what_was_counted() -> None:
    assert list(arithmetic("acme", GateCount(3, 1, 0, (), Fraction(1, 2)))) == [
        "acme: 3 lines confirmed, 1 assumed, 0 not discussed",
        "acme: 1 of 4 not confirmed is 25 %, the limit is 50 %: an estimate is possible",
    ]


def test_a_closed_gate_says_what_would_open_it() -> None:
    found = list(arithmetic("acme", GateCount(1, 1, 1, (Part.ROLES, Part.DATA), Fraction(1, 2))))
    assert found[0].endswith("1 not discussed; nothing at all about roles and data, 2 more")
    assert found[1] == "acme: 4 of 5 not confirmed is 80 %, the limit is 50 %: an estimate now is guesswork"
    assert found[2].startswith("acme: to get under the limit, confirm 2 more lines, or write down")
    assert found[2].endswith("for roles or data")


def test_one_line_is_one_line() -> None:
    *_, last = arithmetic("acme", GateCount(1, 1, 0, (), Fraction(1, 2)))
    assert last.endswith("confirm 1 more line")
