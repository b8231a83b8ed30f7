"""One deal in a row: what `handoff list` and `handoff show` say of a note."""

from msgspec import Struct

from readyctl.core.deal.gate import GateCount
from readyctl.core.deal.note import Handoff
from readyctl.core.deal.review import Outdated, Reviewed, ReviewState, Unreviewed


class HandoffSummary(Struct, frozen=True):
    """A note with its numbers; where the file cannot be read, `note` and `gate` are None, `why` is set."""

    id: str
    note: Handoff | None
    gate: GateCount | None
    review: ReviewState
    findings: int
    why: str | None = None

    @property
    def reviewed_by(self) -> str | None:
        """The address of the engineer whose review there is, outdated or not; None where nobody's is."""
        match self.review:
            case Reviewed(act=act) | Outdated(act=act):
                return act.address
            case Unreviewed():
                return None
