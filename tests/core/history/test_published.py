"""A published page on later days: what has passed since has passed, and nothing is more than it was."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from readyctl.core.entry.document import Node
from readyctl.core.feature.inventory import Inventory
from readyctl.core.feature.view import SalesView
from readyctl.core.history.audience import Audience, publish
from readyctl.core.history.published import PublishedInventory, on_day
from readyctl.core.level.kind import Kind
from support.inventories import TODAY, inventory, signed, status, unsigned
from support.random_inventories import Drawn, registries

DELIVERY: Node = {"date": "2026-11-25", "scope": "all", "capacity": "two"}
COMMITTED: dict[str, Node] = {"id": "x", "level": "committed", "delivery": DELIVERY, "ends": "2026-11-30"}


def known(moment: Inventory, day: dt.date) -> PublishedInventory:
    page = publish(moment, Audience.SALES, {})
    assert page.basis is not None
    return PublishedInventory(page, page.basis, day)


def view(day: int) -> SalesView:
    found = known(inventory(status(COMMITTED, signed(at="2026-11-16"))), dt.date(2026, 11, day)).view("x")
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("day", "stale", "overdue", "ended"),
    [
        (22, False, False, False),
        (23, False, False, False),
        (24, True, False, False),
        (25, True, False, False),
        (26, True, True, False),
        (30, True, True, False),
    ],
)
def test_each_day_that_was_named_passes(*, day: int, stale: bool, overdue: bool, ended: bool) -> None:
    there = view(day)
    assert (there.stale, there.overdue, there.ended) == (stale, overdue, ended)
    assert there.age_days == day - 16


def test_from_the_day_after_its_last_nothing_may_be_said() -> None:
    ended = known(inventory(status(COMMITTED, signed(at="2026-11-16"))), dt.date(2026, 12, 1)).view("x")
    assert ended is not None
    assert ended.ended
    assert not any(ended.may[kind].allowed for kind in Kind)


def test_what_code_made_stale_stays_so_on_a_day_on_which_its_age_would_not() -> None:
    (card,) = publish(inventory(status(COMMITTED, signed())), Audience.SALES, {}).cards
    stale = structs.replace(card, view=structs.replace(card.view, stale=True))
    assert on_day(stale, TODAY).stale


def test_an_unsigned_claim_has_no_days() -> None:
    (card,) = publish(inventory(status(COMMITTED, unsigned())), Audience.SALES, {}).cards
    assert on_day(card, dt.date(2027, 1, 1)) == card.view


@given(registries(), st.integers(0, 40))
def test_no_later_day_allows_more_than_the_day_of_publishing(drawn: Drawn, later: int) -> None:
    first, then = (known(drawn.on(TODAY), TODAY + dt.timedelta(days=days)) for days in (0, later))
    for id_ in first.ids:
        before, after = first.view(id_), then.view(id_)
        assert before is not None
        assert after is not None
        assert all(after.may[kind].rank <= before.may[kind].rank for kind in Kind)
