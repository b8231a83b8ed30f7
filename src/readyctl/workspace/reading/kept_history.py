"""The history that one run walked, for the runs after it: of one path, of all, or who descends from whom.

`keep_history` writes what `walk` and `build` made of a commit's whole history; `kept_history` finds it at
that commit or a later one of its line. What is read back is the same histories, down to each node's order:

- `KeptHistory.whole` are the histories of every path, which read what is asked for, when it is asked for:
  `nodes[path]` and `heads[path]` cost the part that the path's id is in, `graph` and `ancestry` one row,
  and whoever goes through all paths reads all parts. `paths_of(id)` tells the paths of an id from one part.
- `KeptHistory.only(paths)` are those of some paths, and of roster and settings, as if only they were walked.

Neither asks git for more than the commits since. `Workspace.histories` and `Workspace.histories_of` are where
to take them from: they walk where nothing is kept, or may be asked for (decision 0025).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct, msgpack

from readyctl.adapters.cache.store import named_by_content
from readyctl.adapters.git.moments import mainline, nearest_on_line
from readyctl.adapters.git.walk import since
from readyctl.core.entry.path import id_at
from readyctl.core.feature.places import place_of
from readyctl.core.trust.continued import Continued
from readyctl.core.trust.history_rows import (
    Guarded,
    PathRows,
    ReadRows,
    days_row,
    graph_row,
    read_days,
    read_graph,
)
from readyctl.core.trust.lineage import CommitChanges, DatedLine, Histories, PathNode
from readyctl.workspace.reading.garbage import nothing_to_collect
from readyctl.workspace.reading.history_store import HistoryStore, Root
from readyctl.workspace.reading.kept_names import NotKept
from readyctl.workspace.reading.late import Late

if TYPE_CHECKING:
    from readyctl.adapters.git.repository import Repository
    from readyctl.core.trust.graph import Graph
    from readyctl.workspace.reading.registry import Registry

_PATHS_A_PART = 64
_MOST_NEW = 1_000
"""Commits since the history was kept; where there are more, it is kept anew with them."""


def keep_history(workspace: "Registry", histories: Histories, changing: int, line: DatedLine | None) -> None:
    """Keep the whole history up to the commit that judges a moment: so many commits changed something, and
    this is its line, where git can tell all of its days.
    """
    guards = workspace.guards.paths
    rows = PathRows(histories, guards, line.places if line else {})
    paths = [path for path in histories.nodes if path not in guards]
    number = 1 + len(paths) // _PATHS_A_PART
    spread: list[list[str]] = [[] for _ in range(number)]
    for path in paths:
        spread[place_of(id_at(path), number)].append(path)
    packed = [msgpack.encode([rows.path(path) for path in part]) for part in spread]
    packed += [msgpack.encode(rows.guards), msgpack.encode(graph_row(histories.graph))]
    packed.append(msgpack.encode(days_row(line.days) if line else []))
    names = [named_by_content(part) for part in packed]
    *parts, guarded, graph, days = names
    root = Root(changing, parts, guarded, graph, days if line else "")
    HistoryStore(workspace).write(histories.tip, root, dict(zip(names, packed, strict=True)))


def kept_history(workspace: "Registry", walk: Callable[[], Histories | None]) -> "KeptHistory | None":
    """The history up to the commit that judges a moment, from what was kept of it or of one before it on its
    line; None where nothing was, or too much came since. `walk` walks it all, where a part is lost.
    """
    kept, tip = HistoryStore(workspace), workspace.revision
    base = nearest_on_line(workspace.repository, tip, tips) if tip and (tips := kept.tips) else None
    root = kept.root(base) if base else None
    if tip is None or base is None or root is None:
        return None
    new = since(workspace.repository.git, base, tip, workspace.registry) if base != tip else ()
    if new is None:
        return None
    try:
        line = _Line(workspace.repository, base, tip, new, workspace.guards.paths, workspace.pin)
        found = KeptHistory(kept, root, line, walk)
    except NotKept:
        return None
    if len(new) > _MOST_NEW:
        keep_history(workspace, found.whole, found.changing, found.line())
    return found


class _Line(Struct, frozen=True):
    """The commit whose history was kept, what came since, and which paths roster and settings have."""

    repository: "Repository"
    base: str
    tip: str
    new: Sequence[CommitChanges]
    guards: tuple[str, ...]
    pin: str | None

    @property
    def ids(self) -> Iterator[str]:
        """The commits since."""
        return (commit.id for commit in self.new)


class KeptHistory:
    """The history up to one commit, read back piece by piece. Raises `NotKept` where roster's is lost."""

    def __init__(
        self, kept: HistoryStore, root: Root, line: _Line, walk: Callable[[], Histories | None]
    ) -> None:
        self._kept, self._root, self._tip, self._line, self._walk = kept, root, line.tip, line, walk
        self._rows = ReadRows(kept.rows([root.guards])[root.guards])
        # Where branches began before what was kept, who descends from whom is asked at once.
        if {parent for commit in line.new for parent in commit.parents} - {*line.ids, line.base}:
            self.__dict__["_graph"] = self._read_graph()
        self._continued = Continued(
            line.base, root.first, line.new, line.guards, line.pin, self._rows.guards, self._is_ancestor
        )
        self._nodes: dict[str, Sequence[PathNode]] = dict(self._continued.guarded)
        self._rows.before.update(self._continued.before)
        self._there: dict[int, list[str]] = {}
        """The paths of each part that was read."""

    @property
    def changing(self) -> int:
        """How many commits changed something."""
        return self._continued.changing

    @cached_property
    def whole(self) -> Histories:
        """The histories of all paths."""
        nodes = Late(self._nodes_of, lambda: self._all)
        heads = Late(lambda path: self._nodes_of(path)[-1], lambda: {p: n[-1] for p, n in self._all.items()})
        return Histories(
            self._tip, heads, nodes, self._late_before, self._late_graph, (), None, self._paths_of, self.line
        )

    def only(self, paths: Iterable[str]) -> Histories:
        """The histories of these paths, and of roster and settings."""
        asked = {*paths, *self._line.guards}
        self._read({self._place(path) for path in asked if path not in self._line.guards})
        nodes = _in_order({path: self._nodes[path] for path in asked if path in self._nodes})
        heads = {path: found[-1] for path, found in nodes.items()}
        line = self.line
        return Histories(self._tip, heads, nodes, self._late_before, self._late_graph, (), line=line)

    # Paths

    def _nodes_of(self, path: str) -> Sequence[PathNode]:
        """Raises `KeyError` for a path that never was."""
        if path not in self._nodes:
            self._read({self._place(path)})
        return self._nodes[path]

    def _paths_of(self, entry_id: str) -> Sequence[str]:
        place = place_of(entry_id, len(self._root.parts))
        self._read({place})
        theirs = (path for path in (*self._line.guards, *self._there[place]) if id_at(path) == entry_id)
        return [*_in_order({path: self._nodes[path] for path in theirs if path in self._nodes})]

    @cached_property
    def _all(self) -> Mapping[str, Sequence[PathNode]]:
        self._read(range(len(self._root.parts)))
        return _in_order(self._nodes)

    def _place(self, path: str) -> int:
        return place_of(id_at(path), len(self._root.parts))

    def _read(self, places: Iterable[int]) -> None:
        """Have the paths of these parts, with their new nodes."""
        asked = {place for place in places if place not in self._there}
        if not asked:
            return
        try:
            found = self._kept.rows({self._root.parts[place] for place in asked})
        except NotKept:
            self._walk_anew()
            return
        nodes: dict[str, Sequence[PathNode]] = {}
        with nothing_to_collect():
            for place in asked:
                theirs = dict(map(self._rows.path, found[self._root.parts[place]]))
                self._there[place] = [*dict.fromkeys((*theirs, *self._changed.get(place, ())))]
                nodes |= theirs
        changed = [path for place in asked for path in self._changed.get(place, ())]
        nodes |= self._continued.upon({path: nodes.get(path, ()) for path in changed}) if changed else {}
        self._nodes |= nodes

    @cached_property
    def _changed(self) -> Mapping[int, Sequence[str]]:
        """By part, the paths that have nodes since."""
        found: dict[int, list[str]] = {}
        for path in self._continued.touched - set(self._line.guards):
            found.setdefault(self._place(path), []).append(path)
        return found

    # Commits

    @cached_property
    def _late_before(self) -> Mapping[str, Guarded]:
        def every() -> Mapping[str, Guarded]:
            self._read(range(len(self._root.parts)))
            return self._rows.before

        def one(commit: str) -> Guarded:
            return self._rows.before[commit] if commit in self._rows.before else every()[commit]

        return Late(one, every)

    @cached_property
    def _late_graph(self) -> "Graph":
        return Late(None, lambda: self._graph)

    @cached_property
    def _graph(self) -> "Graph":
        try:
            return self._read_graph()
        except NotKept:
            return self._walk_anew()

    def _read_graph(self) -> "Graph":
        graph = read_graph(self._kept.rows([self._root.graph])[self._root.graph])
        return graph | {commit.id: commit.parents for commit in self._line.new}

    def _is_ancestor(self, older: str, commit: str) -> bool:
        return self.whole.ancestry.is_ancestor(older, commit)

    def line(self) -> DatedLine | None:
        """The branch's own line with its days; None where git has to be asked."""
        return self._dated

    @cached_property
    def _dated(self) -> DatedLine | None:
        line, name, known = self._line, self._root.line, self._rows.places
        try:
            days = read_days(self._kept.rows([name])[name]) if name else []
        except NotKept:
            return None
        new = mainline(line.repository, line.tip, line.base) if line.new else ()
        known.update(dict.fromkeys(line.ids))
        known.update((commit, place) for place, (commit, _) in enumerate(new, len(days)))
        every = [*days, *(day for _, day in new)]
        return DatedLine(every, Late(self._place_of, lambda: self._all_places)) if name else None

    @cached_property
    def _all_places(self) -> Mapping[str, int]:
        """Those of commits at which nothing was looked up, too."""
        told = mainline(self._line.repository, self._tip)
        return {commit: place for place, (commit, _) in enumerate(told)}

    def _place_of(self, commit: str) -> int:
        known = self._rows.places
        found = known[commit] if commit in known else self._all_places.get(commit)
        if found is None:
            raise KeyError(commit)
        return found

    # What is lost

    def _walk_anew(self) -> "Graph":
        """Have all of it from git; what was read already stays, since others hold on to its nodes."""
        walked = self._walk()
        if walked is None:
            raise NotKept
        guards = [(walked.nodes.get(path, ()), self._nodes.get(path, ())) for path in self._line.guards]
        same = {new: old for both in guards for new, old in zip(*both, strict=True)}
        for commit, guarded in walked.before.items():
            known = tuple([same[node] if node else None for node in guarded])
            self._rows.before.setdefault(commit, known)
        self._there = {place: [] for place in range(len(self._root.parts))}
        for path, nodes in walked.nodes.items():
            self._nodes.setdefault(path, nodes)
            self._there[self._place(path)].append(path)
        return walked.graph


def _in_order(nodes: Mapping[str, Sequence[PathNode]]) -> dict[str, Sequence[PathNode]]:
    """In the order in which the paths came; of those of one commit, as git has them."""
    first = sorted(
        nodes.items(), key=lambda each: (each[1][0].order, each[0].encode("utf-8", "surrogateescape"))
    )
    return dict(first)
