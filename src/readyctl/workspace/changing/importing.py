"""Entries for what other systems hold. An import signs nothing, and leaves alone what somebody wrote."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from readyctl.adapters.yaml.editor import EditRefused, Unwritable
from readyctl.adapters.yaml.records import read_records, records_text
from readyctl.core.entry.document import Node
from readyctl.core.entry.keypath import KeyPath
from readyctl.core.feature.following import Seen, first_seen, follow, markers
from readyctl.core.feature.imports import FILE, HEAD, as_data, seen_in
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.core.feature.outside import (
    FeatureRow,
    NewFeature,
    NotTaken,
    Terms,
    new_feature,
    with_order,
    with_own_id,
)
from readyctl.core.text.counting import counted
from readyctl.errors import Refused, UsageError
from readyctl.workspace.changing.editing import edited
from readyctl.workspace.changing.entries import feature_path, new_entry
from readyctl.workspace.changing.plan import Change, Plan
from readyctl.workspace.reading.opening import Workspace


class Kept(Struct, frozen=True):
    """A value that stays as somebody wrote it, and what the other system says instead."""

    id: str
    key: str
    stands: str
    said: str


class FeatureImport(Struct, frozen=True):
    """What an import would do: its changes; the ids that stay as they are, since no import started them; the
    values that stay as somebody wrote them; what was left out, by row; the features whose record is not in
    the file; what is wrong.
    """

    top: Path
    source: str
    changes: tuple[Change, ...]
    known: tuple[str, ...]
    kept: tuple[Kept, ...]
    remarks: tuple[str, ...]
    absent: tuple[str, ...]
    problems: tuple[str, ...]
    beside: Change | None = None
    """The change of the file in which an import keeps what it saw."""

    def plan(self) -> Plan:
        """All of it or nothing. Raises `Refused` where a row cannot be taken."""
        if self.problems:
            raise Refused("\n".join(self.problems), help="mend these rows; nothing was written")
        effective = [change for change in self.changes if change.before != change.after]
        new = sum(change.before is None for change in effective)
        words = list(self._words(new, len(effective) - new))
        message = words[0][:1].upper() + words[0][1:]
        if self.beside is None:
            return Plan(self.top, words, self.changes, message)
        words.append(f"keep in {self.beside.path} what was seen, for the next import")
        return Plan(self.top, words, [*self.changes, self.beside], message)

    def _words(self, new: int, changed: int) -> Iterator[str]:
        if new:
            yield f"import {counted(new, 'feature')} from {self.source}"
        if changed:
            yield f"update {counted(changed, 'imported feature')} from {self.source}"
        if not new and not changed:
            yield f"keep what {self.source} says of features that stay as they are"


def imported(workspace: Workspace, rows: Sequence[FeatureRow], told: Terms) -> FeatureImport:
    """What these rows come to; see `new_feature` and `follow` for the rest.

    Raises `UsageError` for an entry that would not be valid, and where what was seen cannot be read.
    """
    return _Importing(workspace, with_order(told, rows)).result(rows)


class _Importing:
    """One import under way."""

    def __init__(self, workspace: Workspace, told: Terms) -> None:
        self.workspace = workspace
        self.told = told
        self.inventory = workspace.inventory()
        self.by_marker = markers(self.inventory.features)
        self.where = "/".join(filter(None, (workspace.registry, FILE)))
        self.seen, self.before = self._seen()
        self.now: dict[str, Seen] = dict(self.seen)
        self.changes: dict[str, Change] = {}
        self.known: list[str] = []
        self.kept: list[Kept] = []
        self.remarks: list[str] = []
        self.problems: list[str] = []
        self.met: set[str] = set()

    def result(self, rows: Iterable[FeatureRow]) -> FeatureImport:
        read = [(row, new_feature(row, self.told)) for row in rows]
        same = Counter(new.id for _, new in read if isinstance(new, NewFeature) and new.keyed)
        for row, new in read:
            if isinstance(new, str):
                self.problems.append(f"{row.place}: {new}")
            elif isinstance(new, NotTaken):
                self.remarks.append(f"{row.place} is '{new.word}' and was left out")
            else:
                self.remarks += [f"{row.place}: {remark}" for remark in new.remarks]
                self._take(row, with_own_id(new) if new.keyed and same[new.id] > 1 else new)
        return FeatureImport(
            self.workspace.top,
            self.told.file,
            tuple(self.changes.values()),
            tuple(self.known),
            tuple(self.kept),
            tuple(self.remarks),
            tuple(self._absent()),
            tuple(self.problems),
            self._beside(),
        )

    def _take(self, row: FeatureRow, new: NewFeature) -> None:
        if new.marker in self.met:
            what = f"the record '{new.marker}'" if new.keyed else f"the id '{new.id}'"
            self.problems.append(f"{row.place}: {what} was used above")
            return
        self.met.add(new.marker)
        status = self.by_marker.get(new.marker)
        if status is None and not new.keyed and new.marker in self.seen:
            status = self.inventory.find(new.id)
        try:
            if status is not None:
                self._follow(new, status)
            else:
                self._start(row, new)
        except (UsageError, EditRefused, Unwritable) as error:
            self.problems.append(f"{row.place}: {error.message}")

    def _start(self, row: FeatureRow, new: NewFeature) -> None:
        if new.id in self.changes:
            self.problems.append(f"{row.place}: the id '{new.id}' was used above")
        elif self.inventory.find(new.id) or new.id in self.inventory.successors:
            self.known.append(new.id)
        else:
            where = feature_path(self.workspace.registry, new.area, new.id)
            self.changes[new.id] = new_entry(where, new.whole())
            self.now[new.marker] = first_seen(new)

    def _follow(self, new: NewFeature, status: FeatureStatus) -> None:
        followed = follow(new, status, self.seen.get(new.marker, {}))
        self.now[new.marker] = followed.seen
        self.kept += [Kept(status.id, *kept) for kept in followed.kept]
        if followed.sets or followed.removals:
            sets: dict[KeyPath, Node] = {(key,): value for key, value in followed.sets.items()}
            removals: list[KeyPath] = [(key,) for key in followed.removals]
            self.changes[status.id] = edited(self.workspace.top, status.entry.where, sets, removals)

    def _absent(self) -> Iterable[str]:
        """The features that came from this system and whose record is not in the file."""
        prefix = f"{self.told.source}:"
        for marker, status in sorted(self.by_marker.items()):
            if marker.startswith(prefix) and marker in self.seen and marker not in self.met:
                yield status.id

    def _seen(self) -> tuple[dict[str, Seen], bytes | None]:
        try:
            data = (self.workspace.top / self.where).read_bytes()
        except FileNotFoundError:
            return {}, None
        try:
            return seen_in(read_records(data, self.where)), data
        except UsageError as error:
            raise UsageError(
                error.message,
                help="mend it; or delete it: then nothing that was imported before follows any more",
            ) from None

    def _beside(self) -> Change | None:
        if self.now == self.seen:
            return None
        after = HEAD + records_text(as_data(self.now), self.where)
        return Change(self.where, self.before, after.encode(), made=True)
