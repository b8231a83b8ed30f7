"""Which commits set and confirmed the claims that stand, followed by value through the commit graph.

The rule is `docs/signing.md`, "Which commit set the claim"; how it is read where it leaves room is
decision 0001. For each path there is the small graph of the commits that matter to it (`PathNode`);
`standing` then decides from values alone.
"""

import datetime as dt
from collections import ChainMap
from collections.abc import Callable, Iterable, Mapping, MutableMapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from readyctl.core.entry.document import Version
from readyctl.core.entry.path import id_at
from readyctl.core.trust.graph import Ancestry

if TYPE_CHECKING:
    from readyctl.core.trust.engineering import Granted, Rejected


class CommitChanges(Struct, frozen=True):
    """One commit of the walk. `changes` maps each path that differs from one parent's (all paths, for a root)
    to its object there, or to None where it is gone. `base` is the place of that parent among `parents`. An
    object is a blob's id, or a marked id for what is no regular file.
    """

    id: str
    parents: tuple[str, ...]
    changes: Mapping[str, str | None]
    base: int = 0


class PathNode(Struct, frozen=True, eq=False):
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


class Touching(NamedTuple):
    """A commit that changed something, and the last one before it on the line of each parent, of which every
    other one on that line is an ancestor. `base` is as in `CommitChanges`.
    """

    id: str
    last: tuple[str, ...]
    base: int


class DatedLine(NamedTuple):
    """The days (committer, UTC) of the commits of a tip's own line, oldest first, and the place of each;
    without those whose dates are broken.
    """

    days: Sequence[dt.date]
    places: Mapping[str, int]


NEVER = Touching("never", (), 0)
"""What a line is that has changed nothing."""


class Histories(Struct, frozen=True, dict=True):
    """The node graphs of all paths at one tip.

    `before` gives, for each ordinary commit that changed an entry, the guard files' nodes on its parent's
    line: what the roster was just before it. `graph` maps every commit to its parents. `touching` are the
    commits that changed something, in the order of the nodes, with what a line is that has none before them.
    """

    tip: str
    heads: Mapping[str, PathNode]
    nodes: Mapping[str, Sequence[PathNode]]
    before: Mapping[str, tuple[PathNode | None, ...]]
    graph: Mapping[str, tuple[str, ...]]
    touching: Sequence[Touching]
    known: "KnownBefore | None" = None
    """What earlier runs know of the paths whose histories begin with kept ends; None where all was walked."""
    named: Callable[[str], Sequence[str]] | None = None
    """The paths of an id, where they are known without looking at every path."""
    line: "Callable[[], DatedLine | None] | None" = None
    """The tip's own line with its days, where that is known without asking git."""

    def paths_of(self, entry_id: str) -> Sequence[str]:
        """Every path that an id ever had, in the order in which they came."""
        return tuple(self.named(entry_id) if self.named else self._by_id.get(entry_id, ()))

    @cached_property
    def _by_id(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = {}
        for path in self.nodes:
            found.setdefault(id_at(path), []).append(path)
        return found

    @property
    def skeleton(self) -> Sequence[CommitChanges]:
        """The history reduced to the commits that changed something: built from it, every node graph is the
        same. Only where the history was walked in this run.
        """
        changes: list[dict[str, str | None]] = [{} for _ in self.touching]
        for path, nodes in self.nodes.items():
            for node in nodes:
                if node.order >= 0:
                    changes[node.order + 1][path] = node.obj
        return [
            CommitChanges(*each[:2], changed, each.base)
            for each, changed in zip(self.touching, changes, strict=True)
        ]

    def at(self, path: str, commit: str) -> PathNode | None:
        """The node whose state the path has at `commit`; None where it never existed there."""
        nodes = self.nodes.get(path, ())
        # A commit that has a node of the path has its state, whoever else is an ancestor.
        own = next((node for node in nodes if node.commit == commit), None)
        before = (node for node in reversed(nodes) if self.ancestry.is_ancestor(node.commit, commit))
        return own or next(before, None)

    def in_order(self, one: str, other: str) -> bool:
        """Whether of two commits one is the other, or an ancestor of it, as any two of the tip's line are."""
        line = self.line() if self.line else None
        if line and one in line.places and other in line.places:
            return True
        return self.ancestry.is_ancestor(one, other) or self.ancestry.is_ancestor(other, one)

    @cached_property
    def ancestry(self) -> Ancestry:
        """Who is whose ancestor."""
        return Ancestry(self.graph, self.tip)


class StandingClaim(Struct, frozen=True):
    """A claim that stands: the node whose commit set it, and the commits that may have confirmed it since.

    `confirmations` are candidates: whether they are engineering's is for `trust` to say.
    """

    node: PathNode
    confirmations: frozenset[str] = frozenset()


ABSENT = Version("absent", readable=False, confirmation=None)

State = Mapping[PathNode, frozenset[str]]
Read = Callable[[str], Version]


class KnownBefore(Struct, frozen=True):
    """What was worked out before of nodes with which these histories begin: what stands at each, and, by
    commit and area, what came of judging it.
    """

    states: dict[PathNode, State]
    verdicts: "Mapping[tuple[str, str | None], Granted | Rejected]"


def standing(
    head: PathNode | None, read: Read, known: KnownBefore | None = None
) -> tuple[StandingClaim, ...]:
    """The claims that stand at a node, by value. `read` gives the version of an object.

    Empty where the path never existed. More than one claim stands where lines set the same
    value independently. The claim of absence is a claim like any other.
    """
    return PathStanding(read, known).standing(head)


class PathStanding:
    """What stands at each node of one path; what was worked out for one node is not worked out again."""

    def __init__(self, read: Read, known: KnownBefore | None = None) -> None:
        self._read = read
        self._states: MutableMapping[PathNode, State] = ChainMap({}, known.states) if known else {}

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
