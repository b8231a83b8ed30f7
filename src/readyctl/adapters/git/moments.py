"""Finding the commit that a person means by a date."""

import datetime as dt

from readyctl.adapters.git.repository import Repository


def newest_by(repository: Repository, tip: str, day: dt.date) -> str | None:
    """The newest first-parent commit of that day or before (committer date, UTC); None if all are later."""
    end = int(dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), dt.UTC).timestamp())
    listed = repository.git.run("rev-list", "--first-parent", "--no-commit-header", "--format=%H %ct", tip)
    for line in listed.decode("ascii").splitlines():
        commit, seconds = line.split(" ")
        if int(seconds) < end:
            return commit
    return None


def commit_day(repository: Repository, commit: str) -> dt.date:
    """The committer's day of a commit, in UTC."""
    line = repository.git.text("rev-list", "--no-commit-header", "--format=%ct", "-n", "1", commit)
    return dt.datetime.fromtimestamp(int(line), dt.UTC).date()
