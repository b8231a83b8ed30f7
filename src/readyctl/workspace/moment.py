"""Which moment a question is about, and the commit that a person means by it."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from readyctl.adapters.git import moments
from readyctl.adapters.git.repository import Repository
from readyctl.adapters.yaml_reader import read
from readyctl.core.entry import EntryKind
from readyctl.errors import UsageError

INDEX = "index"


@dataclass(frozen=True)
class Asked:
    """The moment that a workspace answers for, as its caller named it.

    `at` picks the content: a revision, `index`, a sync's date or a date; None is the work tree. `as_of` is
    today for freshness and due dates (at a date, that day unless given). `trust_root` pins the root
    of trust; `now` is the real clock, read once.
    """

    now: dt.datetime
    at: str | None = None
    as_of: dt.date | None = None
    trust_root: str | None = None
    use_cache: bool = True


@dataclass(frozen=True)
class NamedCommit:
    """The commit that a moment means, and the day it stands for, where a day was named."""

    commit: str
    day: dt.date | None = None


def named_commit(repository: Repository, folder: Path, at: str, tip: str | None) -> NamedCommit:
    """Resolve a moment: a day (a sync's revision, else the newest first-parent commit by then) or a revision.

    `folder` is the registry in the work tree. Raises `UsageError` where there is no such commit.
    """
    day = _as_day(at)
    if day is None:
        return NamedCommit(repository.resolve(at))
    record = folder / "syncs" / f"{day}.yaml"
    if record.is_file():
        document = read(record.read_bytes(), EntryKind.SYNC)
        revision = (document.data or {}).get("revision")
        if isinstance(revision, str):
            return NamedCommit(repository.resolve(revision), day)
    commit = moments.newest_by(repository, tip, day) if tip else None
    if commit is None:
        raise UsageError(f"there is no commit of {day} or before", help="see `git log --first-parent`")
    return NamedCommit(commit, day)


def _as_day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if len(text) == len("2026-11-22") else None
    except ValueError:
        return None
