"""Everything that may wait for somebody at one moment, as it was read."""

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct, field

from readyctl.core.feature.inventory import Inventory
from readyctl.core.trust.report import TrustFacts
from readyctl.core.trust.roster import Roster

if TYPE_CHECKING:
    from readyctl.core.deal.ledger import Vanished
    from readyctl.core.deal.note import Handoff
    from readyctl.core.deal.review import ReviewState
    from readyctl.core.meeting.decisions import Undecided
    from readyctl.core.meeting.proposals import EndedProposal, OpenProposal
    from readyctl.core.promise.check import PromiseCheck


class OpenDeal(Struct, frozen=True):
    """An open deal. `id` is the name of its file, which commands take; `made` the day on which each promise
    counts as made, by its place; `review` is None where nobody asked for it, `review_since` the day from
    which it waits for somebody; `to_ask` how many questions the note leaves open, None where nobody asked.
    """

    id: str
    note: "Handoff"
    checks: "tuple[PromiseCheck, ...]" = ()
    made: Mapping[int, dt.date] = field(default_factory=dict)
    review: "ReviewState | None" = None
    review_since: dt.date | None = None
    to_ask: int | None = None
    written_on: dt.date | None = None
    """The day of the commit that began the note."""
    said: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What the note says and may not, a clause each, by the feature's id; nothing where nobody asked."""


class UnreadDeal(Struct, frozen=True):
    """A note that cannot be read, with the owner that its text names; `why` is its first error."""

    id: str
    owner: str | None
    why: str


class Waiting(Struct, frozen=True, dict=True):
    """All of it. `deals` are the open ones, `notes` every note that can be read, by the name of its file.

    `days` gives the day of the commits that are spoken of.
    """

    inventory: Inventory
    roster: Roster | None
    trust: TrustFacts
    proposals: "tuple[OpenProposal, ...]" = ()
    removed: "tuple[EndedProposal, ...]" = ()
    """Requests that somebody who neither asked nor may decide took away since the last meeting."""
    deals: tuple[OpenDeal, ...] = ()
    notes: "Mapping[str, Handoff]" = field(default_factory=dict)
    unreadable: tuple[UnreadDeal, ...] = ()
    vanished: "tuple[Vanished, ...]" = ()
    undecided: "tuple[Undecided, ...]" = ()
    days: Mapping[str, dt.date] = field(default_factory=dict)

    @property
    def of_sales(self) -> bool:
        """Whether any of it is of deals, of meetings, or of requests that ended."""
        deals = self.deals or self.notes or self.unreadable or self.vanished
        return bool(deals or self.undecided or self.removed)
