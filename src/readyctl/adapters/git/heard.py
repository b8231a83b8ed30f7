"""When a clone last heard of the repository that it was cloned from."""

import datetime as dt
from contextlib import suppress

from readyctl.adapters.git.repository import Repository


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
