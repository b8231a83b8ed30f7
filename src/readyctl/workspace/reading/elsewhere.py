"""What questions and texts are held against: this repository's registry, a clone of another, or a published
file; and what has to be said of the last two.
"""

import datetime as dt
import shlex
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from readyctl.core.entry.path import ELSEWHERE_FILE
from readyctl.core.feature.knowledge import Knowledge
from readyctl.core.text.counting import ago, counted
from readyctl.errors import CannotTell, NoRegistry, UsageError
from readyctl.workspace.reading.location import folder_of_git, unasked_folder
from readyctl.workspace.reading.moment import Asked
from readyctl.workspace.reading.opening import Workspace

if TYPE_CHECKING:
    from readyctl.adapters.git.heard import Unmerged
    from readyctl.core.trust.elsewhere import Elsewhere
    from readyctl.workspace.reading.waiving import WaiverHistory

# Only who asks elsewhere needs what is imported further down, and most ask where they stand.
_SHOWN = 12
_PAGE = "features.json"


@dataclass(frozen=True)
class Answering:
    """What is known on a day. `top` is the folder that documents are named from, `told` what has to be said
    of it, a line each; without a `workspace` no waiver counts.
    """

    known: Knowledge
    top: Path
    workspace: Workspace | None = None
    told: tuple[str, ...] = ()

    @cached_property
    def waivers(self) -> "WaiverHistory | None":
        """Where waivers are read, and judged."""
        from readyctl.workspace.reading.waiving import WaiverHistory  # noqa: PLC0415

        return WaiverHistory(self.workspace) if self.workspace else None


class Place(Struct, frozen=True, dict=True):
    """Where somebody stands, what he named as the registry, and the moment that he asks about.

    `by` is what he named it with, such as --registry; empty where he did not.
    """

    start: Path
    named: Path | None
    asked: Asked
    by: str = ""

    def answering(self) -> Answering:
        """What is known there, told with where that is: the first line names it, its commit and its day.

        Raises CannotTell where it cannot be used: too old, damaged, for customers; and as `Workspace` does.
        """
        where, top = self._where, folder_of_git(self.start)
        if where is None:
            return self._own(None)
        if where.is_file():
            return self._named(self._published(where))
        # A repository of its own within this one, as a submodule is, is a clone like any other.
        around = folder_of_git(where.resolve())
        if top is not None and around is not None and around == top.resolve():
            return self._own(where.resolve())
        return self._named(self._clone(where))

    def _named(self, found: Answering) -> Answering:
        """The same, saying who named it: a variable that somebody set long ago is easily forgotten."""
        first, *more = found.told
        by = self.by if self.named is not None else ELSEWHERE_FILE
        return replace(found, told=(f"{first}; named by {by}" if by else first, *more))

    @cached_property
    def _where(self) -> Path | None:
        """The registry that is named, by this call or by the repository; None for the repository's own."""
        if self.named is not None:
            return self.start / self.named
        return self._top / self._elsewhere.registry if self._elsewhere else None

    @property
    def _shown(self) -> str:
        """The same as people call it."""
        return str(self.named or (self._elsewhere.registry if self._elsewhere else "."))

    @property
    def _top(self) -> Path:
        return folder_of_git(self.start) or self.start

    @cached_property
    def _elsewhere(self) -> "Elsewhere | None":
        """What `.readyctl.yaml` says; None where there is none, or a registry."""
        file = self._top / ELSEWHERE_FILE
        if not file.is_file() or self._has_registry:
            return None
        from readyctl.adapters.given_files import content  # noqa: PLC0415
        from readyctl.adapters.yaml.reader import read  # noqa: PLC0415
        from readyctl.core.entry.schema import validate  # noqa: PLC0415
        from readyctl.core.trust.elsewhere import Elsewhere  # noqa: PLC0415

        document = read(content(file, most=1 << 16, whole="file"))
        said, problems = validate(Elsewhere, document)
        if said is None:
            told = "; ".join(problem.message for problem in problems)
            raise UsageError(f"{ELSEWHERE_FILE}: {told}", help="write `registry: PATH` into it")
        return said

    @property
    def _has_registry(self) -> bool:
        folder = unasked_folder(self.start)
        if folder is None:
            return False
        return folder.is_dir() or self._open(self.start, None).is_there()

    @property
    def _most_days(self) -> int:
        from readyctl.core.trust.elsewhere import MOST_DAYS  # noqa: PLC0415

        return self._elsewhere.max_age if self._elsewhere else MOST_DAYS

    @property
    def _today(self) -> dt.date:
        return self.asked.as_of or self.asked.now.date()

    def _open(self, start: Path, registry: Path | None) -> Workspace:
        asked = self.asked
        return Workspace.open(
            start,
            registry=registry,
            at=asked.at,
            as_of=asked.as_of,
            trust_root=asked.trust_root,
            now=asked.now,
            use_cache=asked.use_cache,
        )

    def _own(self, registry: Path | None) -> Answering:
        more = f"or name a clone, or a published features.json, with --registry or in {ELSEWHERE_FILE}"
        try:
            workspace = self._open(self.start, registry)
        except CannotTell as error:
            raise CannotTell(error.message, help=f"{error.help}; {more}") from None
        try:
            found = of_workspace(workspace)
        except NoRegistry as error:
            raise NoRegistry(error.message, help=f"{error.help}; {more}") from None
        known = found.known
        commit = f"commit {known.revision[:_SHOWN]}" if known.revision else "no commit yet"
        where = f"{workspace.registry}/ in this repository" if workspace.registry else "this repository"
        told = f"from {where}: {commit}, as of {known.as_of}"
        return self._named(replace(found, told=(told,))) if registry else replace(found, told=(told,))

    def _clone(self, where: Path) -> Answering:
        from readyctl.adapters.git.heard import last_heard, unmerged  # noqa: PLC0415

        if not where.is_dir():
            raise UsageError(
                f"there is no {self._shown}", help="name a clone, its registry's folder, or a features.json"
            )
        top = folder_of_git(where)
        if top is None and (where / _PAGE).is_file():
            raise UsageError(f"{self._shown} is a folder", help=f"name the file in it: {self._shown}/{_PAGE}")
        is_top = top is not None and top.resolve() == where.resolve()
        beside = unasked_folder(where)
        named = None if is_top and beside and beside.is_dir() else where
        workspace = self._open(where, named.resolve() if named else None)
        known = workspace.inventory()
        heard = last_heard(workspace.repository)
        if heard is not None and (days := (self._today - heard).days) > self._most_days:
            raise CannotTell(
                f"the clone {self._shown} was last fetched {days} days ago, on {heard}, and after "
                f"{self._most_days} days it answers nothing",
                help=f"run `git -C {shlex.quote(str(where))} pull`",
            )
        behind = unmerged(workspace.repository, workspace.registry) if self.asked.at is None else None
        if behind is not None and behind.tracked:
            raise CannotTell(
                f"the clone {self._shown} has fetched {_commits(behind)} of the registry that it does not "
                "stand on",
                help=f"run `git -C {shlex.quote(str(where))} pull`",
            )
        commit = f"commit {known.revision[:_SHOWN]}" if known.revision else "no commit yet"
        commit += f", without {_commits(behind)}" if behind is not None else ""
        since = f", last fetched on {heard} ({_since(heard, self._today)})" if heard else ""
        told = f"from the clone {self._shown}: {commit}{since}"
        return Answering(known, self._top, workspace, (told,))

    def _published(self, file: Path) -> Answering:

        if self.asked.at is not None or self.asked.trust_root is not None:
            raise UsageError(
                f"{self._shown} has one moment and no commits",
                help="leave out --at and --trust-root, or name a clone",
            )
        # Whoever has a registry of his own needs none of what reads another's page.
        from readyctl.workspace.reading.published_pages import known_from  # noqa: PLC0415

        known, told = known_from(file, self._shown, self._today, self._most_days)
        return Answering(known, self._top, None, told)


def of_workspace(workspace: Workspace) -> Answering:
    """What is known in a workspace's own repository."""
    return Answering(workspace.inventory(), workspace.top, workspace)


def _commits(behind: "Unmerged") -> str:
    return f"{counted(behind.commits, 'commit')} from {behind.name}"


def _since(day: dt.date, today: dt.date) -> str:
    return ago(max((today - day).days, 0))
