import datetime as dt
from decimal import Decimal

from readyctl.core.deal.money import Money
from readyctl.core.deal.note import Handoff
from readyctl.core.meeting.proposals import OpenProposal

DEAL = {"id": "a", "customer": "A", "owner": "s", "stage": "proposal"}
SINCE = dt.date(2026, 3, 1)


def test_a_request_is_as_old_as_its_commit_and_worth_its_deals() -> None:
    deals = tuple(
        Handoff.model_validate(DEAL | {"value": {"amount": amount, "currency": "EUR"}}) for amount in "12"
    )
    asked = OpenProposal("fx", "pay", None, {}, None, None, SINCE, "Ada", deals)
    assert asked.value == (Money(Decimal(3), "EUR"),)
    assert asked.age_days(dt.date(2026, 3, 11)) == 10
    assert OpenProposal("fx", "pay", None, {}, None, None, None, "Ada").age_days(SINCE) is None
