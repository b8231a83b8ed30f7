"""Which moment a question is about, and the commit that a person means by it."""

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from msgspec import Struct

from readyctl.adapters.git import moments
from readyctl.adapters.git.repository import Repository
from readyctl.core.entry.days import DAY
from readyctl.errors import UsageError

if TYPE_CHECKING:
    from readyctl.adapters.git.untouched import Making
    from readyctl.adapters.registry.objects import EntryObjects

INDEX = "index"
_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")


class Seen(Struct):
    """What an answer came from, over all the moments that were opened for it.

    `beyond` says that it hangs on files that may have changed in the meantime; `besides` are, by path, the
    commits outside of the history that it looked at; `latest` is the newest date of what earlier runs judged.
    """

    beyond: bool = False
    besides: dict[str, tuple[str, ...]] = {}
    latest: int = 0
    _read: "list[EntryObjects]" = []

    def through(self, stored: "EntryObjects") -> "EntryObjects":
        """The same objects, whose commits count from here on."""
        self._read.append(stored)
        return stored

    @property
    def newest(self) -> int:
        """The newest date of all commits that were read, in seconds; 0 where none was."""
        return max((stored.newest for stored in self._read), default=0)


@dataclass(frozen=True)
class Asked:
    """The moment that a workspace answers for, as its caller named it.

    `at` picks the content: a revision, `index`, a sync's date or a date; None is the work tree. `as_of` is
    today for freshness and due dates (at a date, that day unless given). `trust_root` pins the root
    of trust; `now` is the real clock, read once. `as_new` takes the next commit for a new one, never for one
    that amends HEAD, and `making` is what a hook saw of it already.
    """

    now: dt.datetime
    at: str | None = None
    as_of: dt.date | None = None
    trust_root: str | None = None
    use_cache: bool = True
    as_new: bool = False
    making: "Making | None" = None
    seen: Seen = field(default_factory=Seen, compare=False, repr=False)


class NamedCommit(Struct, frozen=True):
    """The commit that a moment means, and the day it stands for, where a day was named."""

    commit: str
    day: dt.date | None = None


def pinned(repository: Repository, named: str, tip: str) -> str:
    """The full id of the commit that a person pins. Raises `UsageError` where the tip does not have it."""
    pin = repository.resolve(named)
    if not repository.is_ancestor(pin, tip):
        raise UsageError(
            f"the pinned commit {pin[:12]} is not in the history of {tip[:12]}",
            help="pin the commit that brought registry/roster.yaml to this branch",
        )
    return pin


def named_commit(repository: Repository, registry: str, at: str, tip: str | None) -> NamedCommit:
    """Resolve a moment: a day (a sync's revision, else the newest first-parent commit by then) or a revision.

    `registry` is the folder relative to the top. Raises `UsageError` where there is no such commit.
    """
    day = day_in(at)
    if day is None:
        return NamedCommit(repository.resolve(at))
    recorded = _recorded(repository, registry, day, tip) if tip else None
    if recorded:
        return NamedCommit(recorded, day)
    commit = moments.newest_by(repository, tip, day) if tip else None
    if commit is None:
        raise UsageError(f"there is no commit of {day} or before", help="see `git log --first-parent`")
    return NamedCommit(commit, day)


def _recorded(repository: Repository, registry: str, day: dt.date, tip: str) -> str | None:
    """The commit that the meeting of that day looked at, as its committed record says."""
    path = f"{registry}/syncs/{day}.yaml" if registry else f"syncs/{day}.yaml"
    from readyctl.adapters.yaml.reader import read  # noqa: PLC0415 - start-up time

    status, blob, _ = repository.git.try_run("cat-file", "blob", f"{tip}:{path}")
    if status:
        return None
    written = (read(blob).data or {}).get("revision")
    return recorded_commit(repository, written, tip) if isinstance(written, str) else None


def recorded_commit(repository: Repository, revision: str, tip: str) -> str:
    """The commit that a sync's record names. Raises `UsageError` unless it is in the history of `tip`.

    Anybody may write a record; a name, or a commit from elsewhere, could lead to another roster.
    """
    if not _COMMIT.fullmatch(revision) or not repository.is_ancestor(revision, tip):
        raise UsageError(
            f"the record of the meeting names {revision[:12]}, which is no commit of this branch's history",
            help="correct the record's revision, or name the commit itself",
        )
    return revision


def day_in(at: str) -> dt.date | None:
    """The day that a moment names; None for a revision, such as a branch that is called after a week."""
    try:
        return dt.date.fromisoformat(at) if DAY.fullmatch(at) else None
    except ValueError:
        return None
