"""The commits that touched the code of features since engineering last spoke of them, in one walk."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from readyctl.adapters.git import walk
from readyctl.adapters.git.door import Git
from readyctl.core.entry.document import Document
from readyctl.core.entry.globs import GlobIndex
from readyctl.core.entry.path import EntryKind
from readyctl.core.feature.code_changes import CodeClaim, commits_since, globs_in, to_look_at
from readyctl.core.feature.written import FeatureEntry
from readyctl.core.trust.commit import PENDING
from readyctl.core.trust.lineage import Histories
from readyctl.core.trust.settings import Settings
from readyctl.core.trust.signoff import Signed, SignOff

Commits = tuple[str, ...] | None


class CodeHistory(Struct, frozen=True):
    """Where the commits of one moment are asked for; `histories` is None before the first of them."""

    git: Git
    histories: Histories | None
    document: Callable[[str, EntryKind], Document]

    def since_acts(self, judged: Iterable[tuple[FeatureEntry, SignOff]]) -> Mapping[str, tuple[str, ...]]:
        """By path, the commits that touched an entry's code since engineering's latest act, newest first.

        An entry that is unsigned, or had no `code` at that act, is left out; without any, no commit is read.
        """
        claims = dict(self._claims(judged))
        if self.histories is None or not claims:
            return {}
        graph = self.histories.graph
        asked = [commit for commit in to_look_at(graph, claims.values()) if commit != PENDING]
        folders = GlobIndex({path: claim.globs for path, claim in claims.items()}).roots
        changes = walk.touched(self.git, {commit: graph[commit] for commit in asked}, folders)
        return commits_since(graph, claims, changes)

    def calling(
        self, judged: Sequence[tuple[FeatureEntry, SignOff]], settings: Settings
    ) -> Iterator[Commits]:
        """The same for each in turn, where the settings make commits call for a fresh word; else None."""
        found = self.since_acts(judged) if settings.recheck_after_commits else {}
        return (found.get(entry.where.path) for entry, _ in judged)

    def _claims(self, judged: Iterable[tuple[FeatureEntry, SignOff]]) -> Iterator[tuple[str, CodeClaim]]:
        """What the code of each signed entry was at the act that it was last set or confirmed by."""
        for entry, signoff in judged:
            path = entry.where.path
            obj = self._stored(path, signoff.act.commit) if isinstance(signoff, Signed) else None
            if isinstance(signoff, Signed) and obj is not None:
                globs = globs_in(self.document(obj, EntryKind.FEATURE).data)
                if globs is not None:
                    yield path, CodeClaim(globs, signoff.act.commit)

    def _stored(self, path: str, commit: str) -> str | None:
        """The file as the commit left it; None where it left none."""
        nodes = self.histories.nodes.get(path, ()) if self.histories else ()
        return next((node.obj for node in reversed(nodes) if node.commit == commit), None)
