"""Days and commits: which was the newest by a day, and which day a commit is of."""

import datetime as dt

from readyctl.adapters.git import moments
from readyctl.workspace.reading.opening import Workspace


def newest_by(workspace: Workspace, day: dt.date) -> str | None:
    """The branch's newest commit of that day or before; None where there is none."""
    return moments.newest_by(workspace.repository, workspace.head, day) if workspace.head else None


def day_of(workspace: Workspace, commit: str) -> dt.date:
    """The committer's day of a commit, in UTC."""
    return moments.commit_day(workspace.repository, commit)
