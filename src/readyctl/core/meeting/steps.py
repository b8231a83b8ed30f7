"""What somebody has to do about what an agenda walks, and besides it."""

from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct

from readyctl.core.meeting.inbox import InboxItem, What
from readyctl.core.meeting.waits import Waits


class Errand(Struct, frozen=True):
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


def steps_by_feature(waits: Waits, goes_by: Callable[[str], str]) -> dict[str | None, tuple[Errand, ...]]:
    """Everything that waits, the most valuable first, by the id that the feature `goes_by` which it is about;
    what is about none stands under None.
    """
    found: dict[str | None, list[Errand]] = {}
    for group in waits.groups:
        for item in group.items:
            feature = goes_by(item.feature) if item.feature else None
            found.setdefault(feature, []).append(Errand(group.who, item))
    return {feature: tuple(steps) for feature, steps in found.items()}


def of_deals(left: Iterable[tuple[Errand, ...]]) -> tuple[Errand, ...]:
    """Those of these that are about no feature, or have an open deal behind them, the most valuable first."""
    return tuple(s for steps in left for s in steps if s.item.feature is None or s.item.deals)
