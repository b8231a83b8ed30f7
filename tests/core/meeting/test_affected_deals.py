from decimal import Decimal

from readyctl.core.deal.money import Money
from readyctl.core.deal.note import Handoff
from readyctl.core.meeting.affected_deals import deals_by_feature, touched, value_behind
from readyctl.core.meeting.difference import Change, Meaning
from support.inventories import inventory, signed, status


def note(id_: str, amount: str, *features: str) -> Handoff:
    promises = [{"feature": feature, "kind": "mention", "status": "confirmed"} for feature in features]
    data = {"id": id_, "customer": id_, "owner": "s", "stage": "proposal", "promises": promises}
    return Handoff.model_validate(data | {"value": {"amount": amount, "currency": "EUR"}})


NOTES = (note("small", "10", "fx", "live"), note("large", "90", "fx", "fx"))


def change(feature: str, *deals: str) -> Change:
    return Change(next(iter(Meaning)), feature, feature, "it changed", None, None, deals)


def test_each_deal_is_counted_once_and_the_heaviest_comes_first() -> None:
    known = inventory(status({"id": "fx"}, signed()), status({"id": "live"}, signed()))
    assert deals_by_feature(NOTES, known) == {"fx": ("large", "small"), "live": ("small",)}
    changes = [change("fx", "small", "large"), change("fx", "large"), change("live", "small", "gone")]
    found = touched(changes, NOTES)
    assert [deal.id for deal in found["fx"].deals] == ["large", "small"]
    assert found["fx"].value == (Money(Decimal(100), "EUR"),)
    assert [deal.id for deal in found["live"].deals] == ["small"]
    assert value_behind(changes, NOTES) == (Money(Decimal(100), "EUR"),)
