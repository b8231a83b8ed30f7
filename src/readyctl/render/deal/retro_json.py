"""A look back over deals as JSON, `readyctl.retro/1`. The schema is `schemas/retro-1.schema.json`."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from readyctl.core.deal.lines import Part
from readyctl.core.deal.retro import DealRetro, Retro
from readyctl.render.published import IsoDay, Published, as_json


class LateChangeV1(Published):
    """A change of what had been reviewed or proposed."""

    commit: str
    by: str
    on: IsoDay
    keys: tuple[str, ...]
    """The parts of the note that it changed."""


class DealRetroV1(Published):
    """One deal."""

    id: str
    proposed_on: IsoDay
    open_parts: Mapping[Part, int]
    """How many lines were not confirmed when the proposal went out; parts without any are left out."""
    days_open: tuple[int, ...]
    """For each line that was settled later, the days from the proposal until then."""
    still_open: int
    reviewed: bool
    late_changes: tuple[LateChangeV1, ...]


class CatchingV1(Published):
    """A question that would have been asked, had the note been checked as it went out."""

    rule: str
    deals: int
    """In how many of the deals."""
    question: str


class PhraseV1(Published):
    """A phrase that slowed the deals down, and the question that it should raise."""

    phrase: str
    question: str


class RetroV1(Published):
    """The answer of `readyctl handoff retro --json`."""

    schema_: Annotated[Literal["readyctl.retro/1"], Field(alias="schema")] = "readyctl.retro/1"
    deals: tuple[DealRetroV1, ...]
    open_parts: Mapping[Part, int]
    """Of all the deals together."""
    questions: tuple[CatchingV1, ...]
    """Most frequent first."""
    phrases: tuple[PhraseV1, ...]
    """Those that could be added to the settings."""


def render(found: Retro) -> str:
    """One object. Days are counted from the proposal."""
    return as_json(
        RetroV1(
            deals=tuple(map(_deal, found.deals)),
            open_parts=dict(sorted(found.open_parts.items())),
            questions=tuple(
                CatchingV1(rule=rule, deals=deals, question=wording)
                for rule, deals, wording in found.questions
            ),
            phrases=tuple(PhraseV1(phrase=one.phrase, question=one.question) for one in found.phrases),
        )
    )


def _deal(retro: DealRetro) -> DealRetroV1:
    deal = retro.deal
    return DealRetroV1(
        id=deal.id,
        proposed_on=deal.proposed_on,
        open_parts=dict(sorted(retro.open_parts.items())),
        days_open=tuple(retro.days_open),
        still_open=retro.still_open,
        reviewed=deal.reviewed,
        late_changes=tuple(
            LateChangeV1(
                commit=change.version.commit,
                by=change.version.by,
                on=change.version.at.date(),
                keys=tuple(change.keys),
            )
            for change in deal.late
        ),
    )
