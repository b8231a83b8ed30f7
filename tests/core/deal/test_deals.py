import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readyctl.core.deal.deals import Outcome, is_open, outcome, promises_by_feature, weight
from readyctl.core.deal.money import money_words, totals
from readyctl.core.deal.note import Handoff, Stage, Value
from readyctl.core.feature.inventory import Inventory
from readyctl.core.level.kind import Kind
from readyctl.core.level.table import Level
from readyctl.core.meeting.affected_deals import deals_by_feature, touched, value_behind
from readyctl.core.meeting.difference import Change, Meaning
from support.inventories import inventory, signed, status, tombstone

CURRENCIES = st.sampled_from(["EUR", "USD", None])


def at(level: str) -> Inventory:
    evidence = {"production": "p", "tests": "t", "docs": "d", "support": "s"}
    return inventory(
        status({"id": "fx", "level": level, "evidence": dict(evidence)}, signed()),
        tombstones=(tombstone("old", "fx"),),
    )


def deal(
    name: str = "acme", stage: str = "proposal", feature: str = "fx", due: str | None = None, amount: int = 5
) -> Handoff:
    promise = {"feature": feature, "kind": "contract", "status": "confirmed", "due": due}
    return Handoff.model_validate(
        {
            "id": name, "customer": name, "owner": "sam", "stage": stage, "promises": [promise],
            "value": {"amount": amount, "currency": "EUR"},
        }
    )  # fmt: skip


@pytest.mark.parametrize(
    ("level", "due", "since", "expected"),
    [
        ("shipped", "2026-10-01", "2026-09-30", Outcome.KEPT),
        ("shipped", "2026-10-01", "2026-10-01", Outcome.KEPT),
        ("shipped", "2026-10-01", "2026-10-02", Outcome.LATE),
        ("shipped", None, "2026-10-02", Outcome.KEPT),
        ("planned", "2026-11-21", None, Outcome.OVERDUE),
        ("planned", "2026-11-22", None, Outcome.OUTSTANDING),
        ("planned", None, None, Outcome.OUTSTANDING),
    ],
)
def test_what_became_of_a_promise(level: str, due: str | None, since: str | None, expected: Outcome) -> None:
    shipped = {("fx", Kind.CONTRACT): dt.date.fromisoformat(since)} if since else {}
    assert outcome(deal(due=due).promises[0], at(level), shipped) is expected


@pytest.mark.parametrize(
    ("stage", "level", "expected"),
    [
        ("lost", "planned", False),
        ("won", "shipped", False),
        ("won", "planned", True),
        ("contract", "shipped", True),
        ("discovery", "planned", True),
    ],
)
def test_which_deals_are_open(stage: str, level: str, *, expected: bool) -> None:
    assert is_open(deal(stage=stage), at(level), {}) is expected


def test_the_stage_weighs_more_than_any_amount() -> None:
    small, large = deal(stage="contract", amount=1), deal(stage="proposal", amount=10**12)
    assert weight(small) > weight(large) > weight(deal(stage="lost", amount=10**12))
    assert [stage for stage in Stage if stage.rank == max(s.rank for s in Stage)] == [Stage.WON]


def test_promises_stand_under_todays_id() -> None:
    notes = [deal("light", feature="old", amount=1), deal("heavy", amount=9), deal("odd", feature="nowhere")]
    found = promises_by_feature(notes, at("planned"))
    assert [one.note.id for one in found["fx"]] == ["heavy", "light"]
    assert [one.note.id for one in found["nowhere"]] == ["odd"]
    assert deals_by_feature(notes, at("planned")) == {"fx": ("heavy", "light"), "nowhere": ("odd",)}


@given(st.lists(st.tuples(st.decimals(min_value=0, max_value=10**6, places=2), CURRENCIES), max_size=12))
def test_currencies_are_never_added_up(pairs: list[tuple[Decimal, str | None]]) -> None:
    sums = totals(Value(amount=amount, currency=currency) for amount, currency in pairs)
    assert len({money.currency for money in sums}) == len(sums)
    for money in sums:
        assert money.amount == sum(amount for amount, currency in pairs if currency == money.currency)


def test_sums_in_words() -> None:
    values = [
        Value(amount=Decimal(120000), currency="EUR"),
        Value(amount=Decimal("99.5"), currency="USD"),
        None,
    ]
    assert money_words(totals(values)) == "120,000 EUR and 99.50 USD"
    assert money_words(totals([Value(amount=Decimal(5))])) == "5 (no currency)"
    assert money_words(()) == "no value given"


def test_each_deal_behind_a_change_counts_once() -> None:
    notes = [deal("a", amount=3), deal("b", amount=9), deal("c", amount=100)]
    changes = [
        Change(Meaning.LESS, "fx", "FX", "less", Level.SHIPPED, Level.BETA, ("a", "b")),
        Change(Meaning.LOST, "fx", "FX", "lost", Level.SHIPPED, Level.BETA, ("a", "b")),
        Change(Meaning.NEW, "else", "Else", "new", None, Level.BETA, ()),
    ]
    found = touched(changes, notes)
    assert list(found) == ["fx"]
    assert [note.id for note in found["fx"].deals] == ["b", "a"]
    assert money_words(found["fx"].value) == "12 EUR"
    assert money_words(value_behind(changes, notes)) == "12 EUR"
