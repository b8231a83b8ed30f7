"""The agenda of the meeting: every feature in an open deal, what is true of it, and what does not match."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from readyctl.core.deal.deals import (
    Outcome,
    UnreadNote,
    promises_by_feature,
    weight,
)
from readyctl.core.deal.money import Money, totals
from readyctl.core.deal.naming import named_by_feature
from readyctl.core.deal.note import Handoff
from readyctl.core.deal.promise_changes import LedgerEntry, PromiseChange
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.core.feature.view import SalesView
from readyctl.core.history.slips import Slip
from readyctl.core.level.table import Level
from readyctl.core.meeting.affected_deals import deals_by_feature
from readyctl.core.meeting.dates import from_today_on, sync_after, within_six_weeks
from readyctl.core.meeting.decisions import decision_days, open_mismatches
from readyctl.core.meeting.difference import Change, compare
from readyctl.core.meeting.proposals import OpenProposal
from readyctl.core.meeting.record import Mismatch
from readyctl.core.meeting.sales_moment import SalesMoment
from readyctl.core.meeting.steps import AgendaStep, of_deals, steps_by_feature
from readyctl.core.meeting.walked import WalkedPromise, walked
from readyctl.core.text.date_ahead import DateAhead, event_key


class AgendaItem(Struct, frozen=True):
    """One feature to be walked. `before` is its level at the last meeting, None where there was no meeting or
    no such feature; `named` are the notes that name it and promise nothing of it; `mismatches` are clauses;
    `undecided` are earlier mismatches that are not done.
    """

    view: SalesView
    before: Level | None
    signed: bool
    slips: tuple[Slip, ...]
    promises: tuple[WalkedPromise, ...]
    mismatches: tuple[str, ...]
    undecided: tuple[Mismatch, ...]
    named: tuple[Handoff, ...] = ()
    asked: OpenProposal | None = None
    """What is asked of engineering."""
    steps: tuple[AgendaStep, ...] = ()
    """Who has to do what about it."""

    @property
    def needs_decision(self) -> bool:
        """Whether something does not match, was left open by an earlier meeting, is asked for, or waits."""
        return bool(self.mismatches or self.undecided or self.asked or self.steps)

    @property
    def value(self) -> tuple[Money, ...]:
        """The money behind it: each deal once, currencies apart."""
        return value_of([self])

    def count(self, *outcomes: Outcome) -> int:
        """How many of its promises came out so."""
        return sum(line.outcome in outcomes for line in self.promises)


def value_of(items: Iterable[AgendaItem]) -> tuple[Money, ...]:
    """The money behind these: each deal once, currencies apart."""
    notes = (note for item in items for note in (*(line.note for line in item.promises), *item.named))
    return totals({note.id: note.value for note in notes}.values())


class Agenda(Struct, frozen=True):
    """The whole meeting. `items` are those that need a decision, then the others, heaviest deal first;
    `unknown` are promises of features that nobody knows; `ahead` are all days to come; `changes` are those of
    the items since the last meeting; `undecided` are earlier mismatches of what is in no open deal any more;
    `unread` are notes that cannot be read; `vanished` are promises that somebody took away without a word,
    and `promise_changes` what became of promises since the last meeting; `registry` is a name for the
    registry that no other has.
    """

    as_of: dt.date
    revision: str | None
    last: dt.date | None
    next: dt.date
    items: tuple[AgendaItem, ...]
    unknown: tuple[WalkedPromise, ...]
    ahead: tuple[DateAhead, ...]
    changes: tuple[Change, ...]
    deals: tuple[Handoff, ...]
    undecided: tuple[Mismatch, ...] = ()
    unread: tuple[UnreadNote, ...] = ()
    vanished: tuple[LedgerEntry, ...] = ()
    promise_changes: tuple[PromiseChange, ...] = ()
    registry: str = ""
    requests: tuple[OpenProposal, ...] = ()
    """What is asked of engineering for features that no open deal promises or names, oldest first."""
    besides: tuple[AgendaStep, ...] = ()
    """What waits for somebody and is about none of the items, but about a deal or the registry itself."""
    elsewhere: int = 0
    """How many things wait besides, about features in no open deal."""

    @property
    def to_decide(self) -> tuple[AgendaItem, ...]:
        """The features that need a decision."""
        return tuple(item for item in self.items if item.needs_decision)

    @property
    def quiet(self) -> tuple[AgendaItem, ...]:
        """The features about which there is nothing to decide."""
        return tuple(item for item in self.items if not item.needs_decision)

    @property
    def unpromised(self) -> tuple[Handoff, ...]:
        """The open deals in which nobody wrote down a promise, by stage and money."""
        return tuple(note for note in self.deals if not note.promises)

    @property
    def count(self) -> int:
        """How many items there are."""
        return len(self.items) + self._beside

    @property
    def decisions(self) -> int:
        """How many items need a decision."""
        return len(self.to_decide) + self._beside

    @property
    def _beside(self) -> int:
        """What needs a decision and is no feature of an open deal."""
        return len(self.unknown) + len(self.undecided) + len(self.vanished)

    @property
    def dates(self) -> tuple[DateAhead, ...]:
        """What happens in the next six weeks."""
        return within_six_weeks(self.ahead, self.as_of)

    @property
    def value(self) -> tuple[Money, ...]:
        """The value of all open deals, currencies apart."""
        return totals(note.value for note in self.deals)


def agenda(moment: SalesMoment) -> Agenda:
    """Make the agenda of one moment; heaviest deals first."""
    inventory = moment.inventory
    lines = _walked(moment)
    promised = promises_by_feature(moment.notes, inventory)
    named = named_by_feature(moment.notes, inventory)
    steps = steps_by_feature(moment.waits, inventory.goes_by) if moment.waits else {}
    found: list[AgendaItem] = []
    unknown: list[WalkedPromise] = []
    for feature_id, notes in named.items():
        view = inventory.view(feature_id)
        promises = tuple(lines[one.note.id, one.index] for one in promised.get(feature_id, ()))
        if view is None:
            unknown += promises
        else:
            more = moment.said.get(view.id, ()), steps.pop(view.id, ())
            found.append(_item(moment, view, promises, notes, more))
    items = tuple(sorted(found, key=lambda item: not item.needs_decision))
    last = moment.records[-1].date if moment.records else None
    following = sync_after(last, inventory.as_of, inventory.settings.sync.every)
    told = {id(mismatch) for item in items for mismatch in item.undecided}
    left = tuple(m for m in open_mismatches(moment.records) if id(m) not in told)
    ahead = _ahead(items, moment.notes, left, following)
    return Agenda(
        inventory.as_of,
        inventory.revision,
        last,
        following,
        items,
        tuple(unknown),
        from_today_on(ahead, inventory.as_of),
        _changes(moment, {item.view.id for item in items}),
        tuple(sorted(moment.notes, key=lambda note: (-weight(note), note.id))),
        left,
        moment.unread,
        moment.vanished,
        moment.promise_changes,
        moment.registry,
        tuple(asked for feature_id, asked in moment.asked.items() if feature_id not in named),
        (besides := of_deals(steps.values(), inventory.as_of)),
        sum(map(len, steps.values())) - len(besides),
    )


def _walked(moment: SalesMoment) -> dict[tuple[str, int], WalkedPromise]:
    """Every open promise by its note and its place there: others above it may have ended."""
    return {
        (note.id, line.check.index): line
        for note in moment.notes
        for line in walked(note, moment.inventory, moment.delivered, moment.broken.get(note.id))
    }


def _item(
    moment: SalesMoment,
    view: SalesView,
    promises: tuple[WalkedPromise, ...],
    notes: Iterable[Handoff],
    more: tuple[tuple[str, ...], tuple[AgendaStep, ...]],
) -> AgendaItem:
    """One feature; `notes` are those that name or promise it; then what they may not say, and the steps."""
    status, old = moment.inventory.find(view.id), _before(moment, view)
    promising = {line.note.id for line in promises}
    return AgendaItem(
        view,
        old.effective if old else None,
        status is not None and status.signed,
        () if view.awaiting else moment.slips.get(view.id, ()),
        promises,
        (*_mismatches(view, promises), *more[0]),
        tuple(m for m in open_mismatches(moment.records) if moment.inventory.goes_by(m.feature) == view.id),
        tuple(note for note in notes if note.id not in promising),
        moment.asked.get(view.id),
        more[1],
    )


def _before(moment: SalesMoment, view: SalesView) -> FeatureStatus | None:
    """The feature as the last meeting saw it, under the id that it had then."""
    if moment.before is None:
        return None
    former = (old for old in moment.inventory.successors if moment.inventory.goes_by(old) == view.id)
    known = (moment.before.find(each) for each in (view.id, *former))
    return next((old for old in known if old is not None), None)


def _mismatches(view: SalesView, promises: Iterable[WalkedPromise]) -> Iterator[str]:
    if view.ended:
        yield f"it ended on {view.ends}"
    if view.removed:
        yield view.removed
    elif view.awaiting:
        yield f"what the entry claims awaits engineering, so it counts as {view.level}"
    if view.overdue:
        yield f"its delivery date {view.delivery_text} has passed"
    if view.stale:
        yield f"it is stale: {view.owner or 'engineering'} has to confirm it again"
    for line in promises:
        if not line.fine:
            yield line.mismatch


def _ahead(
    items: Sequence[AgendaItem], notes: Iterable[Handoff], left: Iterable[Mismatch], following: dt.date
) -> Iterator[DateAhead]:
    yield from _dates(items, notes)
    yield from decision_days([*(m for item in items for m in item.undecided), *left])
    yield DateAhead(following, "the next sync", "sync-next")


def _dates(items: Iterable[AgendaItem], notes: Iterable[Handoff]) -> Iterator[DateAhead]:
    same: Counter[str] = Counter()
    for item in items:
        view = item.view
        if view.delivery_date and not view.level.row.delivered:
            yield DateAhead(view.delivery_date, f"{view.name} is to be delivered", f"delivery-{view.id}")
        for line in item.promises:
            if line.check.promise.due and not line.outcome.delivered:
                what = f"{view.name} is promised to {line.note.customer}"
                key = event_key("promise", line.note.id, line.check.promise.feature, line.check.promise.kind)
                same[key] += 1
                key = key if same[key] == 1 else f"{key}-{same[key]}"
                yield DateAhead(line.check.promise.due, what, key)
    for note in notes:
        if note.close_date:
            yield DateAhead(note.close_date, f"the deal with {note.customer} is to close", f"close-{note.id}")


def _changes(moment: SalesMoment, walked: set[str]) -> tuple[Change, ...]:
    if moment.before is None:
        return ()
    deals = deals_by_feature(moment.notes, moment.inventory)
    return tuple(c for c in compare(moment.before, moment.inventory, deals).changes if c.feature in walked)
