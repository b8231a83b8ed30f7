"""The past of features as one branch tells it, under every id and in every area that they had."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from readyctl.adapters.git import moments
from readyctl.core.entry.path import EntryKind, EntryPath, classify
from readyctl.core.feature.inventory import Inventory
from readyctl.core.history.timeline import FeatureMoment, Mainline, Timeline, chained
from readyctl.core.trust.commit import PENDING, CommitHeader
from readyctl.core.trust.lineage import PathNode
from readyctl.workspace.reading.opening import Workspace


class Timelines:
    """The timelines of a workspace's moment; past versions are read for the features that are asked for."""

    def __init__(self, workspace: Workspace, inventory: Inventory) -> None:
        self.workspace = workspace
        self.inventory = inventory
        self._lives: dict[str, tuple[FeatureMoment, ...]] = {}
        self._timelines: dict[str, Timeline] = {}

    @cached_property
    def line(self) -> Mainline:
        """The commits of the branch itself, up to this moment."""
        workspace = self.workspace
        tip = workspace.head if workspace.pending else workspace.revision
        commits = list(moments.mainline(workspace.repository, tip)) if tip else []
        if workspace.pending:
            header = workspace.header(PENDING)
            day = header.committer.moment.date() if isinstance(header, CommitHeader) else workspace.today
            commits.append((PENDING, day))
        return Mainline.of(commits)

    def of(self, feature_id: str) -> Timeline:
        """What an id meant: the feature itself while it stood, then what it goes on as, before that what
        it was called earlier. Without a moment where nobody ever knew the id.
        """
        if feature_id not in self._timelines:
            paths = (path for each in self._lineage(feature_id) for path in self._paths[each])
            lives = [self._life(path) for path in paths]
            self._timelines[feature_id] = Timeline(chained(lives), self.workspace.settings, self.line)
        return self._timelines[feature_id]

    def nodes(self, path: str) -> Sequence[PathNode]:
        """The commits of the branch's line that changed a path, or brought a change of it in, oldest first.

        A merge that brings one in has a node of its own, so nothing is left out.
        """
        histories = self.workspace.histories
        found = histories.nodes.get(path, ()) if histories else ()
        return [node for node in found if node.commit in self.line.places]

    def _lineage(self, feature_id: str) -> Iterator[str]:
        """The id, the ids that it goes on as, then the ids that lead to the last of them."""
        yield feature_id
        known = {feature_id}
        last = feature_id
        while len(heirs := self.inventory.successors.get(last, ())) == 1 and heirs[0] not in known:
            last = heirs[0]
            known.add(last)
            yield last
        leading = [last]
        for there in leading:
            for old, heirs in self.inventory.successors.items():
                if heirs == (there,):
                    leading.append(old) if old not in leading else None
                    if old not in known:
                        known.add(old)
                        yield old

    @cached_property
    def _paths(self) -> defaultdict[str, list[EntryPath]]:
        """Every path that ever held a feature, by id; those of today first."""
        histories = self.workspace.histories
        today = [status.entry.where for status in (*self.inventory.features, *self.inventory.tombstones)]
        past = (classify(path, self.workspace.registry) for path in (histories.nodes if histories else ()))
        found: defaultdict[str, list[EntryPath]] = defaultdict(list)
        for where in (*today, *(each for each in past if each)):
            if where.kind is EntryKind.FEATURE and where not in found[where.id]:
                found[where.id].append(where)
        return found

    def _life(self, where: EntryPath) -> tuple[FeatureMoment, ...]:
        if where.path not in self._lives:
            self._lives[where.path] = tuple(self._moments(where))
        return self._lives[where.path]

    def _moments(self, where: EntryPath) -> Iterator[FeatureMoment]:
        for node in self.nodes(where.path):
            header = self.workspace.header(node.commit)
            if isinstance(header, CommitHeader):
                yield FeatureMoment(
                    self.line.places[node.commit],
                    node.commit,
                    header.committer.moment.date(),
                    header.author.address.lower(),
                    self.workspace.past_entry(where, node),
                    self.workspace.past_sign_off(where, node),
                )

    def day(self, node: PathNode) -> dt.date:
        """The day of a commit of the line."""
        return self.line.days[self.line.places[node.commit]]
