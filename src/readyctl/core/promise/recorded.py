"""Who did something to a promise, and when."""

import datetime as dt

from msgspec import Struct

LATE_DAYS = 14
"""Days between a promise and its record after which it counts from the record on."""


class Recorded(Struct, frozen=True):
    """The commit that did something to a promise, its day (committer, UTC) and its author's address.

    `on` and `by` are None where the commit's header says neither; of the next commit, the day is today.
    """

    commit: str
    on: dt.date | None
    by: str | None

    def late(self, said_on: dt.date | None) -> int:
        """How many days after it was said a promise was written down, where that is too late to count from
        the day it names; else 0.
        """
        days = (self.on - said_on).days if self.on and said_on else 0
        return days if days > LATE_DAYS else 0

    def belies(self, said_on: dt.date) -> bool:
        """Whether the day that a promise names does not count, because it was recorded late, or before it."""
        return self.late(said_on) > 0 or (self.on is not None and said_on > self.on)

    def made(self, said_on: dt.date | None) -> dt.date | None:
        """The day on which a promise counts as made; None where nobody knows one."""
        return self.on if said_on is None or self.belies(said_on) else said_on
