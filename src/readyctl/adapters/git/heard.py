"""What a clone has heard of the repository that it was cloned from, and when."""

import datetime as dt
from contextlib import suppress

from msgspec import Struct

from readyctl.adapters.git.repository import Repository


class Unmerged(Struct, frozen=True):
    """Commits that a clone fetched and does not stand on: how many, and from where. `tracked` says whether
    that is what its branch follows; else it is what `origin` has as its default.
    """

    commits: int
    name: str
    tracked: bool


def unmerged(repository: Repository, folder: str) -> Unmerged | None:
    """What was fetched of a folder, by its path from the top, and is not in HEAD; None where nothing is."""
    for name, tracked in (("@{upstream}", True), ("refs/remotes/origin/HEAD", False)):
        status, out, _ = repository.git.try_run("rev-parse", "--abbrev-ref", "--verify", "--quiet", name)
        shown = out.decode("utf-8", "replace").strip()
        if status or not shown:
            continue
        status, out, _ = repository.git.try_run("rev-list", "--count", f"HEAD..{name}", "--", folder)
        commits = int(out) if status == 0 else 0
        return Unmerged(commits, shown, tracked) if commits else None
    return None


def last_heard(repository: Repository) -> dt.date | None:
    """The day (UTC) of the last fetch, or of the clone where there was none since; None where nobody can
    tell, and where there is no other repository to hear of.
    """
    if not repository.git.run("remote"):
        return None
    known = (_fetched(repository), _cloned(repository))
    return max((day for day in known if day), default=None)


def _fetched(repository: Repository) -> dt.date | None:
    with suppress(OSError):
        when = (repository.git_dir / "FETCH_HEAD").stat().st_mtime
        return dt.datetime.fromtimestamp(when, dt.UTC).date()
    return None


def _cloned(repository: Repository) -> dt.date | None:
    """The day of the first line in the log of HEAD: `old new name <address> seconds zone<TAB>what`."""
    with suppress(OSError, ValueError, IndexError, OverflowError):
        with (repository.git_dir / "logs" / "HEAD").open("rb") as log:
            seconds = log.readline(4096).split(b"\t")[0].split()[-2]
        return dt.datetime.fromtimestamp(int(seconds), dt.UTC).date()
    return None
