"""Which commits set and confirmed the claims that stand, followed by value through the commit graph.

The rule is `docs/signing.md`, "Which commit set the claim"; decision 0001 says how it is read. One pass over
all commits builds each path's small graph of those that matter to it; `standing` decides from values alone.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from functools import cached_property

from readyctl.core.entry.document import Version
from readyctl.core.trust.graph import Ancestry
from readyctl.values import dataclass


@dataclass(frozen=True, slots=True)
class CommitChanges:
    """One commit of the walk. `changes` maps each path that differs from one parent's (all paths, for a root)
    to its object there, or to None where it is gone. `base` is the place of that parent among `parents`. An
    object is a blob's id, or a marked id for what is no regular file.
    """

    id: str
    parents: tuple[str, ...]
    changes: Mapping[str, str | None]
    base: int = 0


NEVER = CommitChanges("never", (), {})
"""In a skeleton, what a line is that has changed nothing."""


@dataclass(frozen=True, slots=True, eq=False)
class PathNode:
    """One commit at which a path's version, or the claims behind it, may have changed.

    A merge has one where it brings something of the path to the line that its commit is compared with.
    `parents` has one item per parent of the commit: the node whose state that parent's line has,
    or None where the path never existed on that line. `order` grows from ancestors to descendants.
    """

    order: int
    commit: str
    obj: str | None
    parents: tuple["PathNode | None", ...]
    merge: bool


@dataclass(frozen=True)
class Histories:
    """The node graphs of all paths at one tip.

    `before` gives, for each ordinary commit that changed an entry, the guard files' nodes on its parent's
    line: what the roster was just before it. `graph` maps every commit to its parents. `skeleton` is the
    history reduced to the commits that changed something: built from it, every node graph is the same.
    """

    tip: str
    heads: Mapping[str, PathNode]
    nodes: Mapping[str, Sequence[PathNode]]
    before: Mapping[str, tuple[PathNode | None, ...]]
    graph: Mapping[str, tuple[str, ...]]
    skeleton: Sequence[CommitChanges]

    def at(self, path: str, commit: str) -> PathNode | None:
        """The node whose state the path has at `commit`; None where it never existed there."""
        nodes, is_ancestor = self.nodes.get(path, ()), self.ancestry.is_ancestor
        return next((node for node in reversed(nodes) if is_ancestor(node.commit, commit)), None)

    @cached_property
    def ancestry(self) -> Ancestry:
        """Who is whose ancestor."""
        return Ancestry(self.graph, self.tip)


@dataclass
class _Walk:
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
    skeleton: list[CommitChanges] = field(default_factory=lambda: [NEVER])

    def state(self, path: str, reach: int) -> PathNode | None:
        """The node that a line has for a path: of those the line contains, the latest. It is unique,
        because every merge that joins two lines with different nodes makes a node of its own.
        """
        updates = self.updates.get(path)
        if updates:
            for node in reversed(updates):
                if reach >> node.order & 1:
                    return node
        return None

    def visit(self, commit: CommitChanges) -> None:
        lines = [self.reach[parent] for parent in commit.parents]
        reach = 0
        for line in lines:
            reach |= line
        changed = self._changed(commit, lines)
        if changed:
            order = len(self.touched)
            self.touched.append(tuple(changed))
            merge = len(lines) > 1
            if not merge:
                self.before[commit.id] = tuple(self.state(g, reach) for g in self.guards)
            for path, obj in changed.items():
                parents = tuple(self.state(path, line) for line in lines)
                self.updates[path].append(PathNode(order, commit.id, obj, parents, merge))
            latest = tuple(map(self._latest, lines))
            self.skeleton.append(CommitChanges(commit.id, latest, changed, commit.base))
            reach |= 1 << order
        self.reach[commit.id] = reach
        self._release(commit.parents)

    def _latest(self, line: int) -> str:
        """The last commit of a line that changed something; every other one on the line is its ancestor."""
        return self.skeleton[line.bit_length()].id

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


def _bits(mask: int) -> Iterator[int]:
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def build(commits: Sequence[CommitChanges], *, guards: tuple[str, ...], pin: str | None = None) -> Histories:
    """Build every path's graph in one pass. `commits` come ancestors first and end with the tip;
    `guards` are the paths of roster and settings; `pin` is a commit that gets a node of theirs in any case.
    """
    walk = _Walk(guards, pin)
    counts: dict[str, int] = {}
    for commit in commits:
        for parent in commit.parents:
            counts[parent] = counts.get(parent, 0) + 1
    walk.children = counts
    for commit in commits:
        walk.visit(commit)
    return Histories(
        tip=commits[-1].id,
        heads={path: nodes[-1] for path, nodes in walk.updates.items()},
        nodes=walk.updates,
        before=walk.before,
        graph={c.id: c.parents for c in commits},
        skeleton=walk.skeleton,
    )


@dataclass(frozen=True)
class StandingClaim:
    """A claim that stands: the node whose commit set it, and the commits that may have confirmed it since.

    `confirmations` are candidates: whether they are engineering's is for `trust` to say.
    """

    node: PathNode
    confirmations: frozenset[str] = frozenset()


ABSENT = Version("absent", readable=False, confirmation=None)

State = Mapping[PathNode, frozenset[str]]
Read = Callable[[str], Version]


def standing(head: PathNode | None, read: Read) -> tuple[StandingClaim, ...]:
    """The claims that stand at a node, by value. `read` gives the version of an object.

    Empty where the path never existed. More than one claim stands where lines set the same
    value independently. The claim of absence is a claim like any other.
    """
    return PathStanding(read).standing(head)


class PathStanding:
    """What stands at each node of one path; what was worked out for one node is not worked out again."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self._states: dict[PathNode, State] = {}

    def standing(self, head: PathNode | None) -> tuple[StandingClaim, ...]:
        """The claims that stand at a node."""
        if head is None:
            return ()
        for node in self._needed(head):
            self._states[node] = _state(node, self._states, self.version)
        return tuple(StandingClaim(node, confirmed) for node, confirmed in self._states[head].items())

    def version(self, node: PathNode) -> Version:
        """What the file says at a node."""
        return ABSENT if node.obj is None else self._read(node.obj)

    def _needed(self, head: PathNode) -> Iterable[PathNode]:
        """The nodes between the head and the commits that set its claims, ancestors first."""
        needed: dict[int, PathNode] = {}
        stack = [head]
        while stack:
            node = stack.pop()
            if node.order in needed or node in self._states:
                continue
            needed[node.order] = node
            if node.merge or not _sets(node, self.version):
                stack.extend(parent for parent in node.parents if parent)
        return [needed[order] for order in sorted(needed)]


def behind(node: PathNode, read: Read) -> tuple[PathNode, ...]:
    """The nodes before one whose claims go on there; none where it sets its own."""
    sets = not node.merge and _sets(node, PathStanding(read).version)
    return () if sets else tuple(parent for parent in node.parents if parent)


def _sets(node: PathNode, version: Callable[[PathNode], Version]) -> bool:
    """Whether an ordinary commit's value differs from its parent's."""
    parent = node.parents[0] if node.parents else None
    if parent is None:
        return node.obj is not None
    return parent.obj != node.obj and version(parent).claim != version(node).claim


def _state(node: PathNode, states: Mapping[PathNode, State], version: Callable[[PathNode], Version]) -> State:
    if node.merge:
        return _merged(node, states, version)
    if _sets(node, version):
        return {node: frozenset()}
    parent = node.parents[0] if node.parents else None
    if parent is None:
        return {}
    inherited = states[parent]
    said = version(node).confirmation
    if said is not None and said != version(parent).confirmation:
        return {claim: confirmed | {node.commit} for claim, confirmed in inherited.items()}
    return inherited


def _merged(
    node: PathNode, states: Mapping[PathNode, State], version: Callable[[PathNode], Version]
) -> State:
    collected: dict[PathNode, frozenset[str]] = {}
    for parent in node.parents:
        for claim, confirmed in (states[parent] if parent else {}).items():
            collected[claim] = collected.get(claim, frozenset()) | confirmed
    remaining = {
        c: done for c, done in collected.items() if not any(descends(other, c) for other in collected)
    }
    value = version(node).claim
    if all(version(claim).claim == value for claim in remaining) and (remaining or node.obj is None):
        return remaining
    return {node: frozenset()}


def descends(node: PathNode, older: PathNode) -> bool:
    """Whether `older` is a proper ancestor of `node` in this path's own history."""
    seen: set[int] = set()
    stack = [node]
    while stack:
        for parent in stack.pop().parents:
            if parent is older:
                return True
            if parent and parent.order > older.order and parent.order not in seen:
                seen.add(parent.order)
                stack.append(parent)
    return False
