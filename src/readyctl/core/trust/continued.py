"""Histories that are known up to one commit, followed over the commits that came after it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from readyctl.core.trust.building import Walk
from readyctl.core.trust.lineage import CommitChanges, PathNode

Nodes = Mapping[str, Sequence[PathNode]]


class Continued(Struct, frozen=True, dict=True):
    """The commits after `base`, whose own line goes on to their last, as `walk.since` lists them.

    `first` says how many commits up to the base changed something, `known` are the nodes of roster and
    settings up to there, and `is_ancestor` tells of two commits up to there. What is followed is the same,
    down to the order of each node, as if everything had been built at once.
    """

    base: str
    first: int
    new: Sequence[CommitChanges]
    guards: tuple[str, ...]
    pin: str | None
    known: Nodes
    is_ancestor: Callable[[str, str], bool]

    @cached_property
    def guarded(self) -> Nodes:
        """The nodes of roster and settings, the new ones among them."""
        return {path: nodes for path in self.guards if (nodes := self._whole.updates.get(path))}

    @property
    def before(self) -> Mapping[str, tuple[PathNode | None, ...]]:
        """For each new ordinary commit that changed an entry: what roster and settings were before it."""
        return self._whole.before

    @property
    def changing(self) -> int:
        """How many commits changed something, the new ones among them."""
        return len(self._whole.touched)

    @cached_property
    def touched(self) -> frozenset[str]:
        """The paths that have new nodes."""
        return frozenset(path for changed in self._whole.touched[self.first :] for path in changed)

    def upon(self, nodes: Nodes) -> Nodes:
        """The nodes of these paths, none of which is a guard, with the new ones after them."""
        walk = self._walk({path: found for path, found in nodes.items() if found})
        for commit in self.new:
            walk.fill(self._order.get(commit.id, 0))
            theirs = {path: obj for path, obj in commit.changes.items() if path in nodes}
            walk.visit(CommitChanges(commit.id, commit.parents, theirs, commit.base))
        return walk.updates

    @cached_property
    def _order(self) -> Mapping[str, int]:
        """Of each new commit that changed something."""
        changing = self._whole.touching[self.first + 1 :]
        return {each.id: number for number, each in enumerate(changing, self.first)}

    @cached_property
    def _whole(self) -> Walk:
        """The new commits with all their changes: which of them changed something hangs on all paths. Of all
        but the guards, it does not know what was before.
        """
        walk = self._walk(self.known, self.guards, self.pin)
        for commit in self.new:
            walk.visit(commit)
        return walk

    def _walk(self, nodes: Nodes, guards: tuple[str, ...] = (), pin: str | None = None) -> Walk:
        walk = Walk(guards, pin)
        walk.fill(self.first)
        walk.count(commit.parents for commit in self.new)
        for path, found in nodes.items():
            walk.updates[path] = [*found]
        there = {commit.id for commit in self.new}
        outside = {parent for commit in self.new for parent in commit.parents} - there
        for commit in outside:
            walk.reach[commit] = self._reach(commit, nodes.values())
        return walk

    def _reach(self, commit: str, nodes: Iterable[Sequence[PathNode]]) -> int:
        """Which of the nodes a commit's line has; that of the base has whatever came before."""
        if commit == self.base:
            return (1 << self.first) - 1
        there = (node for found in nodes for node in found if self.is_ancestor(node.commit, commit))
        return sum({1 << node.order for node in there})
