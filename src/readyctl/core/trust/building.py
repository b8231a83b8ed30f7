"""One pass over all commits builds, for each path, the graph of the commits that matter to it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, field

from readyctl.core.trust.graph import Graph, longest_lines
from readyctl.core.trust.lineage import NEVER, CommitChanges, Histories, KnownBefore, PathNode, Touching

_NEW: tuple[PathNode | None, ...] = (None,)


class Walk(Struct):
    """The state of one pass. A line of commits is known by the set of touching commits it contains, as the
    bits of an integer: cheap to pass on, to unite at a merge, and to subtract for what a merge brings in.
    """

    guards: tuple[str, ...]
    pin: str | None
    reach: dict[str, int] = field(default_factory=dict)
    children: dict[str, int] = field(default_factory=dict)
    touched: list[tuple[str, ...]] = field(default_factory=list)
    updates: defaultdict[str, list[PathNode]] = field(default_factory=lambda: defaultdict(list))
    before: dict[str, tuple[PathNode | None, ...]] = field(default_factory=dict)
    touching: list[Touching] = field(default_factory=lambda: [NEVER])
    guarded: tuple[PathNode | None, ...] = ()
    """What `before` had last: a roster stands for thousands of commits, which share what says so."""
    guarding: dict[str, tuple[PathNode | None, ...]] = field(default_factory=dict)
    """By commit, the guard files' nodes that its line has, where it has them from its only parent: to look
    each commit's up among all that its line contains takes longer with every commit.
    """

    def state(self, path: str, reach: int) -> PathNode | None:
        """The node that a line has for a path: of those the line contains, the latest. It is unique,
        because every merge that joins two lines with different nodes makes a node of its own.
        """
        updates = self.updates.get(path)
        if updates:
            for node in reversed(updates):
                if node.order < 0 or reach >> node.order & 1:
                    return node
        return None

    def fill(self, number: int) -> None:
        """Let so many commits have changed something before the next one, where they are known already."""
        missing = number - len(self.touched)
        self.touched += [()] * missing
        self.touching += [NEVER] * missing

    def count(self, parents: Iterable[Sequence[str]]) -> None:
        """Know how often each commit is a parent of the next ones, so as to forget it in time."""
        for theirs in parents:
            for parent in theirs:
                self.children[parent] = self.children.get(parent, 0) + 1

    def visit(self, commit: CommitChanges) -> None:
        """Go on to a commit, all of whose parents were visited, or are in `reach`."""
        lines = [self.reach[parent] for parent in commit.parents]
        reach = 0
        for line in lines:
            reach |= line
        changed = self._changed(commit, lines)
        guarded = None if len(lines) > 1 else self._guarded(commit.parents, reach)
        if changed:
            order = len(self.touched)
            self.touched.append(tuple(changed))
            merge = len(lines) > 1
            if guarded is not None:
                if guarded != self.guarded:
                    self.guarded = guarded
                self.before[commit.id] = self.guarded
            for path, obj in changed.items():
                parents = tuple([self.state(path, line) for line in lines])
                if parents == _NEW:
                    parents = _NEW  # one for all: half of the nodes are the first of their paths
                self.updates[path].append(PathNode(order, commit.id, obj, parents, merge))
            latest = tuple(map(self._latest, lines))
            # Mostly its parents, which are at hand.
            last = commit.parents if latest == commit.parents else latest
            self.touching.append(Touching(commit.id, last, commit.base))
            reach |= 1 << order
        if guarded is not None and changed.keys().isdisjoint(self.guards):
            self.guarding[commit.id] = guarded
        self.reach[commit.id] = reach
        self._release(commit.parents)

    def _guarded(self, parents: tuple[str, ...], reach: int) -> tuple[PathNode | None, ...]:
        """The guard files' nodes on the line of an ordinary commit, before it."""
        known = self.guarding.get(parents[0]) if parents else None
        return tuple([self.state(guard, reach) for guard in self.guards]) if known is None else known

    def _latest(self, line: int) -> str:
        """The last commit of a line that changed something; every other one on the line is its ancestor."""
        return self.touching[line.bit_length()].id

    def _changed(self, commit: CommitChanges, lines: list[int]) -> dict[str, str | None]:
        changed = dict(commit.changes)
        base = lines[commit.base] if lines else 0
        if len(lines) > 1:
            # What a merge's other parents bring in may carry other claims for a path even where the text is
            # the base's; where nothing is brought in, every claim of theirs stands, or was superseded, on the
            # base's line already, and that line goes on as it is.
            incoming = 0
            for line in lines:
                incoming |= line & ~base
            for order in _bits(incoming):
                for path in self.touched[order]:
                    if path not in changed:
                        node = self.state(path, base)
                        changed[path] = node.obj if node else None
        if commit.id == self.pin:
            for guard in self.guards:
                node = self.state(guard, base)
                changed.setdefault(guard, node.obj if node else None)
        return changed

    def _release(self, parents: tuple[str, ...]) -> None:
        for parent in parents:
            self.children[parent] -= 1
            if not self.children[parent]:
                del self.reach[parent]
                self.guarding.pop(parent, None)


def _bits(mask: int) -> Iterator[int]:
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def build(  # noqa: PLR0913 - what histories may begin with
    commits: Iterable[CommitChanges],
    *,
    guards: tuple[str, ...],
    pin: str | None = None,
    ends: Mapping[str, Sequence[PathNode]] | None = None,
    known: KnownBefore | None = None,
    graph: Graph | None = None,
) -> Histories:
    """Build every path's graph in one pass. `commits` come ancestors first and end with the tip;
    `guards` are the paths of roster and settings; `pin` is a commit that gets a node of theirs in any case.

    `ends` are, by path, nodes that stand before all of these commits, the last of them the path's state
    there; their order is below 0. `known` is what is known of them. `graph` has the parents of each of the
    commits, in their order; where it is given, no commit is held once it was looked at.
    """
    walk = Walk(guards, pin)
    for path, nodes in (ends or {}).items():
        walk.updates[path] = [*nodes]
    if graph is None:
        commits = [*commits]
        graph = {commit.id: commit.parents for commit in commits}
    walk.count(graph.values())
    tip = ""
    for commit in commits:
        walk.visit(commit)
        tip = commit.id
    return Histories(
        tip=tip,
        heads={path: nodes[-1] for path, nodes in walk.updates.items()},
        nodes={path: tuple(nodes) for path, nodes in walk.updates.items()},
        before=walk.before,
        graph=graph,
        touching=walk.touching,
        known=known,
    )


def guarded_alone(
    histories: Histories, guards: tuple[str, ...], pin: str | None = None
) -> Sequence[CommitChanges]:
    """The history of roster and settings as if only they had been walked, reduced to the commits that changed
    one of them. `histories` are those of any paths, these among them.
    """
    changes = defaultdict[str, dict[str, str | None]](dict)
    for path in guards:
        for node in histories.nodes.get(path, ()):
            changes[node.commit][path] = node.obj
    graph = histories.graph
    bases = longest_lines(graph, histories.tip)
    alone = (
        CommitChanges(commit, parents, changes.get(commit, {}), bases.get(commit, 0))
        for commit, parents in graph.items()
    )
    return build(alone, guards=guards, pin=pin, graph=graph).skeleton
