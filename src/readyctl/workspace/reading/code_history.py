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
from readyctl.core.trust.signoff import Signed, SignOff
from readyctl.workspace.reading.walking import enough_for

if TYPE_CHECKING:
    from readyctl.core.trust.lineage import Histories
    from readyctl.core.trust.settings import Settings
    from readyctl.workspace.reading.registry import Registry

Then = tuple[str, ...] | None
"""The globs of an entry's `code` at engineering's latest act; None where nobody looked."""
Judged = tuple[FeatureEntry, SignOff]


class CodeHistory(Struct, frozen=True):
    """Where the commits of one moment are asked for."""

    workspace: "Registry"

    def since_acts(self, judged: Iterable[tuple[FeatureEntry, SignOff, Then]]) -> Mapping[str, Sequence[str]]:
        """By path, the commits that touched an entry's code since engineering's latest act, newest first.

        An entry that is unsigned, or had no `code` at that act, is left out; without any, no commit is read.
        """
        asked = [*judged]
        unknown = [e.where.path for e, signoff, then in asked if then is None and isinstance(signoff, Signed)]
        histories = enough_for(self.workspace, unknown)
        claims: dict[str, CodeClaim] = {}
        for entry, signoff, then in asked:
            if isinstance(signoff, Signed):
                globs = self._in(histories, entry, signoff) if then is None else then
                if globs:
                    claims[entry.where.path] = CodeClaim(Globs(globs), signoff.act.commit)
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
            yield self._in(histories, entry, signoff) if isinstance(signoff, Signed) else None

    def calling(
        self, judged: Sequence[Judged], then: Sequence[Then], settings: "Settings"
    ) -> Iterator[tuple[str, ...] | None]:
        """The commits since the act of each in turn, where the settings make commits call for a fresh word;
        else None.
        """
        asked = ((*each, globs) for each, globs in zip(judged, then, strict=True))
        found = self.since_acts(asked) if settings.recheck_after_commits else {}
        return (None if (one := found.get(e.where.path)) is None else tuple(one) for e, _ in judged)

    def _in(self, histories: "Histories | None", entry: FeatureEntry, signoff: Signed) -> Then:
        """None where these histories have no such commit: they begin after it, or the file was gone there."""
        commit = signoff.act.commit
        nodes = reversed(histories.nodes.get(entry.where.path, ()) if histories else ())
        obj = next((node.obj for node in nodes if node.order >= 0 and node.commit == commit), None)
        return None if obj is None else code_in(self.workspace.stored.version(obj, EntryKind.FEATURE).beside)
