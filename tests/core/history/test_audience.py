import dataclasses
import datetime as dt

import pytest
from msgspec.structs import replace

from readyctl.core.entry.document import Node, Problem
from readyctl.core.feature.written import LastWord
from readyctl.core.history.audience import Audience, Card, Publication, Told, publish
from readyctl.core.history.lines import HistoryLine
from readyctl.core.history.slips import Slip
from readyctl.core.level.table import Level
from support.inventories import inventory, signed, status, tombstone, unsigned

SLIP = Slip(dt.date(2026, 11, 1), "c0ffee", dt.date(2027, 6, 30), dt.date(2027, 9, 30))
DELIVERY = {"date": "2027-06-30", "scope": "One way.", "capacity": "2"}


def line(day: str, level: Level | None, *, counts: bool = True, due: str | None = None) -> HistoryLine:
    return HistoryLine(dt.date.fromisoformat(day), level, counts, "ada@example.com", "c0ffee", "note", due)


def only(page: Publication) -> Card:
    (card,) = page.cards
    return card


def committed(*, counts: bool = True, **more: str) -> Card:
    fx = status(
        {"id": "fx", "level": "committed", "delivery": {**DELIVERY, **more}},
        signed() if counts else unsigned(),
    )
    lines = (line("2026-11-16", Level.COMMITTED, counts=counts, due="2027-06-30"),)
    return only(publish(inventory(fx), Audience.SALES, {"fx": Told(lines)}))


def test_sales_see_who_signed_and_since_when() -> None:
    card = committed()
    assert card.signature
    assert card.signature.name == "Ada Lovelace"
    assert [(past.level, past.due, past.note) for past in card.history] == [
        (Level.COMMITTED, "2027-06-30", "")
    ]


def test_of_an_unsigned_claim_sales_see_only_since_when_it_waits() -> None:
    card = committed(counts=False)
    assert card.signature is None
    assert card.doubt is None
    assert card.history == (HistoryLine(dt.date(2026, 11, 16), Level.PLANNED, False, None, None),)


def test_engineering_sees_both_levels_and_why() -> None:
    fx = status({"id": "fx", "level": "shipped"}, unsigned("Sam is not on the roster"))
    card = only(publish(inventory(fx), Audience.ENGINEERING, {}))
    assert card.view.level is Level.PLANNED
    assert card.doubt
    assert card.doubt.declared is Level.SHIPPED
    assert card.doubt.why == "Sam is not on the roster"


def test_past_claims_that_did_not_count_are_told_to_sales_as_planned_once() -> None:
    lines = (
        line("2026-11-01", Level.COMMITTED, due="2027-06-30"),
        line("2026-10-01", Level.SHIPPED, counts=False, due="2026-12-01"),
        line("2026-09-01", None, counts=False),
        line("2026-08-01", Level.EXPLORATORY, counts=False, due="2026-12-02"),
    )
    fx = status({"id": "fx", "level": "committed", "delivery": dict(DELIVERY)}, signed())
    card = only(publish(inventory(fx), Audience.SALES, {"fx": Told(lines)}))
    told = [(past.date.isoformat(), past.level, past.due) for past in card.history]
    assert told == [
        ("2026-11-01", Level.COMMITTED, "2027-06-30"),
        ("2026-09-01", Level.PLANNED, None),
        ("2026-08-01", Level.EXPLORATORY, None),
    ]


def test_slips_are_for_sales_too_but_not_of_a_feature_that_awaits_engineering() -> None:
    fx: dict[str, Node] = {"id": "fx", "level": "committed", "delivery": dict(DELIVERY)}
    past = {"fx": Told(slips=(SLIP,))}
    shown = {
        (audience, counts): only(publish(inventory(status(fx, verdict)), audience, past)).slips
        for audience in Audience
        for counts, verdict in ((True, signed()), (False, unsigned()))
        if (audience, counts) != (Audience.CUSTOMER, False)
    }
    assert [who for who, slips in shown.items() if slips] == [
        (Audience.ENGINEERING, True),
        (Audience.ENGINEERING, False),
        (Audience.SALES, True),
    ]


def test_customers_hear_of_no_people_links_evidence_or_history() -> None:
    data: dict[str, Node] = {
        "id": "fx",
        "owner": "ada",
        "links": ["https://wiki.example.com"],
        "evidence": {"tests": "ci"},
    }
    card = only(
        publish(
            inventory(status(data, signed())),
            Audience.CUSTOMER,
            {"fx": Told((line("2026-11-16", Level.PLANNED),), (SLIP,))},
        )
    )
    assert card == Card(replace(card.view, owner=None, links=(), evidence={}))


@pytest.mark.parametrize("declared", [Level.EXPLORATORY, None])
def test_customers_hear_of_nothing_that_is_or_may_be_exploratory(declared: Level | None) -> None:
    broken = status(
        {"id": "fx", "level": "exploratory"}, unsigned(), problems=(Problem("unknown-key", "no such key"),)
    )
    broken = replace(broken, entry=dataclasses.replace(broken.entry, declared=declared))
    assert broken.effective is Level.PLANNED
    assert publish(inventory(broken), Audience.CUSTOMER, {}).cards == ()
    assert len(publish(inventory(broken), Audience.SALES, {}).cards) == 1


def test_customers_hear_of_nothing_that_engineering_never_signed_at_any_level() -> None:
    plain = status({"id": "fx", "level": "planned"}, unsigned())
    more = status({"id": "fx", "level": "shipped"}, unsigned())
    for wish in (plain, more):
        assert publish(inventory(wish), Audience.CUSTOMER, {}).cards == ()
        once = replace(wish, last_words=(LastWord(wish.entry, signed().act),))
        (card,) = publish(inventory(once), Audience.CUSTOMER, {}).cards
        assert card.view.level is Level.PLANNED


def test_old_ids_lead_on_but_never_to_what_an_audience_does_not_see() -> None:
    features = (
        status({"id": "fx"}, signed()),
        status({"id": "idea", "level": "exploratory"}, unsigned()),
    )
    stones = (
        tombstone("old", "fx"),
        tombstone("older", "old"),
        tombstone("both", "fx", "idea"),
        tombstone("x", "idea"),
    )
    known = inventory(*features, tombstones=stones)
    sales, customer = (publish(known, audience, {}) for audience in (Audience.SALES, Audience.CUSTOMER))
    assert {card.view.id: card.former_ids for card in sales.cards} == {"fx": ("old", "older"), "idea": ("x",)}
    assert sales.split == {"both": ("fx", "idea")}
    assert [card.former_ids for card in customer.cards] == [("old", "older")]
    assert customer.split == {"both": ("fx",)}


def test_of_two_entries_with_one_id_the_weaker_is_shown() -> None:
    strong = status({"id": "fx", "level": "beta", "caveats": ["slow"]}, signed(), area="a")
    weak = status({"id": "fx"}, unsigned(), area="b")
    assert only(publish(inventory(strong, weak), Audience.SALES, {})).view.level is Level.PLANNED
