import datetime as dt
from decimal import Decimal

from readyctl.core.deal.note import Handoff, Stage
from readyctl.core.pipeline.export import Deal
from readyctl.core.pipeline.plan import NOBODY, Create, Update, plan


def deal(*, stage: Stage = Stage.PROPOSAL, amount: int | None = 10, owner: str | None = "Sam") -> Deal:
    value = None if amount is None else Decimal(amount)
    return Deal(2, "hubspot", "0042", "Acme", "Acme Plus", stage, value, "EUR", dt.date(2027, 1, 1), owner)


def note(**more: object) -> Handoff:
    seen = {"stage": "discovery", "owner": "Sam"}
    data = {"id": "acme", "customer": "A", "owner": "Sam", "stage": "discovery"}
    return Handoff.model_validate(data | {"source": {"system": "hubspot", "id": "0042", "seen": seen}} | more)


def test_a_new_deal_gets_a_note_of_a_free_id() -> None:
    (first,) = plan([deal(owner=None)], [], [])
    (second,) = plan([deal()], [], ["acme-plus"])
    assert isinstance(first, Create)
    assert (first.id, second.id, first.data["owner"]) == ("acme-plus", "acme-plus-0042", NOBODY)


def test_what_the_import_wrote_follows_the_crm_and_what_a_person_wrote_stays() -> None:
    (followed,) = plan([deal()], [note()], [])
    assert isinstance(followed, Update)
    assert followed.sets["stage",] == "proposal"
    assert followed.sets["value",] == {"amount": "10", "currency": "EUR"}
    (kept,) = plan([deal()], [note(stage="contract", owner="Pat")], [])
    assert isinstance(kept, Update)
    assert ("stage",) not in kept.sets
    assert [key for key, *_ in kept.kept] == ["stage", "owner"]


def test_the_same_export_again_changes_nothing() -> None:
    (made,) = plan([deal()], [], [])
    assert isinstance(made, Create)
    (again,) = plan([deal()], [Handoff.model_validate(made.data)], [made.id])
    assert isinstance(again, Update)
    assert (again.sets, again.kept) == ({}, ())
