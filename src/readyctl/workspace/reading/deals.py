"""Deals at one moment: the notes, what became of their promises, and the past that they are judged by."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING

from readyctl.core.deal.deals import Delivered, PromisedIn, UnreadNote, is_open, promises_by_feature, weight
from readyctl.core.deal.followed import StandingSince
from readyctl.core.deal.naming import named_by_feature
from readyctl.core.deal.note import Handoff, Stage
from readyctl.core.deal.promise_changes import LedgerEntry, PromiseChange, State, promise_changes
from readyctl.core.deal.reading import HandoffEntry
from readyctl.core.entry.last import WhenAsked
from readyctl.core.entry.path import EntryKind
from readyctl.core.feature.inventory import FeatureStatus, Inventory
from readyctl.core.feature.permission import Allowed, Undated, permit
from readyctl.core.history.slips import Slip
from readyctl.core.level.kind import Kind
from readyctl.core.meeting.record import SyncRecord, read_record
from readyctl.core.promise.broken import Breaking, Made, breaking, could_be_made, made_on
from readyctl.core.promise.check import PromiseCheck, check_promises
from readyctl.core.promise.model import Promise
from readyctl.core.promise.recorded import Recorded
from readyctl.core.trust.lineage import PathNode
from readyctl.errors import UsageError
from readyctl.workspace.reading.deal_notes import deal_notes
from readyctl.workspace.reading.ledger import Ledgers, ledgers_of
from readyctl.workspace.reading.moment import recorded_commit
from readyctl.workspace.reading.opening import Workspace
from readyctl.workspace.reading.others import others
from readyctl.workspace.reading.past import Timelines

if TYPE_CHECKING:
    from readyctl.core.meeting.sales_moment import SalesMoment
    from readyctl.core.meeting.status import DealsNow
    from readyctl.core.meeting.trend import Past


class Selling:
    """The deals of a workspace's moment. Past versions are read for the features that a question needs."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._breaking: dict[tuple[str, Kind, dt.date | None, Made], Breaking | None] = {}
        self._on_day: dict[tuple[str, Kind, dt.date | None, dt.date], Breaking | None] = {}
        self._today: dict[tuple[str, Kind, dt.date | None], bool] = {}

    @cached_property
    def timelines(self) -> Timelines:
        """What the features were before."""
        return Timelines(self.workspace, self.inventory)

    @cached_property
    def ledgers(self) -> Ledgers:
        """What the notes ever promised, and what became of it."""
        return ledgers_of(self.workspace)

    @cached_property
    def inventory(self) -> Inventory:
        """The features of the moment."""
        return self.workspace.inventory()

    @cached_property
    def entries(self) -> tuple[HandoffEntry, ...]:
        """Every deal note as read, in order of path; unreadable ones too."""
        return tuple(entry for _, entry in deal_notes(self.workspace))

    @cached_property
    def notes(self) -> tuple[Handoff, ...]:
        """The notes that can be read."""
        return tuple(entry.model for entry in self.entries if entry.model is not None)

    @cached_property
    def unread(self) -> tuple[UnreadNote, ...]:
        """The notes that cannot be read: what they promise is in no answer."""
        damaged = (entry for entry in self.entries if entry.model is None)
        return tuple(
            UnreadNote(e.where.path, e.problems[0].message if e.problems else "it is empty") for e in damaged
        )

    @cached_property
    def open_entries(self) -> tuple[tuple[HandoffEntry, Handoff], ...]:
        """The deals that still wait for something, as read."""
        read = ((entry, entry.model) for entry in self.entries)
        return tuple((e, n) for e, n in read if n is not None and is_open(n, self.inventory, self.delivered))

    @property
    def open_notes(self) -> tuple[Handoff, ...]:
        """The same without their files."""
        return tuple(note for _, note in self.open_entries)

    @cached_property
    def live_notes(self) -> tuple[Handoff, ...]:
        """The deals that were not lost: a customer who has the feature minds losing it, too."""
        return tuple(note for note in self.notes if note.stage is not Stage.LOST)

    @cached_property
    def delivered(self) -> Delivered:
        """Since when the promises of each feature and kind have been kept, those that are."""
        found = {}
        for feature_id, promises in promises_by_feature(self.notes, self.inventory).items():
            status = self.inventory.find(feature_id)
            for kind in {one.promise.kind for one in promises} if status else ():
                since = self.timelines.of(feature_id).kept_since(kind)
                if since is not None:
                    found[feature_id, kind] = since
        return found

    @cached_property
    def records(self) -> tuple[SyncRecord, ...]:
        """The readable records of meetings, oldest first."""
        read = (read_record(raw.where, raw.document) for raw in others(self.workspace).of(EntryKind.SYNC))
        return tuple(sorted((r.model for r in read if r.model is not None), key=lambda record: record.date))

    def sales_moment(self) -> "SalesMoment":
        """All that an agenda is made from, as of this moment."""
        from readyctl.core.meeting.sales_moment import SalesMoment  # noqa: PLC0415 - with the judge of sentences behind it

        named = named_by_feature(self.open_notes, self.inventory)
        return SalesMoment(
            self.inventory, self.open_notes, self.records, self.before,
            self.delivered, self._slips(named), self._broken_by_deal, self.unread,
            self._vanished, self.promise_changes, self.name,
        )  # fmt: skip

    @cached_property
    def standing(self) -> tuple[tuple[HandoffEntry, Handoff, tuple[PromiseCheck, ...]], ...]:
        """The open deals, heaviest first, each with the verdicts on its promises."""
        ordered = sorted(self.open_entries, key=lambda pair: (-weight(pair[1]), pair[1].id))
        return tuple(
            (e, note, check_promises(note.promises, self.inventory, self.broken.get(e.where.path)))
            for e, note in ordered
        )

    def now(self) -> "DealsNow":
        """All that the status asks: every promise of the open deals with its verdict, heaviest deal first."""
        from readyctl.core.meeting.status import DealsNow  # noqa: PLC0415 - most questions ask for none

        checks = [
            (PromisedIn(note, check.index), check) for _, note, found in self.standing for check in found
        ]
        last = self.records[-1].date if self.records else None
        return DealsNow(checks, self.ledgers.vanished, last)

    @property
    def _vanished(self) -> tuple[LedgerEntry, ...]:
        """The promises that somebody took away without a word, heaviest deal first."""
        if not self.ledgers.vanished:
            return ()
        gone = [entry for entry in self.ledgers.entries.values() if entry.state is State.VANISHED]
        return tuple(sorted(gone, key=lambda entry: (-weight(entry.note) if entry.note else 0, entry.deal)))

    @property
    def name(self) -> str:
        """A name that no other registry has: by the commit that brought its roster, and its folder."""
        began = self._began or self.inventory.settings.name or ""
        return sha256(f"{began}\0{self.workspace.registry}".encode()).hexdigest()[:12]

    @property
    def _began(self) -> str:
        known = self.workspace.remembered.began
        root = self.workspace.trust.root if known is None and self.workspace.trust else None
        return known or (root.commit if isinstance(root, PathNode) else "")

    def past(self) -> "Past":
        """All that a trend is counted from; won deals count, lost ones too where a date slipped."""
        from readyctl.core.meeting.trend import Past  # noqa: PLC0415 - most questions ask for none

        promised = promises_by_feature(self.notes, self.inventory)
        entries = self.ledgers.entries.values()
        ended = [(entry.state, day) for entry in entries if (day := entry.ended_on) is not None]
        return Past(
            self.inventory, self.notes, self.records,
            self.delivered, self._slips(promised), self._broken_by_deal, self._made_by_deal,
            withdrawn=tuple(day for state, day in ended if state is State.WITHDRAWN),
            vanished=tuple(day for state, day in ended if state is State.VANISHED),
        )  # fmt: skip

    @property
    def _made_by_deal(self) -> dict[str, dict[int, dt.date]]:
        found: dict[str, dict[int, dt.date]] = {}
        for entry in self.entries:
            if entry.model is not None:
                recorded = self.ledgers.recorded(entry.where.path)
                days = {i: recorded[i].made(p.said_on) for i, p in entry.model.open_promises if i in recorded}
                found[entry.model.id] = {index: day for index, day in days.items() if day is not None}
        return found

    @property
    def before(self) -> Inventory | None:
        """The features as the last meeting saw them; None where there was none, or its commit is gone."""
        return self._last_time.inventory if self._last_time else None

    @property
    def promise_changes(self) -> tuple[PromiseChange, ...]:
        """What became of promises since the last meeting; nothing where there was none."""
        then = self._last_time
        return promise_changes(then.ledgers.entries, self.ledgers.entries) if then else ()

    @cached_property
    def _last_time(self) -> "Selling | None":
        """The deals as the last meeting saw them; None where there was none, or its commit is gone."""
        if not self.records:
            return None
        last = self.records[-1]
        tip = self.workspace.revision
        try:
            looked_at = recorded_commit(self.workspace.repository, last.revision, tip) if tip else ""
            then = Selling(self.workspace.moment(looked_at, as_of=last.date))
            _ = then.inventory  # raises where there was no registry then
        except UsageError:
            return None
        return then

    @property
    def _broken_by_deal(self) -> dict[str, dict[int, Breaking]]:
        ids = {entry.where.path: entry.model.id for entry in self.entries if entry.model}
        return {ids[path]: promises for path, promises in self.broken.items() if promises}

    def _slips(self, feature_ids: Iterable[str]) -> dict[str, tuple[Slip, ...]]:
        known = (self.inventory.find(feature_id) for feature_id in feature_ids)
        return {status.id: self.slips(status) for status in known if status is not None}

    def slips(self, status: FeatureStatus) -> tuple[Slip, ...]:
        """How engineering's date for a feature moved."""
        return self.timelines.of(status.id).slips

    @cached_property
    def broken(self) -> Mapping[str, dict[int, Breaking]]:
        """What broke each promise that may not be made today, by the note's path and the promise's place."""
        notes = deal_notes(self.workspace)
        return WhenAsked(notes.raw, lambda path: dict(self._broken(notes.read[path])))

    @cached_property
    def recorded(self) -> Mapping[str, Mapping[int, Recorded]]:
        """When, and by whom, each promise was written down, by the note's path and the promise's place."""
        return WhenAsked(deal_notes(self.workspace).raw, self.ledgers.recorded)

    def _broken(self, entry: HandoffEntry) -> Iterator[tuple[int, Breaking]]:
        note = entry.model
        if note is None or note.stage is Stage.LOST:
            return
        open_now = [each for each in note.open_promises if not self._may_be_made(each[1])]
        held = self.ledgers.held(entry.where.path) if open_now else {}
        for index, promise in open_now:
            what = self._broke(promise, held.get(index))
            if what:
                yield index, what

    def _broke(self, promise: Promise, held: StandingSince | None) -> Breaking | None:
        """The same for all who promised as much on the same day, so it is looked for once."""
        said_on = promise.said_on
        if said_on is None or (held and self.ledgers.record(held.since).belies(said_on)):
            return self._what_broke(promise, self._recorded(held, promise))
        key = promise.feature, promise.kind, promise.due, said_on
        if key not in self._on_day:
            made = made_on(self.timelines.of(promise.feature), said_on)
            self._on_day[key] = self._what_broke(promise, made)
        return self._on_day[key]

    def _may_be_made(self, promise: Promise) -> bool:
        """Whether it may be made today; worked out once for all who promise as much."""
        key = promise.feature, promise.kind, promise.due
        if key not in self._today:
            present = self.inventory.view(promise.feature)
            may = present and permit(present, promise.kind, promise.due)
            self._today[key] = isinstance(may, Allowed | Undated)
        return self._today[key]

    def _what_broke(self, promise: Promise, made: Made | None) -> Breaking | None:
        timeline = self.timelines.of(promise.feature)
        if made is None or not could_be_made(promise, timeline, made):
            return None
        key = promise.feature, promise.kind, promise.due, made
        if key not in self._breaking:
            present = self.inventory.view(promise.feature)
            self._breaking[key] = breaking(promise, timeline, made, present, self.workspace.today)
        return self._breaking[key]

    def _recorded(self, held: StandingSince | None, promise: Promise) -> Made | None:
        """When it counts as made by the commit that wrote it down: no day that it says counts."""
        first = self.timelines.first_of(held.nodes) if held else None
        if first is None:
            return None
        timeline = self.timelines.of(promise.feature)
        index = timeline.index_at(timeline.line.places[first.commit])
        return Made(self.timelines.day(first), index) if index is not None else None


def owners_by_path(workspace: Workspace, paths: Collection[str]) -> dict[str, str | None]:
    """Whose deal the note at each path is; of one that is gone, whose it was when last read."""
    selling = Selling(workspace)
    owners = {entry.where.path: entry.model.owner for entry in selling.entries if entry.model is not None}
    if not owners.keys() >= set(paths):
        gone = {each.where.path: each.note.owner for each in selling.ledgers.vanished if each.note}
        owners = gone | owners
    return {path: owners.get(path) for path in paths}
