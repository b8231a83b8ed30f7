"""A moment that was kept, carried to one some commits or edits further: only what changed is judged anew.

A path whose file is the same, and whose history has no new node, has the same verdict, as long as roster and
settings are what they were (decision 0025). Of the others, the new commits are followed from where the kept
history ends. Where more than that has changed, everything is judged.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from readyctl.adapters.cache.store import named_by_content
from readyctl.adapters.git.moments import nearest_on_line
from readyctl.adapters.git.walk import since, touched_beside
from readyctl.adapters.registry.files import in_commit
from readyctl.adapters.registry.snapshots import read_snapshot
from readyctl.core.entry.path import EntryKind, classify, id_at
from readyctl.core.feature.places import place_of
from readyctl.core.trust.lineage import CommitChanges
from readyctl.workspace.reading.judging import judged_inventory
from readyctl.workspace.reading.kept_changes import Changed, patched
from readyctl.workspace.reading.kept_ends import ends_part, histories_upon, read_ends
from readyctl.workspace.reading.kept_findings import outdated
from readyctl.workspace.reading.kept_inventory import Contents
from readyctl.workspace.reading.kept_names import NotKept, ReadOnce
from readyctl.workspace.reading.kept_rest import carried_asking, carried_rest
from readyctl.workspace.reading.kept_rows import gone_rows, judged_rows
from readyctl.workspace.reading.known_files import files_of
from readyctl.workspace.reading.walking import FEW

if TYPE_CHECKING:
    from readyctl.adapters.cache.store import Packed
    from readyctl.core.feature.ends import PathEnd
    from readyctl.core.feature.plain import Row
    from readyctl.core.trust.lineage import Histories
    from readyctl.workspace.reading.memory import Memory
    from readyctl.workspace.reading.registry import Registry


class Carried(Struct, frozen=True):
    """What is to be kept of the new moment: as `Memory.keep` takes it."""

    root: dict[str, Any]
    parts: dict[str, "Row | Packed"]
    objects: Mapping[str, str]


def carried(workspace: "Registry", memory: "Memory") -> Carried | None:
    """The moment of a workspace, from one that was kept; None where it has to be judged as a whole."""
    revision, objects = workspace.revision, memory.objects
    known = nearest_on_line(workspace.repository, revision, memory.bases) if revision else None
    base = memory.base(known) if known else None
    # Without any entry there is no registry, and whoever reads everything says so.
    if revision is None or known is None or base is None or objects is None or not any(objects.values()):
        return None
    new = since(workspace.repository.git, known, revision, workspace.registry)
    # Where commits to its code make a claim old, every commit is of concern to every entry.
    if new is None or (new and base["contents"]["recheck_after_commits"]):
        return None
    try:
        return _Carrying(workspace, memory, base, known, new).done(objects)
    except NotKept:
        return None


class _Carrying(Struct, dict=True):
    """Carries what was kept at the commit `known` over some new commits. Raises `NotKept` for a lost part."""

    workspace: "Registry"
    memory: "Memory"
    base: Mapping[str, Any]
    known: str
    new: Sequence[CommitChanges]

    def done(self, objects: Mapping[str, str]) -> Carried | None:
        """What is to be kept now; `objects` are those of the moment's files."""
        unlike = uncommitted(self.workspace, objects)
        changed = {path for commit in self.new for path in commit.changes}
        paths = {*changed, *self.base["uncommitted"], *unlike}
        if paths & set(self.workspace.guards.paths):
            return None
        anew = self._anew(objects, sorted(path for path in paths if self._is_feature(path)))
        if anew is None:
            return None
        before = Contents(**self.base["contents"])
        contents, parts = patched(before, self._parts, anew.changed) if anew.changed else (before, {})
        rest, others = carried_rest(self.base, objects, paths, self.workspace.registry)
        ends, more = self._with_ends(anew)
        asking, asked = carried_asking(
            self.workspace, self._parts.in_order([self.base["asking"]])[0], self.new
        )
        more[asking] = asked
        renamed = not contents.is_named_as(before)
        root = {
            **self.base,
            **rest,
            "contents": contents.plain,
            "entries": sum(1 for obj in objects.values() if obj),
            "uncommitted": unlike,
            "findings": outdated(self.base["findings"], anew.paths, renamed=renamed),
            "ends": ends,
            "asking": asking,
        }
        seen = self.workspace.asked.seen
        seen.latest = max(seen.latest, self.base["latest"])
        root["latest"] = max(seen.latest, seen.newest)
        return Carried(root, {**parts, **others, **more}, objects)

    def _is_feature(self, path: str) -> bool:
        where = classify(path, self.workspace.registry)
        return where is not None and where.kind is EntryKind.FEATURE

    # Judging

    def _anew(self, objects: Mapping[str, str], paths: Sequence[str]) -> "_Anew | None":
        """These features judged anew; None where that costs as much as judging all."""
        upon = self._known_ends(paths)
        whole = [path for path in paths if path not in upon]
        if len(whole) > FEW:
            return None
        found = _Anew(paths)
        if upon:
            guards = self._parts.in_order([self.base["guards"]])[0]
            self._judge(found, objects, [*upon], histories_upon(self.workspace, guards, self.new, upon))
        if whole:
            self._judge(found, objects, whole, self.workspace.histories_of(whole))
        return None if found.moving else found

    def _judge(
        self,
        found: "_Anew",
        objects: Mapping[str, str],
        paths: Sequence[str],
        histories: "Histories | None",
    ) -> None:
        """Judge these features by themselves."""
        alone = self.workspace.without_cache()
        there = {path: objects[path] for path in paths if objects.get(path)}
        files = [*files_of(self.workspace, there)]
        if any(file.obj != there[file.path] for file in files):
            found.moving = True  # somebody writes at this moment
            return
        alone.__dict__["snapshot"] = read_snapshot(files, self.workspace.registry, alone.stored)
        alone.__dict__["histories"] = histories
        inventory = judged_inventory(alone)
        found.add(Changed(paths, inventory.ordered, there, inventory.gone, inventory.settings))
        found.ends += ends_part(alone, inventory.ordered, there)

    # How the histories ended

    @cached_property
    def _beside(self) -> frozenset[str] | None:
        """What was touched between the commits at which branches began and the one that was kept."""
        ids = {commit.id for commit in self.new} | {self.known}
        forks = {parent for commit in self.new for parent in commit.parents} - ids
        return touched_beside(self.workspace.repository.git, forks, self.known, self.workspace.registry)

    def _known_ends(self, paths: Sequence[str]) -> "dict[str, PathEnd | None]":
        """How the histories of these paths ended, as far as the new commits can be followed upon that."""
        beside, guards = self._beside, set(self.workspace.guards.paths)
        if not paths or beside is None or beside & guards:
            return {}
        # Which commits touched its code since, only the whole history tells.
        if self.base["contents"]["recheck_after_commits"]:
            return {}
        contents = self.base["contents"]
        found = read_ends(self._parts_of(self.base["ends"], paths), paths)
        rows = (row for part in self._parts_of(contents["features"], paths) for row in judged_rows(part))
        features = {row.path for row in rows}
        gone = {row.where.path for row in gone_rows(self._parts.in_order([contents["gone"]])[0])}
        # What is in none of these was never there.
        found |= dict.fromkeys(path for path in paths if path not in found.keys() | features | gone)
        return {path: end for path, end in found.items() if path not in beside}

    def _parts_of(self, names: Sequence[str], paths: Iterable[str]) -> "list[Row]":
        places = {place_of(id_at(path), len(names)) for path in paths}
        return self._parts.in_order([names[place] for place in places])

    @cached_property
    def _parts(self) -> ReadOnce:
        return ReadOnce(self.memory.parts)

    def _with_ends(self, anew: "_Anew") -> "tuple[list[str], dict[str, Row]]":
        """The names of the parts of all ends, and those that are new."""
        names = [*self.base["ends"]]
        places = {place_of(id_at(path), len(names)) for path in anew.paths}
        parts = dict(zip(places, self._parts.in_order([names[place] for place in places]), strict=True))
        kept = {place: [row for row in part if row[0] not in anew.paths] for place, part in parts.items()}
        for row in anew.ends:
            kept[place_of(id_at(row[0]), len(names))].append(row)
        for place, part in kept.items():
            names[place] = named_by_content(part)
        return names, {names[place]: part for place, part in kept.items()}


class _Anew:
    """What was judged anew of some features."""

    def __init__(self, paths: Iterable[str]) -> None:
        self.paths = frozenset(paths)
        self.changed: Changed | None = None
        self.ends: list[Row] = []
        self.moving = False
        """Whether a file was not what it had been a moment ago."""

    def add(self, more: Changed) -> None:
        """Join what was judged of some with what was judged of others."""
        self.changed = self.changed.with_more(more) if self.changed else more


def uncommitted(workspace: "Registry", objects: Mapping[str, str]) -> list[str]:
    """The paths of entries that are not what the commit has, in order; `objects` are those of the moment."""
    if workspace.asked.at is not None or workspace.revision is None:
        return []
    listed = in_commit(workspace.repository.git, workspace.revision, workspace.registry)
    committed = {file.path: file.obj for file in listed if classify(file.path, workspace.registry)}
    entries = {path: obj for path, obj in objects.items() if obj}
    return sorted(path for path, _ in entries.items() ^ committed.items())
