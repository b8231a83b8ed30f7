"""What the gate of a repository that is pushed to says of each reference, before it counts there."""

import datetime as dt
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase

from msgspec import Struct

from readyctl.adapters.git.pushed import has_commit, known_here, leads_to_no_commit, main_branch, takes_away
from readyctl.errors import NoRegistry
from readyctl.workspace.reading.checking import check_range
from readyctl.workspace.reading.location import Location
from readyctl.workspace.reading.moment import Asked
from readyctl.workspace.reading.opening import Workspace
from readyctl.workspace.reading.pushing import RegistryGone, is_commit
from readyctl.workspace.reading.report import Report


class Update(Struct, frozen=True):
    """One reference that a push changes: zeros stand for what is not there before, or not any more."""

    ref: str
    old: str
    new: str


class Rewritten(Struct, frozen=True):
    """The push takes the registry, or commits that changed it, away from a branch that keeps them.

    `commit` is one of those, None where the whole branch goes.
    """

    commit: str | None


Refusal = Report | RegistryGone | Rewritten


class Receiving(Struct, frozen=True):
    """A repository that is pushed to, and the branches whose history it keeps, as patterns of full names."""

    workspace: Workspace
    kept: tuple[str, ...]

    @classmethod
    def at(
        cls,
        location: Location,
        *,
        trust_root: str | None = None,
        as_of: dt.date | None = None,
        kept: Sequence[str] = (),
    ) -> "Receiving":
        """The repository as it stands before the push. The branch that its HEAD names is always kept."""
        asked = Asked(dt.datetime.now(dt.UTC), None, as_of, trust_root, use_cache=False)
        workspace = Workspace(location.repository, location.registry, asked)
        main = main_branch(location.repository)
        return cls(workspace, (*([main] if main else []), *(f"refs/heads/{name}" for name in kept)))

    def judge(self, updates: Sequence[Update]) -> Iterator[tuple[Update, Refusal]]:
        """What is found in each reference; nothing of one that is no business of a registry's.

        Raises `UsageError` where the pinned commit is not in the history of what is pushed, and `CannotTell`.
        """
        for update in updates:
            found = self._judged(update)
            if found is not None:
                yield update, found

    def _judged(self, update: Update) -> Refusal | None:
        repository = self.workspace.repository
        there = is_commit(update.old) and has_commit(repository, update.old)
        keeps = there and any(fnmatchcase(update.ref, pattern) for pattern in self.kept)
        if not is_commit(update.new):
            return Rewritten(None) if keeps and self._has_registry(update.old) else None
        if leads_to_no_commit(repository, update.new):
            return Rewritten(None) if keeps and self._has_registry(update.old) else None
        new = repository.resolve(update.new)
        if keeps and (lost := takes_away(repository, update.old, new, self.workspace.registry)):
            return Rewritten(lost)
        bases = repository.merge_bases(update.old, new) if there else known_here(repository, new)
        return self._ranged(new, bases)

    def _ranged(self, new: str, bases: Sequence[str]) -> Refusal | None:
        tip = self.workspace.moment(new, as_of=self.workspace.asked.as_of)
        try:
            _ = tip.snapshot  # first: what has no registry need not come after a pinned one
            return check_range(tip, bases)
        except NoRegistry:
            return RegistryGone() if any(map(self._has_registry, bases)) else None

    def _has_registry(self, commit: str) -> bool:
        try:
            _ = self.workspace.moment(commit).snapshot
        except NoRegistry:
            return False
        return True
