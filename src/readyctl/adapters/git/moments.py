"""Finding the commits that a person means by a date, and those beside a history."""

import datetime as dt
from collections.abc import Collection

from readyctl.adapters.git.repository import Repository
from readyctl.core.entry.days import day_of
from readyctl.errors import UsageError


def newest_by(repository: Repository, tip: str, day: dt.date) -> str | None:
    """The newest first-parent commit of that day or before (committer date, UTC); None if all are later."""
    listed = reversed(mainline(repository, tip))
    return next((commit for commit, committed_on in listed if committed_on <= day), None)


def mainline(repository: Repository, tip: str, since: str | None = None) -> tuple[tuple[str, dt.date], ...]:
    """The dated commits of the tip's own line, oldest first, each with its day (committer date, UTC); only
    those after a commit of it, where one is given.
    """
    options = ("--first-parent", "--reverse", "--no-commit-header", "--format=%H %ct")
    tips = (tip, f"^{since}") if since else (tip,)
    lines = repository.git.run("rev-list", *options, *tips).decode("ascii").splitlines()
    dated = ((line[: line.index(" ")], _day(line[line.index(" ") + 1 :])) for line in lines)
    return tuple((commit, day) for commit, day in dated if day)


def _day(seconds: str) -> dt.date | None:
    """The day; None for a commit whose date is broken, or on no calendar."""
    return day_of(int(seconds)) if seconds.isdecimal() else None


def commit_day(repository: Repository, commit: str) -> dt.date:
    """The committer's day of a commit, in UTC. Raises `UsageError` where its date is on no calendar."""
    line = repository.git.text("rev-list", "--no-commit-header", "--format=%ct", "-n", "1", commit)
    day = _day(line)
    if day is None:
        raise UsageError(
            f"the commit {commit[:12]} has a date that is on no calendar",
            help="name another commit, or a day",
        )
    return day


_MOST_BESIDE = 50
_FAR_BACK = 5_000


def nearest_on_line(repository: Repository, tip: str, known: Collection[str]) -> str | None:
    """The newest of these commits on the tip's own line, not too far back; None where there is none."""
    options = ("rev-list", "--first-parent", f"--max-count={_FAR_BACK}", tip)
    listed = () if tip in known else repository.git.run(*options).decode("ascii").split()
    return tip if tip in known else next((commit for commit in listed if commit in known), None)


def commits_beside(repository: Repository, revision: str, path: str) -> tuple[str, ...]:
    """The newest commits that branches, tags and the reflog have, the history up to `revision` has not, and
    that touched the path; none where git cannot tell.
    """
    options = ("--all", "--reflog", f"--max-count={_MOST_BESIDE}", f"^{revision}")
    failed, out, _ = repository.git.try_run("rev-list", *options, "--", path)
    return () if failed else tuple(out.decode("ascii").split())
