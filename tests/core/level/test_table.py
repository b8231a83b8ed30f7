"""The table of levels, as the contract has it."""

import datetime as dt

import pytest

from readyctl.core.feature.inventory import may
from readyctl.core.level.table import TABLE, Kind, Level

E, P, C, B, S = Level


def test_levels_are_ordered_from_weakest_to_strongest() -> None:
    assert [level.rank for level in Level] == [0, 1, 2, 3, 4]
    assert [level for level in Level if level.needs_signature] == [C, B, S]


@pytest.mark.parametrize(
    ("level", "answers"),
    [
        (E, ["no", "no", "no", "no"]),
        (P, ["as a future direction, no date", "no", "no", "no"]),
        (C, ["yes", "no", "no", "only with the signed delivery date, or a later one"]),
        (B, ["with its caveats", "with its caveats", "with its caveats", "no"]),
        (S, ["yes", "yes, live", "not needed", "yes"]),
    ],
)
def test_what_sales_may_do(level: Level, answers: list[str]) -> None:
    assert [TABLE[level].grant(kind).value for kind in Kind] == answers


def test_each_level_has_a_row() -> None:
    assert list(TABLE) == list(Level)


def test_a_contract_names_the_date_until_it_has_passed() -> None:
    due = dt.date(2027, 6, 30)
    assert may(C, due, overdue=False)[Kind.CONTRACT] == "by 2027-06-30"
    assert may(C, due, overdue=True)[Kind.CONTRACT] == "no"
    assert may(C, due, overdue=True)[Kind.MENTION] == "yes, without a date"
    assert may(S, None, overdue=False)[Kind.CONTRACT] == "yes"
