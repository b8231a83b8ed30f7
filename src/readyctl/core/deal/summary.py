"""One deal in a row: what `handoff list` and `handoff show` say of a note."""

from fractions import Fraction
from typing import Any

from msgspec import Struct

from readyctl.core.deal.gate import GateCount, count
from readyctl.core.deal.lines import Part
from readyctl.core.deal.note import Stage
from readyctl.core.deal.reading import HandoffStatus
from readyctl.core.deal.review import Outdated, Reviewed, ReviewState, Unreviewed, review_word
from readyctl.core.entry.subject import Subject

Row = list[Any]
"""Lists, texts, numbers and None, in a shape that is this module's own business."""


class HandoffSummary(Struct, frozen=True):
    """A note with its numbers; where the file cannot be read, what it would say is None, and `why` is set.

    `review` is where its review stands, in the word of `review_word`; `reviewed_by` the address of the
    engineer whose review there is, outdated or not; None where nobody's is.
    """

    id: str
    findings: int
    customer: str | None = None
    owner: str | None = None
    stage: Stage | None = None
    gate: GateCount | None = None
    review: str = "none"
    reviewed_by: str | None = None
    why: str | None = None


def summary(note: Subject, findings: int, estimate_gate: float) -> HandoffSummary:
    """A note in a row, of which so much was found."""
    status = note.value
    if not isinstance(status, HandoffStatus):
        why = note.problems[0].message if note.problems else "it cannot be read"
        return HandoffSummary(note.id, findings, why=why)
    said, gate = status.note, count(status.note, estimate_gate)
    review, by = review_word(status.review), _reviewed_by(status.review)
    return HandoffSummary(note.id, findings, said.customer, said.owner, said.stage, gate, review, by)


def _reviewed_by(review: ReviewState) -> str | None:
    match review:
        case Reviewed(act=act) | Outdated(act=act):
            return act.address
        case Unreviewed():
            return None


def summary_row(found: HandoffSummary) -> Row:
    """The same as plain values."""
    gate = found.gate
    counted = gate and [
        *(gate.confirmed, gate.assumed, gate.not_discussed),
        [part.value for part in gate.empty],
        [gate.limit.numerator, gate.limit.denominator],
    ]
    stage = found.stage and found.stage.value
    said = found.customer, found.owner, stage, counted, found.review, found.reviewed_by, found.why
    return [found.id, found.findings, *said]


def read_back(row: Row) -> HandoffSummary:
    """The same, read back."""
    id_, findings, customer, owner, stage, counted, review, by, why = row
    gate = None
    if counted:
        confirmed, assumed, not_discussed, empty, limit = counted
        gate = GateCount(confirmed, assumed, not_discussed, tuple(map(Part, empty)), Fraction(*limit))
    said = customer, owner, Stage(stage) if stage else None, gate, review, by, why
    return HandoffSummary(id_, findings, *said)
