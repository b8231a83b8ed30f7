"""What waits for one person: each a fact that is hers to change, what it is worth, and one command.

Nothing is stored and nothing can be ticked off: an item is gone when the fact that it is about has changed.
"""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct

from readyctl.core.deal.money import Money, totals
from readyctl.core.entry.last import kept_with_it
from readyctl.core.trust.colleague import Colleague

if TYPE_CHECKING:
    from readyctl.core.deal.note import Handoff


class What(StrEnum):
    """What has to be done about an item; of items that weigh the same, in this order."""

    SETTLE = "settle"
    DECIDE = "decide"
    SIGN = "sign"
    CONFIRM = "confirm"
    REVIEW = "review"
    TELL = "tell"
    DUE = "due"
    ASK = "ask"


_PLACES = {what: place for place, what in enumerate(What)}


class InboxItem(Struct, frozen=True, dict=True):
    """One thing that waits. `since` is the day from which it does, None where that is not committed yet;
    `deals` are what stands behind it; `why` is a clause, `command` a whole command line; `due` is a day that
    somebody set for it; `feature` the one that it is about, as files name it, None where it is about none.
    """

    what: What
    subject: str
    why: str
    command: str
    since: dt.date | None = None
    deals: "tuple[Handoff, ...]" = ()
    due: dt.date | None = None
    feature: str | None = None

    @property
    def by(self) -> dt.date | None:
        """The day by which it should be settled: the one that was set for it, else the first on which a deal
        behind it is to close.
        """
        if self.due or not self.deals:
            return self.due
        return min((note.close_date for note in self.deals if note.close_date), default=None)

    @property
    def value(self) -> tuple[Money, ...]:
        """The money of these deals, each once, currencies apart."""
        return _value(self) if self.deals else ()

    def age_days(self, today: dt.date) -> int | None:
        """Days that it has waited."""
        return max((today - self.since).days, 0) if self.since else None


@kept_with_it
def _value(item: InboxItem) -> tuple[Money, ...]:
    return totals(note.value for note in {note.id: note for note in item.deals}.values())


class Inbox(Struct, frozen=True):
    """All that waits for one person on one day, the most valuable first, then the oldest."""

    whose: Colleague
    as_of: dt.date
    items: tuple[InboxItem, ...]


def inbox(whose: Colleague, as_of: dt.date, items: Iterable[InboxItem]) -> Inbox:
    """Put items in order. Amounts are compared one by one, whatever their currency, and never added."""
    return Inbox(whose, as_of, tuple(sorted(items, key=partial(weight, as_of=as_of))))


def weight(item: InboxItem, as_of: dt.date) -> tuple[Decimal, int, int, str, str]:
    """Sorts the most valuable first, then the oldest."""
    most = max([money.amount for money in item.value], default=_NOTHING) if item.deals else _NOTHING
    age = item.age_days(as_of)
    return -most, -(age or 0), _PLACES[item.what], item.subject, item.why


_NOTHING = Decimal(0)


def oldest(items: Iterable[InboxItem]) -> dt.date | None:
    """The first day that one of these has waited from."""
    return min((item.since for item in items if item.since), default=None)


def behind(items: Iterable[InboxItem]) -> "tuple[Handoff, ...]":
    """The deals behind all of these, each once."""
    return tuple({note.id: note for item in items for note in item.deals}.values())
