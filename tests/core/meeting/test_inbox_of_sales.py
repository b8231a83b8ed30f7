"""What waits for the owner of deals."""

from decimal import Decimal

from readyctl.core.deal.money import Money
from readyctl.core.deal.review import Reviewed
from readyctl.core.meeting.decisions import Undecided
from readyctl.core.meeting.inbox import What
from readyctl.core.meeting.record import Mismatch
from readyctl.core.meeting.waiting import OpenDeal, UnreadDeal, Waiting
from readyctl.core.promise.check import check_promises
from readyctl.core.trust.colleague import Colleague
from readyctl.core.trust.report import TrustFacts
from support.inventories import TODAY, inventory, signed, status
from support.waiting import ADA, ROSTER, SAM, days_ago, deal, euros, person, review, seen, waiting


def test_an_owner_hears_of_her_own_deals_only() -> None:
    held = {"feature": "fx", "kind": "mention", "status": "confirmed"}
    untrue = {"feature": "fx", "kind": "contract", "due": "2027-01-01", "status": "confirmed"}
    over = untrue | {"withdrawn": {"on": "2026-11-20", "reason": "late"}}
    known = inventory(status({"id": "fx"}, signed()))
    note = deal("acme", held, untrue, over, value=euros(5))
    mine = OpenDeal(
        "acme", note, check_promises(note.promises, known), {1: days_ago(3)},
        Reviewed(signed().act, review("changes_requested")), to_ask=2,
    )  # fmt: skip
    found = Waiting(known, ROSTER, TrustFacts(ROSTER), deals=(mine,), notes={"acme": note})
    assert list(seen(found, Colleague("kim@example.com", "Kim"))) == []
    items, by = list(seen(found, SAM)), "--by 2027-01-01"
    assert [(item.what, item.command) for item in items] == [
        (What.TELL, "readyctl handoff check acme"),
        (What.REVIEW, "readyctl handoff review acme"),
        (What.ASK, "readyctl handoff questions acme"),
        (What.TELL, f"readyctl handoff withdraw acme fx --kind contract {by} --told-customer {TODAY}"),
    ]  # fmt: skip
    assert items[0].since == days_ago(3)
    assert "who owns the rates?" in items[1].why


def test_deals_that_came_in_together_without_a_word_are_one_thing() -> None:
    bare = tuple(OpenDeal(f"d{n}", deal(f"d{n}", value=euros(n)), to_ask=9) for n in range(6))
    [item] = seen(waiting(deals=bare), SAM)
    assert (item.what, item.value) == (What.ASK, (Money(Decimal(15), "EUR"),))
    assert len(list(seen(waiting(deals=bare[:5]), SAM))) == 5


def test_a_decision_is_due_with_whoever_took_it_and_else_with_the_deals_that_stand_on_it() -> None:
    mine = Undecided(Mismatch(feature="fx", found="x", owner="SAM SALES", by=days_ago(1)), days_ago(30))
    ownerless = Undecided(Mismatch(feature="fx", found="y"), days_ago(3))
    other = Undecided(Mismatch(feature="fx", found="z", owner="ada@example.com"), days_ago(3))
    promise = {"feature": "fx", "kind": "mention", "status": "confirmed"}
    stands = OpenDeal("acme", deal("acme", promise, value=euros(7)))
    found = waiting(status({"id": "fx"}, signed()), deals=(stands,), undecided=(mine, ownerless, other))
    assert [item.why[:1] for item in seen(found, SAM)] == ["x", "y"]
    assert [item.why[:1] for item in seen(found, person(ADA))] == ["z"]
    assert [item.why[:1] for item in seen(waiting(undecided=(ownerless,)), SAM)] == []


def test_a_note_that_cannot_be_read_waits_for_the_owner_that_it_names() -> None:
    found = waiting(
        unreadable=(UnreadDeal("acme", "sam@example.com", "line 3: a tab"), UnreadDeal("b", None, ""))
    )
    assert [item.subject for item in seen(found, SAM)] == ["acme"]
