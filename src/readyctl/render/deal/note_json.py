"""What several outputs say of deal notes: money, and notes that cannot be read."""

from collections.abc import Iterable

from readyctl.core.deal.deals import UnreadNote
from readyctl.core.deal.money import Money
from readyctl.render.published import Published


class MoneyV1(Published):
    """A sum in one currency; sums of several currencies are never added."""

    amount: str
    """A decimal number, as text."""
    currency: str | None
    """Null where the source named none."""


class UnreadV1(Published):
    """A note that cannot be read: what it promises is in no answer."""

    path: str
    why: str


def money(sums: Iterable[Money]) -> tuple[MoneyV1, ...]:
    """Sums of money, one for each currency."""
    return tuple(MoneyV1(amount=str(one.amount), currency=one.currency) for one in sums)


def unreadable(notes: Iterable[UnreadNote]) -> tuple[UnreadV1, ...]:
    """Notes that cannot be read, in the order given."""
    return tuple(UnreadV1(path=note.path, why=note.why) for note in notes)
