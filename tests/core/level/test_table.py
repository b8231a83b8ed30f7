"""The table of levels, as the contract has it."""

import pytest

from readyctl.core.level.kind import Grant, Kind
from readyctl.core.level.table import STRONGEST, WEAKEST, Level

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
    assert [level.row.grant(kind).value for kind in Kind] == answers


def test_the_ends_of_the_table_have_names() -> None:
    assert (WEAKEST, STRONGEST) == (E, S)


@pytest.mark.parametrize("text", [None, "", "Beta", "ga", ["beta"], {"beta": "beta"}])
def test_a_file_names_a_level_by_its_word_only(text: object) -> None:
    assert Level.named(text) is None
    assert Level.named("beta") is B


def test_what_can_be_used_needs_a_signature_and_what_is_delivered_can_be_used() -> None:
    for level in Level:
        assert level.needs_signature or not (level.row.available or level.row.dated)
        assert level.row.available or not level.row.delivered
        assert level.row.public or level.row.mention is Grant.NO


@pytest.mark.parametrize("kind", list(Kind))
def test_only_a_level_with_a_date_asks_for_one(kind: Kind) -> None:
    assert [level for level in Level if level.row.grant(kind) is Grant.DATED and not level.row.dated] == []


def test_a_grant_that_allows_more_ranks_higher() -> None:
    assert [grant.rank for grant in Grant] == [0, 1, 2, 2, 3, 3, 3]


@pytest.mark.parametrize("kind", list(Kind))
def test_a_kind_tells_a_customer_of_the_feature(kind: Kind) -> None:
    assert "FX" in kind.told.format(name="FX")
    assert kind.question.endswith("?")


@pytest.mark.parametrize("kind", Kind)
def test_nobody_who_promised_more_than_there_is_asks_for_less(kind: Kind) -> None:
    for level in Level:
        found = Level.allowing(kind, dated=True, over=level)
        assert found is None or found.rank > level.rank
    assert Level.allowing(Kind.CONTRACT, dated=True, over=B) is S
    assert Level.allowing(Kind.CONTRACT, dated=True, over=STRONGEST) is None
