"""Who answers for what waits in an area, and when it has waited too long: worked out once for all of it."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec.structs import replace

from readyctl.core.level.table import Level
from readyctl.core.meeting.inbox import InboxItem, What
from readyctl.core.trust.colleague import Directory, answering
from readyctl.core.trust.roster import Engineer

if TYPE_CHECKING:
    from readyctl.core.deal.deals import PromisedIn
    from readyctl.core.meeting.waiting import Waiting

_PATIENCE = 2
"""What is older than its window times this has lain too long, and is a matter of the leads as well."""


class InCharge:
    """All of that at one moment, and which deals promise a feature."""

    def __init__(self, waiting: "Waiting") -> None:
        self.waiting = waiting
        self.as_of = waiting.inventory.as_of
        self.settings = waiting.inventory.settings
        self._directory = Directory(waiting.roster)
        self._answering: dict[tuple[str, ...], tuple[Engineer, ...]] = {}
        self._engineers: dict[str, bool] = {}
        windows = (self.settings.window(each) for each in Level)
        self._shortest = min((days for days in windows if days is not None), default=0)

    @cached_property
    def _promised(self) -> "Mapping[str, Sequence[PromisedIn]]":
        if not self.waiting.deals:
            return {}
        from readyctl.core.deal.deals import promises_by_feature  # noqa: PLC0415 - with the models of notes behind it

        return promises_by_feature([deal.note for deal in self.waiting.deals], self.waiting.inventory)

    def engineers(self, *areas: str) -> tuple[Engineer, ...]:
        """Those who answer for these areas, each once."""
        if areas not in self._answering:
            every = (each for area in areas for each in answering(self.waiting.roster, area))
            self._answering[areas] = tuple({each.name: each for each in every}.values())
        return self._answering[areas]

    def too_long(self, waited: int | None, window: int | None) -> bool:
        """Whether something lies for longer than twice its window; without one, than the shortest."""
        return waited is not None and waited > _PATIENCE * (window or self._shortest)

    def owner(self, written: str | None, what: What) -> tuple[str, ...]:
        """Whoever owns an entry mends its file; what else there is to do, she does who is an engineer."""
        if written and (what is What.SETTLE or self._is_engineer(written)):
            return (written,)
        return ()

    def _is_engineer(self, written: str) -> bool:
        if written not in self._engineers:
            self._engineers[written] = self._directory.engineer(written) is not None
        return self._engineers[written]

    def leaned_on(self, item: InboxItem, feature_id: str) -> InboxItem:
        """An item about a feature, with the deals that promise that, and the first day that one of them was
        promised it for.
        """
        promised = self._promised.get(feature_id) if self._promised else None
        if promised is None:
            return item
        notes = tuple({each.note.id: each.note for each in promised}.values())
        due = item.due or min((each.promise.due for each in promised if each.promise.due), default=None)
        return replace(item, deals=notes, due=due)
