"""What a lower level or a later date does to deals, as JSON, `readyctl.impact/1`.

The schema is `schemas/impact-1.schema.json`.
"""

from typing import Annotated, Literal

from pydantic import Field

from readyctl.core.deal.note import Stage
from readyctl.core.feature.view import SalesView
from readyctl.core.level.kind import Kind
from readyctl.core.level.table import Level
from readyctl.core.meeting.impact import AlreadyUntrue, Impact, SaidTooMuch, Untrue
from readyctl.render.deal.note_json import MoneyV1, UnreadV1, money, unreadable
from readyctl.render.published import IsoDay, Published, as_json


class ClaimV1(Published):
    """What a feature is, or would be."""

    level: Level
    delivery_date: str | None
    """As written."""


class AlreadyUntrueV1(Published):
    """A promise that may not be made."""

    deal: str
    customer: str
    stage: Stage
    kind: Kind
    due: IsoDay | None
    why: str


class UntrueV1(AlreadyUntrueV1):
    """A promise that may be made today and not then."""

    draft: str
    """The core of a letter to the customer."""


class SaidV1(Published):
    """What a note says of the feature and may not then."""

    deal: str
    customer: str
    stage: Stage
    words: str
    already: bool
    """Whether it may not be said today either."""


class DecisionV1(Published):
    """What a meeting decided about the feature and nobody has done yet."""

    found: str
    decision: str | None
    owner: str | None


class ImpactV1(Published):
    """The answer of `readyctl impact --json`."""

    schema_: Annotated[Literal["readyctl.impact/1"], Field(alias="schema")] = "readyctl.impact/1"
    feature: str
    from_: Annotated[ClaimV1, Field(alias="from")]
    to: ClaimV1
    value: tuple[MoneyV1, ...]
    """The money behind `deals`, one sum for each currency."""
    deals: tuple[str, ...]
    """Ids of the deals with a promise that becomes untrue, heaviest first."""
    promises: tuple[UntrueV1, ...]
    already_untrue: int
    """How many promises may not be made today either."""
    already: tuple[AlreadyUntrueV1, ...]
    """The same promises, heaviest deal first."""
    already_value: tuple[MoneyV1, ...]
    said: tuple[SaidV1, ...]
    """Heaviest deal first."""
    named_in: tuple[str, ...]
    """Ids of the deals whose notes name the feature, and in which nothing becomes untrue."""
    decisions: tuple[DecisionV1, ...]
    unreadable: tuple[UnreadV1, ...]
    links: tuple[str, ...]


def render(impact: Impact) -> str:
    """One object."""
    return as_json(
        ImpactV1(
            feature=impact.now.id,
            from_=_claim(impact.now),
            to=_claim(impact.then),
            value=money(impact.value),
            deals=tuple(note.id for note in impact.deals),
            promises=tuple(map(_promise, impact.untrue)),
            already_untrue=len(impact.already),
            already=tuple(map(_already, impact.already)),
            already_value=money(impact.already_value),
            said=tuple(map(_said, impact.said)),
            named_in=tuple(note.id for note in impact.named),
            decisions=tuple(
                DecisionV1(found=one.found, decision=one.decision, owner=one.owner)
                for one in impact.decisions
            ),
            unreadable=unreadable(impact.unread),
            links=impact.now.links,
        )
    )


def _claim(view: SalesView) -> ClaimV1:
    return ClaimV1(level=view.level, delivery_date=view.delivery_text)


def _already(one: AlreadyUntrue | Untrue) -> AlreadyUntrueV1:
    return AlreadyUntrueV1(
        deal=one.note.id,
        customer=one.note.customer,
        stage=one.note.stage,
        kind=one.promise.kind,
        due=one.promise.due,
        why=one.why,
    )


def _said(one: SaidTooMuch) -> SaidV1:
    note = one.note
    return SaidV1(
        deal=note.id, customer=note.customer, stage=note.stage, words=one.words, already=one.already
    )


def _promise(one: Untrue) -> UntrueV1:
    return UntrueV1(**dict(_already(one)), draft=one.draft)
