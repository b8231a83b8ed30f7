"""What somebody has to do about what an agenda walks, and besides it."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct

from readyctl.core.meeting.inbox import InboxItem, What, weight
from readyctl.core.meeting.waits import Waits


class AgendaStep(Struct, frozen=True):
    """One thing that waits, and who may settle it, by name."""

    who: str
    item: InboxItem

    @property
    def words(self) -> str:
        """Who does what, such as `Bob Byte signs`."""
        return f"{self.who} {_DOES[self.item.what]}"


_DOES: Mapping[What, str] = {
    What.SETTLE: "settles",
    What.DECIDE: "decides",
    What.SIGN: "signs",
    What.CONFIRM: "confirms",
    What.REVIEW: "reviews",
    What.TELL: "tells the customer",
    What.DUE: "sees to it",
    What.ASK: "asks",
}


def steps_by_feature(waits: Waits, goes_by: Callable[[str], str]) -> dict[str | None, tuple[AgendaStep, ...]]:
    """Everything that waits, the most valuable first, by the id that the feature `goes_by` which it is about;
    what is about none stands under None.
    """
    found: dict[str | None, list[AgendaStep]] = {}
    for group in waits.groups:
        for item in group.items:
            feature = goes_by(item.feature) if item.feature else None
            found.setdefault(feature, []).append(AgendaStep(group.who, item))
    return {feature: _by_weight(steps, waits.as_of) for feature, steps in found.items()}


def of_deals(left: Iterable[tuple[AgendaStep, ...]], as_of: dt.date) -> tuple[AgendaStep, ...]:
    """Those of these that are about no feature, or have an open deal behind them, the most valuable first."""
    return _by_weight((s for steps in left for s in steps if s.item.feature is None or s.item.deals), as_of)


def _by_weight(steps: Iterable[AgendaStep], as_of: dt.date) -> tuple[AgendaStep, ...]:
    """In one order, whoever each waits for."""
    return tuple(sorted(steps, key=lambda step: weight(step.item, as_of)))
