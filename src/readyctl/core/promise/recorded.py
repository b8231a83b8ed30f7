"""Who did something to a promise, and when."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class Recorded:
    """The commit that did something to a promise, its day (committer, UTC) and its author's address.

    `on` and `by` are None where the commit's header says neither; of the next commit, the day is today.
    """

    commit: str
    on: dt.date | None
    by: str | None
