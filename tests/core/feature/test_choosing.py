"""Which features a list is about, and in what order."""

import datetime as dt

import pytest

from readyctl.core.entry.document import Node
from readyctl.core.feature.choosing import Choice, Order, in_order, is_hers
from readyctl.core.level.table import Level
from readyctl.core.trust.colleague import Colleague
from readyctl.errors import UsageError
from support.inventories import signed, status, unsigned

DUE: dict[str, Node] = {"date": "2027-06-30", "scope": "s", "capacity": "c"}
A = status(
    {"id": "a", "level": "committed", "delivery": DUE, "owner": "zoe", "tags": ["eu", "q2"]},
    signed(at="2026-11-20"),
)
B = status({"id": "b", "level": "beta", "tags": ["us"]}, signed(at="2026-11-01"), area="search")
C = status(
    {"id": "c", "level": "shipped", "owner": "bob@example.com", "proposed": {"level": "beta"}}, unsigned()
)
D = status({"id": "d", "level": "planned"}, unsigned(), area="search")
ALL = (A, B, C, D)


@pytest.mark.parametrize(
    ("choice", "found"),
    [
        (Choice(), "abcd"),
        (Choice(levels=[Level.COMMITTED, Level.BETA]), "ab"),
        (Choice(levels=[Level.PLANNED]), "cd"),
        (Choice(areas=["search"]), "bd"),
        (Choice(areas=["search", "payments"], tags=["us", "eu"]), "ab"),
        (Choice(owners=["zoe", "bob@example.com"]), "ac"),
        (Choice(due=dt.date(2027, 6, 29)), ""),
        (Choice(due=dt.date(2027, 6, 30)), "a"),
        (Choice(proposed=True), "c"),
        (Choice(stale=True), "b"),
        (Choice(unsigned=True), "c"),
        (Choice(unsigned=True, stale=True), ""),
    ],
)
def test_values_of_one_kind_are_a_union_and_kinds_narrow(choice: Choice, found: str) -> None:
    assert "".join(each.id for each in choice.of(ALL)) == found


@pytest.mark.parametrize(
    ("choice", "said", "hint"),
    [
        (Choice(areas=["payment"]), "no feature has the area 'payment'", "did you mean payments?"),
        (Choice(areas=["payments", "x"]), "no feature has the area 'x'", "there are payments, search"),
        (Choice(owners=["zoey"]), "no feature has the owner 'zoey'", "did you mean zoe?"),
        (Choice(tags=["EU"]), "no feature has the tag 'EU'", "did you mean eu?"),
    ],
)
def test_what_no_feature_has_is_named_with_what_was_meant(choice: Choice, said: str, hint: str) -> None:
    with pytest.raises(UsageError, match=said) as refused:
        choice.of(ALL)
    assert refused.value.help == hint


def test_where_nothing_has_any_tag_the_help_says_so() -> None:
    with pytest.raises(UsageError) as refused:
        Choice(tags=["eu"]).of([D])
    assert refused.value.help == "no feature has any tag"


@pytest.mark.parametrize(
    ("order", "found"),
    [
        (Order.ID, "abcd"), (Order.AREA, "acbd"), (Order.LEVEL, "bacd"), (Order.DUE, "abcd"),
        (Order.AGE, "bacd"), (Order.OWNER, "cabd"), (Order.NAME, "abcd"),
    ],
)  # fmt: skip
def test_what_has_no_value_comes_last_and_equals_stand_by_id(order: Order, found: str) -> None:
    assert "".join(each.id for each in in_order(reversed(ALL), order)) == found


def test_mine_is_what_i_own_or_signed_last() -> None:
    assert [is_hers(each, Colleague("ada@example.com", None)) for each in ALL] == [True, True, False, False]
    assert [is_hers(each, Colleague("BOB@example.com", "Zoe")) for each in ALL] == [True, False, True, False]
    assert not any(is_hers(each, Colleague(None, None)) for each in ALL)
