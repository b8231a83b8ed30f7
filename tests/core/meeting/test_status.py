import datetime as dt
from decimal import Decimal

from readyctl.core.deal.deals import PromisedIn
from readyctl.core.deal.money import Money
from readyctl.core.deal.note import Handoff
from readyctl.core.level.table import UNSIGNED
from readyctl.core.meeting.status import Asking, DealsNow, status_of
from readyctl.core.meeting.waits import Waits
from readyctl.core.promise.check import check_promises
from support.inventories import TODAY, inventory, signed, status, unsigned
from support.waiting import SAM

NOTHING = Waits(TODAY, ())
NOBODY = Asking(None, known=False, mine=0, others=NOTHING)
PROMISE = {"feature": "claimed", "kind": "contract", "status": "confirmed"}
NOTE = Handoff.model_validate(
    {
        "id": "acme", "customer": "Acme", "owner": "s", "stage": "contract",
        "value": {"amount": "10", "currency": "EUR"}, "promises": [PROMISE, PROMISE],
    }
)  # fmt: skip
KNOWN = inventory(status({"id": "plan"}, signed()), status({"id": "claimed", "level": "beta"}, unsigned()))


def test_a_registry_without_trouble_leads_to_what_is_next() -> None:
    found = status_of(inventory(status({"id": "plan"}, signed())), DealsNow((), (), None), NOBODY)
    assert (found.promises, found.untrue, found.value, found.unsigned) == (0, 0, (), ())
    assert [step.command for step in found.steps] == [
        "readyctl sync agenda", "readyctl feature list", "readyctl handoff list",
    ]  # fmt: skip
    assert found.next_sync >= TODAY


def test_what_waits_for_whoever_asks_comes_first() -> None:
    known = inventory(status({"id": "plan"}, signed()))
    found = status_of(known, DealsNow((), (), None), Asking(SAM, known=True, mine=2, others=NOTHING))
    assert next((s.command, s.why) for s in found.steps) == ("readyctl inbox", "two things wait for you")
    assert len(found.steps) == 3
    assert "readyctl inbox" not in {s.command for s in status_of(known, DealsNow((), (), None), NOBODY).steps}


def test_a_meeting_that_was_missed_is_told_with_its_day() -> None:
    known = inventory(status({"id": "plan"}, signed()))
    assert status_of(known, DealsNow((), (), dt.date(2026, 10, 1)), NOBODY).missed_sync == dt.date(
        2026, 11, 1
    )
    assert status_of(known, DealsNow((), (), dt.date(2026, 11, 1)), NOBODY).missed_sync is None
    assert status_of(known, DealsNow((), (), None), NOBODY).missed_sync is None


def test_what_a_customer_counts_on_comes_first_and_each_deal_is_counted_once() -> None:
    checks = [(PromisedIn(NOTE, check.index), check) for check in check_promises(NOTE.promises, KNOWN)]
    found = status_of(KNOWN, DealsNow(checks, (), None), NOBODY)
    assert (found.promises, found.untrue, found.value) == (2, 2, (Money(Decimal(10), "EUR"),))
    assert found.unsigned == ("claimed",)
    assert [step.command for step in found.steps[:2]] == [
        "readyctl handoff check acme", "readyctl explain claimed",
    ]  # fmt: skip
    assert found.levels[UNSIGNED] == 2
