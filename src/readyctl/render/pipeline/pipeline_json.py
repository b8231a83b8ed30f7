"""`pipeline list --json`: deals and what became of their promises, `readyctl.pipeline/1`.

The schema is `schemas/pipeline-1.schema.json`.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Literal

from pydantic import Field

from readyctl.core.deal.deals import UnreadNote
from readyctl.core.deal.note import Handoff, Stage
from readyctl.core.level.kind import Kind
from readyctl.render.deal.note_json import UnreadV1, unreadable
from readyctl.render.published import IsoDay, Published, as_json


class SourceV1(Published):
    """Where the deal came from."""

    system: str
    id: str


class JudgedPromiseV1(Published):
    """One promise and its verdict."""

    feature: str
    kind: Kind
    verdict: str
    """`fits`, or the name of what is wrong, as rules have it."""


class DealV1(Published):
    """One deal."""

    id: str
    customer: str
    owner: str | None
    stage: Stage
    amount: str | None
    """A decimal number, as text."""
    currency: str | None
    close_date: IsoDay | None
    source: SourceV1 | None
    promises: tuple[JudgedPromiseV1, ...]


class PipelineV1(Published):
    """The answer of `readyctl pipeline list --json`."""

    schema_: Annotated[Literal["readyctl.pipeline/1"], Field(alias="schema")] = "readyctl.pipeline/1"
    deals: tuple[DealV1, ...]
    """Heaviest first."""
    unreadable: tuple[UnreadV1, ...]


def render(
    notes: Iterable[Handoff], verdicts: Mapping[str, Sequence[str]], unread: Iterable[UnreadNote]
) -> str:
    """The deals in the order given; `verdicts` has a word for each promise of each deal, by the deal's id."""
    deals = tuple(_deal(note, verdicts[note.id]) for note in notes)
    return as_json(PipelineV1(deals=deals, unreadable=unreadable(unread)))


def _deal(note: Handoff, verdicts: Sequence[str]) -> DealV1:
    return DealV1(
        id=note.id,
        customer=note.customer,
        owner=note.owner,
        stage=note.stage,
        amount=str(note.value.amount) if note.value else None,
        currency=note.value.currency if note.value else None,
        close_date=note.close_date,
        source=SourceV1(system=note.source.system, id=note.source.id) if note.source else None,
        promises=tuple(
            JudgedPromiseV1(feature=promise.feature, kind=promise.kind, verdict=word)
            for promise, word in zip((p for _, p in note.open_promises), verdicts, strict=True)
        ),
    )
