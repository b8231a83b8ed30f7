"""In which order things stand in an inbox, and what they are worth."""

from decimal import Decimal

from readyctl.core.deal.money import Money
from readyctl.core.meeting.inbox import InboxItem, What, inbox
from support.inventories import TODAY
from support.waiting import SAM, days_ago, deal


def test_the_most_valuable_stands_first_then_the_oldest_and_currencies_are_never_added() -> None:
    def item(name: str, since: int | None, *worth: tuple[int, str]) -> InboxItem:
        deals = tuple(
            deal(f"{name}{n}", value={"amount": str(amount), "currency": currency})
            for n, (amount, currency) in enumerate(worth)
        )
        return InboxItem(What.TELL, name, "", "", days_ago(since) if since is not None else None, deals)

    many = item("two", 1, (60, "EUR"), (60, "USD"))
    found = inbox(
        SAM, TODAY, [item("new", 1), item("old", 9), item("never", None), many, item("one", 1, (70, "EUR"))]
    )
    assert [each.subject for each in found.items] == ["one", "two", "old", "new", "never"]
    assert many.value == (Money(Decimal(60), "EUR"), Money(Decimal(60), "USD"))
