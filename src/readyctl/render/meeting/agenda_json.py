"""The agenda as JSON, `readyctl.agenda/1`. What awaits engineering is left out of it like everywhere.

The schema is `schemas/agenda-1.schema.json`.
"""

from typing import Annotated, Literal

from pydantic import Field

from readyctl.core.deal.deals import Outcome
from readyctl.core.deal.note import Stage
from readyctl.core.level.kind import Kind
from readyctl.core.level.table import Level
from readyctl.core.meeting.agenda import Agenda, AgendaItem
from readyctl.core.meeting.inbox import What
from readyctl.core.meeting.record import Mismatch
from readyctl.core.meeting.steps import AgendaStep
from readyctl.core.meeting.walked import WalkedPromise
from readyctl.core.promise.words import verdict
from readyctl.render.deal.note_json import MoneyV1, UnreadV1, money, unreadable
from readyctl.render.deal.promise_changes_json import (
    PromiseChangeV1,
    VanishedV1,
    promise_changes,
    vanished,
)
from readyctl.render.meeting.agenda_text import asked_words
from readyctl.render.published import IsoDay, Published, as_json


class MismatchV1(Published):
    """What an earlier meeting found and nobody has settled."""

    found: str
    decision: str | None
    owner: str | None
    by: IsoDay | None


class StrayMismatchV1(MismatchV1):
    """The same of a feature that no open deal promises any more."""

    feature: str


class SlipV1(Published):
    """A signed date that engineering moved back."""

    on: IsoDay
    before: IsoDay
    after: IsoDay
    days: int


class PromiseLineV1(Published):
    """One promise of an open deal."""

    deal: str
    customer: str
    stage: Stage
    feature: str
    """As the note names it."""
    kind: Kind
    due: IsoDay | None
    outcome: Outcome
    verdict: str
    """`fits`, or the name of what is wrong, as rules have it."""
    words: str


class AgendaStepV1(Published):
    """One thing that waits for somebody, as `readyctl inbox --all` has it."""

    who: str
    """By name: any one of them may settle it."""
    what: What
    subject: str
    command: str


class AgendaItemV1(Published):
    """One feature to walk, as sales may see it."""

    id: str
    name: str
    owner: str | None
    level: Level
    """What counts."""
    level_at_last_sync: Level | None
    delivery_date: str | None
    """As written."""
    signed: bool
    awaiting_engineering: bool
    last_confirmed: IsoDay | None
    stale: bool
    overdue: bool
    ends: IsoDay | None
    """The last day of it; nothing is promised beyond."""
    ended: bool
    slips: tuple[SlipV1, ...]
    """Oldest first."""
    value: tuple[MoneyV1, ...]
    """The money behind it, each deal once, one sum for each currency."""
    promises: tuple[PromiseLineV1, ...]
    named_in: tuple[str, ...]
    """Ids of the open deals whose notes name it and promise nothing of it."""
    needs_decision: bool
    mismatches: tuple[str, ...]
    asked: str | None
    """What engineering is asked for, for people; null where nothing is."""
    still_open: tuple[MismatchV1, ...]
    steps: tuple[AgendaStepV1, ...]
    """Who has to do what about it, the most valuable first."""


class DateAheadV1(Published):
    """One day of the next six weeks."""

    day: IsoDay
    what: str


class AgendaChangeV1(Published):
    """A change of readiness since the last meeting."""

    feature: str
    meaning: str
    words: str
    deals: tuple[str, ...]


class AgendaV1(Published):
    """The answer of `readyctl sync agenda --json`."""

    schema_: Annotated[Literal["readyctl.agenda/1"], Field(alias="schema")] = "readyctl.agenda/1"
    as_of: IsoDay
    revision: str | None
    last_sync: IsoDay | None
    next_sync: IsoDay
    deals: tuple[str, ...]
    """Ids of the open deals, heaviest first."""
    value: tuple[MoneyV1, ...]
    decisions: int
    """How many items need one: features, promises of nothing known, mismatches in no open deal."""
    without_promise: tuple[str, ...]
    """Ids of the open deals in which nobody wrote down a promise, by stage and money."""
    features: tuple[AgendaItemV1, ...]
    """Those that an open deal promises or names: what needs a decision first, then heaviest first."""
    unknown: tuple[PromiseLineV1, ...]
    """Promises of features that are in no entry."""
    still_open: tuple[StrayMismatchV1, ...]
    unreadable: tuple[UnreadV1, ...]
    dates: tuple[DateAheadV1, ...]
    changes: tuple[AgendaChangeV1, ...]
    vanished: tuple[VanishedV1, ...]
    """Heaviest deal first."""
    promise_changes: tuple[PromiseChangeV1, ...]
    """What became of promises since the last meeting."""
    requests: tuple[str, ...]
    """Features of which something is asked of engineering, and which no open deal promises or names."""
    besides: tuple[AgendaStepV1, ...]
    """What waits for somebody about a deal or the registry, and is about none of the features above."""
    elsewhere: int
    """How many things wait besides, about features in no open deal."""


def render(agenda: Agenda) -> str:
    """One object."""
    return as_json(
        AgendaV1(
            as_of=agenda.as_of,
            revision=agenda.revision,
            last_sync=agenda.last,
            next_sync=agenda.next,
            deals=tuple(note.id for note in agenda.deals),
            value=money(agenda.value),
            decisions=agenda.decisions,
            without_promise=tuple(note.id for note in agenda.unpromised),
            features=tuple(map(_item, agenda.items)),
            unknown=tuple(map(_promise, agenda.unknown)),
            still_open=tuple(
                StrayMismatchV1(feature=one.feature, **dict(_mismatch(one))) for one in agenda.undecided
            ),
            unreadable=unreadable(agenda.unread),
            dates=tuple(DateAheadV1(day=date.day, what=date.what) for date in agenda.dates),
            changes=tuple(
                AgendaChangeV1(feature=c.feature, meaning=c.meaning.value, words=c.words, deals=c.deals)
                for c in agenda.changes
            ),
            vanished=tuple(map(vanished, agenda.vanished)),
            promise_changes=promise_changes(agenda.promise_changes),
            requests=tuple(asked.feature for asked in agenda.requests),
            besides=tuple(map(_step, agenda.besides)),
            elsewhere=agenda.elsewhere,
        )
    )


def _item(item: AgendaItem) -> AgendaItemV1:
    view = item.view
    return AgendaItemV1(
        id=view.id,
        name=view.name,
        owner=view.owner,
        level=view.level,
        level_at_last_sync=item.before,
        delivery_date=view.delivery_text,
        signed=item.signed and not view.awaiting,
        awaiting_engineering=view.awaiting and not view.removed,
        last_confirmed=view.last_confirmed,
        stale=view.stale,
        overdue=view.overdue,
        ends=view.ends,
        ended=view.ended,
        slips=tuple(SlipV1(on=s.on, before=s.before, after=s.after, days=s.days) for s in item.slips),
        value=money(item.value),
        promises=tuple(map(_promise, item.promises)),
        named_in=tuple(note.id for note in item.named),
        needs_decision=item.needs_decision,
        mismatches=item.mismatches,
        asked=asked_words(item.asked) if item.asked else None,
        still_open=tuple(map(_mismatch, item.undecided)),
        steps=tuple(map(_step, item.steps)),
    )


def _step(step: AgendaStep) -> AgendaStepV1:
    item = step.item
    return AgendaStepV1(who=step.who, what=item.what, subject=item.subject, command=item.command)


def _promise(line: WalkedPromise) -> PromiseLineV1:
    promise = line.check.promise
    return PromiseLineV1(
        deal=line.note.id,
        customer=line.note.customer,
        stage=line.note.stage,
        feature=promise.feature,
        kind=promise.kind,
        due=promise.due,
        outcome=line.outcome,
        verdict=verdict(line.check),
        words=line.words,
    )


def _mismatch(one: Mismatch) -> MismatchV1:
    return MismatchV1(found=one.found, decision=one.decision, owner=one.owner, by=one.by)
