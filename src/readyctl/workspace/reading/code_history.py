"""The commits that touched the code of features since engineering last spoke of them, in one walk."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from readyctl.adapters.git import walk
from readyctl.core.entry.globs import GlobIndex, Globs
from readyctl.core.entry.path import EntryKind
from readyctl.core.feature.code_changes import CodeClaim, code_in, commits_since, to_look_at
from readyctl.core.feature.written import FeatureEntry
from readyctl.core.trust.commit import PENDING
from readyctl.core.trust.settings import Settings
from readyctl.core.trust.signoff import Signed, SignOff

if TYPE_CHECKING:
    from readyctl.core.trust.lineage import Histories
    from readyctl.workspace.reading.registry import Registry

Then = tuple[str, ...] | None
"""The globs of an entry's `code` at engineering's latest act; None where nobody looked."""
Judged = tuple[FeatureEntry, SignOff]
_FEW = 60
"""Paths whose histories are walked alone; beyond that all of them cost no more."""


class CodeHistory(Struct, frozen=True, dict=True):
    """Where the commits of one moment are asked for."""

    workspace: "Registry"

    def since_acts(self, judged: Iterable[tuple[FeatureEntry, SignOff, Then]]) -> Mapping[str, Sequence[str]]:
        """By path, the commits that touched an entry's code since engineering's latest act, newest first.

        An entry that is unsigned, or had no `code` at that act, is left out; without any, no commit is read.
        """
        asked = [*judged]
        self._look_for([(entry, signoff) for entry, signoff, then in asked if then is None])
        claims = {
            entry.where.path: CodeClaim(Globs(globs), signoff.act.commit)
            for entry, signoff, then in asked
            if isinstance(signoff, Signed) and (globs := self._then(entry, signoff) if then is None else then)
        }
        graph = self.workspace.graph if claims else None
        if graph is None:
            return {}
        looked_at = [commit for commit in to_look_at(graph, claims.values()) if commit != PENDING]
        folders = GlobIndex({path: claim.globs for path, claim in claims.items()}).roots
        git = self.workspace.repository.git
        changes = walk.touched(git, {commit: graph[commit] for commit in looked_at}, folders)
        return commits_since(graph, claims, changes)

    def at_acts(self, judged: Sequence[Judged]) -> Iterator[Then]:
        """What each one's `code` was at the act, as far as the histories at hand say so."""
        histories = self.workspace.histories
        for entry, signoff in judged:
            yield self._in(histories, entry, signoff) if isinstance(signoff, Signed) and histories else None

    def calling(
        self, judged: Sequence[Judged], then: Sequence[Then], settings: Settings
    ) -> Iterator[tuple[str, ...] | None]:
        """The commits since the act of each in turn, where the settings make commits call for a fresh word;
        else None.
        """
        asked = ((*each, globs) for each, globs in zip(judged, then, strict=True))
        found = self.since_acts(asked) if settings.recheck_after_commits else {}
        return (None if (one := found.get(e.where.path)) is None else tuple(one) for e, _ in judged)

    # What is not known yet

    def _look_for(self, judged: Sequence[Judged]) -> None:
        paths = [entry.where.path for entry, signoff in judged if isinstance(signoff, Signed)]
        self.__dict__["_histories"] = self._walked(paths) if paths else None

    def _walked(self, paths: Sequence[str]) -> "Histories | None":
        if "histories" in vars(self.workspace) or len(paths) > _FEW:
            return self.workspace.histories
        return self.workspace.histories_of(paths)

    def _then(self, entry: FeatureEntry, signoff: Signed) -> tuple[str, ...]:
        histories: Histories | None = self.__dict__["_histories"]
        return (self._in(histories, entry, signoff) if histories else None) or ()

    def _in(self, histories: "Histories", entry: FeatureEntry, signoff: Signed) -> Then:
        """None where these histories have no such commit: they begin after it, or the file was gone there."""
        commit = signoff.act.commit
        nodes = reversed(histories.nodes.get(entry.where.path, ()))
        obj = next((node.obj for node in nodes if node.order >= 0 and node.commit == commit), None)
        return None if obj is None else code_in(self.workspace.stored.version(obj, EntryKind.FEATURE).beside)
