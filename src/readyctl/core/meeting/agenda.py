"""The agenda of the meeting: every feature in an open deal, what is true of it, and what does not match."""

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from readyctl.core.deal.deals import (
    Delivered,
    Outcome,
    PromisedIn,
    UnreadNote,
    outcome,
    promises_by_feature,
    weight,
)
from readyctl.core.deal.money import Money, totals
from readyctl.core.deal.note import Handoff
from readyctl.core.deal.promise_changes import LedgerEntry, PromiseChange
from readyctl.core.feature.inventory import FeatureStatus, Inventory, SalesView, sales_view
from readyctl.core.history.slips import Slip
from readyctl.core.level.table import Level
from readyctl.core.meeting.affected_deals import deals_by_feature
from readyctl.core.meeting.dates import DateAhead, from_today_on, sync_after, within_six_weeks
from readyctl.core.meeting.difference import Change, compare
from readyctl.core.meeting.record import Mismatch, SyncRecord
from readyctl.core.promise.broken import Breaking
from readyctl.core.promise.check import PromiseCheck, check_promises
from readyctl.core.promise.words import is_fine, verdict_words


@dataclass(frozen=True)
class SalesMoment:
    """All that an agenda is made from. `notes` are the open deals; `slips` go by feature id,
    `broken` by deal id and the promise's place; `before` is the moment that the last meeting looked at.
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


@dataclass(frozen=True)
class WalkedPromise:
    """One promise as it is walked: the deal it is from, what became of it, and what is wrong with it."""

    note: Handoff
    check: PromiseCheck
    outcome: Outcome

    @property
    def fine(self) -> bool:
        """Whether it may stand as it is."""
        return is_fine(self.check)

    @property
    def words(self) -> str:
        """The verdict in a clause."""
        return verdict_words(self.check)


@dataclass(frozen=True)
class AgendaItem:
    """One feature to be walked. `before` is its level at the last meeting, None where there was no meeting or
    no such feature; `mismatches` are clauses; `undecided` are earlier mismatches that are not done.
    """

    view: SalesView
    before: Level | None
    signed: bool
    slips: tuple[Slip, ...]
    promises: tuple[WalkedPromise, ...]
    mismatches: tuple[str, ...]
    undecided: tuple[Mismatch, ...]

    @property
    def value(self) -> tuple[Money, ...]:
        """The money behind it: each deal once, currencies apart."""
        deals = {line.note.id: line.note.value for line in self.promises}
        return totals(deals.values())

    def count(self, *outcomes: Outcome) -> int:
        """How many of its promises came out so."""
        return sum(line.outcome in outcomes for line in self.promises)


@dataclass(frozen=True)
class Agenda:
    """The whole meeting. `unknown` are promises of features that nobody knows; `ahead` are all days to come;
    `changes` are those of the items since the last meeting; `undecided` are earlier mismatches of what no
    open deal promises any more; `unread` are notes that cannot be read; `vanished` are promises that somebody
    took away without a word, and `promise_changes` what became of promises since the last meeting.
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
    lines = _lines(moment)
    promised = promises_by_feature(moment.notes, inventory)
    known = [(inventory.find(feature_id), there) for feature_id, there in promised.items()]
    items = tuple(_item(moment, status, there, lines) for status, there in known if status is not None)
    unknown = tuple(
        lines[promise.note.id][promise.index]
        for status, there in known
        if status is None
        for promise in there
    )
    last = moment.records[-1].date if moment.records else None
    following = sync_after(last, inventory.as_of, inventory.settings.sync.every)
    walked = {id(mismatch) for item in items for mismatch in item.undecided}
    left = tuple(m for m in open_mismatches(moment.records) if id(m) not in walked)
    ahead = (
        *_dates(items, moment.notes),
        *_decisions([*(m for item in items for m in item.undecided), *left]),
        DateAhead(following, "the next sync", "sync-next"),
    )
    return Agenda(
        inventory.as_of,
        inventory.revision,
        last,
        following,
        items,
        unknown,
        from_today_on(ahead, inventory.as_of),
        _changes(moment, {item.view.id for item in items}),
        tuple(sorted(moment.notes, key=lambda note: (-weight(note), note.id))),
        left,
        moment.unread,
        moment.vanished,
        moment.promise_changes,
    )


def _lines(moment: SalesMoment) -> dict[str, tuple[WalkedPromise, ...]]:
    found = {}
    for note in moment.notes:
        checks = check_promises(note.promises, moment.inventory, moment.broken.get(note.id))
        found[note.id] = tuple(
            WalkedPromise(note, check, outcome(check.promise, moment.inventory, moment.delivered))
            for check in checks
        )
    return found


def _item(
    moment: SalesMoment,
    status: FeatureStatus,
    promised: Sequence[PromisedIn],
    lines: Mapping[str, Sequence[WalkedPromise]],
) -> AgendaItem:
    view = sales_view(status)
    old = _before(moment, status)
    promises = tuple(lines[one.note.id][one.index] for one in promised)
    return AgendaItem(
        view,
        old.effective if old else None,
        status.signed,
        () if view.awaiting else moment.slips.get(status.id, ()),
        promises,
        tuple(_mismatches(view, promises)),
        tuple(m for m in open_mismatches(moment.records) if moment.inventory.find(m.feature) is status),
    )


def _before(moment: SalesMoment, status: FeatureStatus) -> FeatureStatus | None:
    """The feature as the last meeting saw it, under the id that it had then."""
    if moment.before is None:
        return None
    former = (old for old in moment.inventory.successors if moment.inventory.find(old) is status)
    known = (moment.before.find(each) for each in (status.id, *former))
    return next((old for old in known if old is not None), None)


def _mismatches(view: SalesView, promises: Iterable[WalkedPromise]) -> Iterator[str]:
    if view.awaiting:
        yield f"what the entry claims awaits engineering, so it counts as {view.level}"
    if view.overdue:
        yield f"its delivery date {view.delivery_text} has passed"
    if view.stale:
        yield f"it is stale: {view.owner or 'engineering'} has to confirm it again"
    for line in promises:
        if not line.fine:
            yield f"{line.note.customer} was promised {_said(line)}: {line.words}"


def _said(line: WalkedPromise) -> str:
    promise = line.check.promise
    return promise.kind.thing + (f" by {promise.due}" if promise.due else "")


def open_mismatches(records: Iterable[SyncRecord]) -> tuple[Mismatch, ...]:
    """What earlier meetings found and nobody has settled: the latest word on each mismatch counts."""
    latest: dict[tuple[str, str], Mismatch] = {}
    for record in records:
        for mismatch in record.mismatches:
            latest[mismatch.feature, mismatch.found] = mismatch
    return tuple(mismatch for mismatch in latest.values() if mismatch.done is None)


def _key(what: str, *parts: str) -> str:
    """A name for an event that stays the same when lines move within their files."""
    return f"{what}-{hashlib.sha256(chr(0).join(parts).encode()).hexdigest()[:16]}"


def _dates(items: Iterable[AgendaItem], notes: Iterable[Handoff]) -> Iterator[DateAhead]:
    same: Counter[str] = Counter()
    for item in items:
        view = item.view
        if view.delivery_date:
            yield DateAhead(view.delivery_date, f"{view.name} is to be delivered", f"delivery-{view.id}")
        for line in item.promises:
            if line.check.promise.due and not line.outcome.delivered:
                what = f"{view.name} is promised to {line.note.customer}"
                key = _key("promise", line.note.id, line.check.promise.feature, line.check.promise.kind)
                same[key] += 1
                key = key if same[key] == 1 else f"{key}-{same[key]}"
                yield DateAhead(line.check.promise.due, what, key)
    for note in notes:
        if note.close_date:
            yield DateAhead(note.close_date, f"the deal with {note.customer} is to close", f"close-{note.id}")


def _decisions(undecided: Iterable[Mismatch]) -> Iterator[DateAhead]:
    for mismatch in undecided:
        if mismatch.by:
            what = f"{mismatch.owner or 'somebody'}: {mismatch.decision or mismatch.found}"
            yield DateAhead(mismatch.by, what, _key("decision", mismatch.feature, mismatch.found))


def _changes(moment: SalesMoment, walked: set[str]) -> tuple[Change, ...]:
    if moment.before is None:
        return ()
    deals = deals_by_feature(moment.notes, moment.inventory)
    return tuple(c for c in compare(moment.before, moment.inventory, deals).changes if c.feature in walked)
