"""`handoff list --json` and `handoff show --json`: deals with their numbers, `readyctl.handoffs/1`.

The schema is `schemas/handoffs-1.schema.json`.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Annotated, Any, Literal

from pydantic import Field

from readyctl.core.deal.lines import Part, describe, lines
from readyctl.core.deal.note import Handoff, Stage
from readyctl.core.deal.summary import HandoffSummary
from readyctl.core.entry.keypath import dotted
from readyctl.core.level.kind import Kind
from readyctl.core.promise.model import Promise, Status, Withdrawn
from readyctl.render.published import IsoDay, Published, Sparse, as_json


class NoteLineV1(Published):
    """One line of a note."""

    at: str
    """Its key path in the file, such as `workflow.steps[0]`."""
    part: Part
    text: str
    status: Status


class WithdrawnV1(Published):
    """How a promise was ended in the open; for the house, not for the customer."""

    on: IsoDay
    reason: str
    told_customer: IsoDay | None
    """When the customer heard of it; null while nobody told her."""
    mistake: bool
    """Whether it was written down wrongly."""


class PromiseV1(Published):
    """One promise of a note, open or withdrawn."""

    at: str
    """Its key path in the file, such as `promises[0]`."""
    feature: str
    """As the note names it."""
    kind: Kind
    due: IsoDay | None
    quote: str | None
    said_on: IsoDay | None
    status: Status
    withdrawn: WithdrawnV1 | None


class HandoffV1(Sparse):
    """One deal; of a note that cannot be read, what is known of it is null."""

    id: str
    customer: str | None
    stage: Stage | None
    unconfirmed_share: float | None
    """From 0 to 1, four digits."""
    estimate_gate: Literal["pass", "fail"] | None
    review: str
    """none, valid, changes_requested or outdated."""
    reviewed_by: str | None
    findings: int
    """How many findings its check has."""
    why: str | None
    """Why it cannot be read."""
    lines: tuple[NoteLineV1, ...] | None = None
    """In `handoff show` only."""
    promises: tuple[PromiseV1, ...] | None = None
    """In `handoff show` only. Withdrawn ones are there too: they are internal, and no customer reads them."""
    unsorted: tuple[str, ...] | None = None
    """In `handoff show` only: lines that found no place. They are internal, and no customer reads them."""


class HandoffsV1(Published):
    """The answer of `readyctl handoff list --json` and `readyctl handoff show --json`."""

    schema_: Annotated[Literal["readyctl.handoffs/1"], Field(alias="schema")] = "readyctl.handoffs/1"
    as_of: IsoDay
    revision: str | None
    handoffs: tuple[HandoffV1, ...]


def render(summaries: Iterable[HandoffSummary], as_of: dt.date, revision: str | None) -> str:
    """The deals in the order given. A note that cannot be read has nulls, and the error in `why`."""
    rows = tuple(HandoffV1(**_numbers(summary)) for summary in summaries)
    return as_json(HandoffsV1(as_of=as_of, revision=revision, handoffs=rows))


def render_with_lines(
    summary: HandoffSummary, note: Handoff | None, as_of: dt.date, revision: str | None
) -> str:
    """One deal with all that its note says; None where it cannot be read."""
    row = HandoffV1(
        **_numbers(summary),
        lines=_lines(note),
        promises=tuple(map(_promise, range(len(note.promises)), note.promises)) if note else None,
        unsorted=note.unsorted if note else None,
    )
    return as_json(HandoffsV1(as_of=as_of, revision=revision, handoffs=(row,)))


def _numbers(summary: HandoffSummary) -> dict[str, Any]:
    gate = summary.gate
    return {
        "id": summary.id,
        "customer": summary.customer,
        "stage": summary.stage,
        "unconfirmed_share": round(float(gate.share), 4) if gate else None,
        "estimate_gate": None if gate is None else "pass" if gate.passes else "fail",
        "review": summary.review,
        "reviewed_by": summary.reviewed_by,
        "findings": summary.findings,
        "why": summary.why,
    }


def _promise(index: int, promise: Promise) -> PromiseV1:
    return PromiseV1(
        at=dotted(("promises", index)),
        feature=promise.feature,
        kind=promise.kind,
        due=promise.due,
        quote=promise.quote,
        said_on=promise.said_on,
        status=promise.status,
        withdrawn=_withdrawn(promise.withdrawn) if promise.withdrawn else None,
    )


def _withdrawn(ending: Withdrawn) -> WithdrawnV1:
    return WithdrawnV1(
        on=ending.on,
        reason=ending.reason,
        told_customer=ending.told_customer,
        mistake=bool(ending.mistake),
    )


def _lines(note: Handoff | None) -> tuple[NoteLineV1, ...]:
    return tuple(
        NoteLineV1(at=dotted(line.at), part=line.part, text=describe(line.line), status=line.status)
        for line in (lines(note) if note else ())
    )
