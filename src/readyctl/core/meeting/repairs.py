"""The cheapest repairs of a registry: what each is worth to the pipeline, and how much it takes.

What takes one command has an effort of 1. What has to be found out, written or talked about first counts
more, so that of two repairs with the same money behind them the quicker one comes first.
"""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from readyctl.core.meeting.inbox import InboxItem, What
from readyctl.core.meeting.waiting import Waiting
from readyctl.core.meeting.waits import waits

_EFFORT = {
    What.SIGN: 1,
    What.CONFIRM: 1,
    What.DECIDE: 1,
    What.REVIEW: 2,
    What.SETTLE: 2,
    What.DUE: 3,
    What.TELL: 3,
    What.ASK: 3,
}
"""A command each; a note has to be read before it is reviewed, a file mended before it is committed, and a
day that has passed has to be talked about.
"""


class Repair(Struct, frozen=True):
    """One repair: what waits, its effort (1 is one command), and by name who may make it."""

    item: InboxItem
    effort: int
    by: tuple[str, ...] = ()

    @property
    def who(self) -> str:
        """They in words; nothing where nobody is known."""
        return " or ".join(self.by)

    @property
    def worth(self) -> Fraction:
        """The largest sum of one currency behind it, for each unit of effort; currencies are never added."""
        most = max((money.amount for money in self.item.value), default=Decimal(0))
        return Fraction(most) / self.effort


def repairs(waiting: Waiting) -> tuple[Repair, ...]:
    """Everything that waits for anybody: the most money for the least effort first, then the least effort,
    then the oldest.
    """
    as_of = waiting.inventory.as_of

    def order(each: Repair) -> tuple[Fraction, int, int, int, str, str]:
        item = each.item
        age = item.age_days(as_of) or 0
        return -each.worth, each.effort, -age, list(What).index(item.what), item.subject, item.why

    return tuple(sorted(_repairs(waiting), key=order))


def _repairs(waiting: Waiting) -> Iterator[Repair]:
    lacking = {each.feature: len(each.obstacles) for each in waiting.proposals}
    for group in waits(waiting).groups:
        by = tuple(each.called for each in group.people)
        for item in group.items:
            more = _wrong(item, waiting) if item.what is What.SETTLE else 0
            more += lacking.get(item.subject, 0) if item.what is What.DECIDE else 0
            yield Repair(item, _EFFORT[item.what] + more, by)


def _wrong(item: InboxItem, waiting: Waiting) -> int:
    """How many errors an entry's file has beyond the first one."""
    status = waiting.inventory.find(item.subject)
    return max(len(status.entry.problems) - 1, 0) if status else 0
