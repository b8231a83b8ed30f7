"""All that an agenda is made from."""

from collections.abc import Mapping

from msgspec import Struct, field

from readyctl.core.deal.deals import Delivered, UnreadNote
from readyctl.core.deal.note import Handoff
from readyctl.core.deal.promise_changes import LedgerEntry, PromiseChange
from readyctl.core.feature.inventory import Inventory
from readyctl.core.history.slips import Slip
from readyctl.core.meeting.proposals import OpenProposal
from readyctl.core.meeting.record import SyncRecord
from readyctl.core.meeting.waits import Waits
from readyctl.core.promise.broken import Breaking


class SalesMoment(Struct, frozen=True):
    """All that an agenda is made from. `notes` are the open deals; `slips` go by feature id,
    `broken` by deal id and the promise's place; `before` is the moment that the last meeting looked at;
    `registry` is a name for the registry that no other has; `waits` is None where nobody asked for it.
    """

    inventory: Inventory
    notes: tuple[Handoff, ...]
    records: tuple[SyncRecord, ...] = ()
    before: Inventory | None = None
    delivered: Delivered = field(default_factory=dict)
    slips: Mapping[str, tuple[Slip, ...]] = field(default_factory=dict)
    broken: Mapping[str, Mapping[int, Breaking]] = field(default_factory=dict)
    unread: tuple[UnreadNote, ...] = ()
    vanished: tuple[LedgerEntry, ...] = ()
    promise_changes: tuple[PromiseChange, ...] = ()
    registry: str = ""
    asked: Mapping[str, OpenProposal] = field(default_factory=dict)
    """What is asked of engineering, by feature."""
    waits: Waits | None = None
    said: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What the notes say and may not, a clause each, by the feature's id, heaviest deal first."""
