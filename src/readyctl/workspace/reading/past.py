"""The past of features as one branch tells it, under every id and in every area that they had."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property

from readyctl.adapters.git import moments
from readyctl.core.entry.path import EntryKind, EntryPath, classify
from readyctl.core.feature.inventory import FeatureStatus, Inventory
from readyctl.core.feature.plain import KeptEntry
from readyctl.core.feature.view import SalesView
from readyctl.core.feature.written import FeatureEntry, last_word_matters
from readyctl.core.history.timeline import FeatureMoment, Mainline, PastClaim, Timeline, chained
from readyctl.core.trust.commit import PENDING, CommitHeader
from readyctl.core.trust.lineage import PathNode
from readyctl.core.trust.signoff import Signed, SignOff
from readyctl.workspace.reading.opening import Workspace
from readyctl.workspace.reading.past_claims import past_entry, past_sign_off


class Timelines:
    """The timelines of a workspace's moment; past versions are read for the features that are asked for."""

    def __init__(self, workspace: Workspace, inventory: Inventory) -> None:
        self.workspace = workspace
        self.inventory = inventory
        self._lives: dict[str, tuple[FeatureMoment, ...]] = {}
        self._timelines: dict[str, Timeline] = {}
        self._paths_known: dict[str, Sequence[EntryPath]] = {}
        self._present: dict[str, tuple[str, FeatureStatus]] = {}
        """By path, the object that lies there at this moment, and what was judged of it."""
        self._beside: dict[str, list[FeatureStatus]] = {}
        """By id, the features of today whose past is read together."""

    @cached_property
    def line(self) -> Mainline:
        """The commits of the branch itself, up to this moment."""
        workspace = self.workspace
        known = workspace.histories.line if workspace.histories else None
        if known and (dated := known()):
            return Mainline(*dated)
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
            lives = [self._life(path) for path in self._places(feature_id)]
            self._timelines[feature_id] = Timeline(chained(lives), self.workspace.settings, self.line)
        return self._timelines[feature_id]

    @contextmanager
    def together(self, features: Iterable[FeatureStatus]) -> Iterator[None]:
        """Read at once what the past of these takes, and let go of it afterwards; no other feature of today
        has the id of one of them.
        """
        histories, stored = self.workspace.histories, self.workspace.stored
        for status in features:
            self._beside.setdefault(status.id, []).append(status)
        paths = {where.path for each in self._beside for where in self._places(each)}
        nodes = [node for path in paths for node in (histories.nodes.get(path, ()) if histories else ())]
        stored.headers.prefetch({node.commit for node in nodes} - {PENDING})
        present = {obj for path in paths if (obj := self._present.get(path, ("",))[0])}
        objects = {node.obj for node in nodes if node.obj} - present
        stored.prefetch_documents(objects, EntryKind.FEATURE)
        yield
        stored.forget_documents(objects, EntryKind.FEATURE)
        stored.forget()
        for known in (self._lives, self._timelines, self._paths_known, self._present, self._beside):
            known.clear()

    def view_at(self, feature_id: str, commit: str) -> SalesView | None:
        """What sales could see of an id at any commit, beside the branch's line too, by what is trusted
        today; None where it was absent.
        """
        histories = self.workspace.histories
        for where in self._places(feature_id):
            node = histories.at(where.path, commit) if histories else None
            if node and (claim := self._claim(where, node)).stands:
                return claim.view(self.workspace.settings, self.workspace.today)
        return None

    def nodes(self, path: str) -> Sequence[PathNode]:
        """The commits of the branch's line that changed a path, or brought a change of it in, oldest first.

        A merge that brings one in has a node of its own, so nothing is left out.
        """
        histories = self.workspace.histories
        found = histories.nodes.get(path, ()) if histories else ()
        return [node for node in found if node.commit in self.line.places]

    def first_of(self, nodes: Iterable[PathNode]) -> PathNode | None:
        """The first of these that is a commit of the branch's line; nodes come ancestors first."""
        places = self.line.places
        for node in nodes:
            if node.commit in places:
                return node
        return None

    def _places(self, feature_id: str) -> Iterator[EntryPath]:
        """Every path of an id and of the ids that it goes on as or came from, the one that counts first."""
        return (path for each in self._lineage(feature_id) for path in self._paths(each))

    def _lineage(self, feature_id: str) -> Sequence[str]:
        """The id, the ids that it goes on as, then the ids that lead to the last of them."""
        lineage = [feature_id]
        while len(heirs := self.inventory.successors.get(lineage[-1], ())) == 1 and heirs[0] not in lineage:
            lineage.append(heirs[0])
        # What leads to the last id may itself be led to; the list grows while it is walked.
        leading = [lineage[-1]]
        for there in leading:
            leading += [old for old in self._predecessors[there] if old not in leading]
        return list(dict.fromkeys([*lineage, *leading]))

    @cached_property
    def _predecessors(self) -> defaultdict[str, list[str]]:
        """By id, the ids that lead to it and to nothing else."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for old, heirs in self.inventory.successors.items():
            if len(heirs) == 1:
                found[heirs[0]].append(old)
        return found

    def _paths(self, feature_id: str) -> Sequence[EntryPath]:
        """Every path that ever held a feature of an id; those of today first, the weakest claim foremost."""
        if feature_id not in self._paths_known:
            self._paths_known[feature_id] = [*self._found(feature_id)]
        return self._paths_known[feature_id]

    def _found(self, feature_id: str) -> dict[EntryPath, None]:
        histories, registry = self.workspace.histories, self.workspace.registry
        sharing = self._beside.get(feature_id) or self.inventory.sharing(feature_id)
        weakest = sorted(sharing, key=lambda status: status.effective.rank)
        stones = [status for status in self.inventory.tombstones if status.id == feature_id]
        for status in (*weakest, *stones):
            self._know(status)
        past = (classify(path, registry) for path in (histories.paths_of(feature_id) if histories else ()))
        found = (*(status.entry.where for status in (*weakest, *stones)), *(each for each in past if each))
        return dict.fromkeys(where for where in found if where.kind is EntryKind.FEATURE)

    def _know(self, status: FeatureStatus) -> None:
        """Take what was read of a file at this moment, and judged, for the versions in its past that are the
        same file.
        """
        entry = status.entry
        if isinstance(entry, KeptEntry):
            self._present[entry.where.path] = entry.obj, status
        elif raw := self.workspace.remembered.read_at(entry.where.path):
            self._present[entry.where.path] = raw.obj, status
            self.workspace.stored.keep(raw.obj, EntryKind.FEATURE, raw.document, raw.version)

    def _entry(self, where: EntryPath, node: PathNode) -> FeatureEntry | None:
        obj, status = self._present.get(where.path, (None, None))
        if status is not None and obj == node.obj:
            return status.entry
        return past_entry(self.workspace, where, node)

    def _life(self, where: EntryPath) -> tuple[FeatureMoment, ...]:
        if where.path not in self._lives:
            self._lives[where.path] = tuple(self._moments(where))
            if last := self.workspace.last_words:
                last.forget(where)
        return self._lives[where.path]

    def _moments(self, where: EntryPath) -> Iterator[FeatureMoment]:
        for node in self.nodes(where.path):
            header = self.workspace.header(node.commit)
            if isinstance(header, CommitHeader):
                claim = self._claim(where, node)
                yield FeatureMoment(
                    claim.entry,
                    claim.signoff,
                    self.line.places[node.commit],
                    node.commit,
                    header.committer.moment.date(),
                    (_claimant(claim.signoff) if node.merge else None) or header.author.address.lower(),
                    last_words=claim.last_words,
                )

    def _claim(self, where: EntryPath, node: PathNode) -> PastClaim:
        obj, status = self._present.get(where.path, (None, None))
        if status is not None and obj == node.obj and self._is_last(where, node):
            return PastClaim(status.entry, status.signoff, last_words=status.last_words)  # judged already
        entry, verdict = self._entry(where, node), past_sign_off(self.workspace, where, node)
        last = self.workspace.last_words
        matters = last is not None and entry is not None and last_word_matters(entry, verdict)
        return PastClaim(entry, verdict, last_words=last.at(where, node) if last and matters else ())

    def _is_last(self, where: EntryPath, node: PathNode) -> bool:
        histories = self.workspace.histories
        return histories is not None and histories.heads.get(where.path) is node

    def day(self, node: PathNode) -> dt.date:
        """The day of a commit of the line."""
        return self.line.days[self.line.places[node.commit]]


def _claimant(signoff: SignOff) -> str | None:
    """Who made the claim that a verdict is about: who merges it says nothing of his own."""
    return signoff.act.address if isinstance(signoff, Signed) else signoff.address
