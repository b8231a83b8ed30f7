"""From a feature's file and its sign-off to its status: first what no day changes, then that on one day."""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from readyctl.core.feature.inventory import FeatureStatus
from readyctl.core.feature.windows import days_since, is_old, last_fresh_day, window_of
from readyctl.core.feature.written import FeatureEntry, LastWord, effective_level
from readyctl.core.level.table import Level
from readyctl.core.trust.signoff import Signed, SignOff

if TYPE_CHECKING:
    from readyctl.core.trust.settings import Settings


def assess(  # noqa: PLR0913, PLR0917 - all that decides
    entry: FeatureEntry,
    signoff: SignOff,
    settings: "Settings",
    today: dt.date,
    last_words: tuple[LastWord, ...] = (),
    code_commits: tuple[str, ...] | None = None,
    code_then: tuple[str, ...] | None = None,
) -> FeatureStatus:
    """Put together what is known of one feature on one day; see `Freshness` for `code_commits`."""
    judged = on_any_day(entry, signoff, settings, last_words, code_commits, code_then)
    return judged.on(today, settings.recheck_after_commits)


def on_any_day(  # noqa: PLR0913, PLR0917 - all that decides
    entry: FeatureEntry,
    signoff: SignOff,
    settings: "Settings",
    last_words: tuple[LastWord, ...] = (),
    code_commits: tuple[str, ...] | None = None,
    code_then: tuple[str, ...] | None = None,
) -> "Judged":
    """The same whatever the day."""
    effective = effective_level(entry, signoff, last_words)
    counts = entry.valid and entry.declared is effective
    window = window_of(entry, effective, settings) if counts else None
    return Judged(entry, signoff, effective, last_words, window, code_commits, code_then)


class Judged(Struct, frozen=True):
    """What is known of one feature whatever the day; see `FeatureStatus`."""

    entry: FeatureEntry
    signoff: SignOff
    effective: Level
    last_words: tuple[LastWord, ...]
    window: int | None
    code_commits: tuple[str, ...] | None
    code_then: tuple[str, ...] | None = None

    def on(self, today: dt.date, recheck_after: int | None) -> FeatureStatus:
        """The same on one day, where so many commits to its code call for a fresh word."""
        said_on = self._said_on
        age = days_since(said_on, today)
        stale, overdue, ended = self._marks(age, today, recheck_after)
        return FeatureStatus(
            entry=self.entry,
            signoff=self.signoff,
            effective=self.effective,
            age_days=age,
            stale=stale,
            overdue=overdue,
            ended=ended,
            last_words=self.last_words,
            window=self.window,
            fresh_until=last_fresh_day(said_on, self.window),
            code_commits=self.code_commits,
            code_then=self.code_then,
        )

    @property
    def turns(self) -> Sequence[dt.date]:
        """The days after which it is stale, overdue or ended, in order: between two of them nothing else
        becomes of what may be said.
        """
        due, ends = (self.entry.said.due, self.entry.said.ends) if self.entry.said else (None, None)
        last = last_fresh_day(self._said_on, self.window), due, ends
        return sorted(day for day in last if day is not None)

    def _marks(self, age: int | None, today: dt.date, recheck_after: int | None) -> tuple[bool, bool, bool]:
        entry, effective = self.entry, self.effective
        if not (entry.valid and entry.declared is effective):
            return False, False, False
        due, ends = (entry.said.due, entry.said.ends) if entry.said else (None, None)
        return (
            is_old(age, self.window, self.code_commits, recheck_after),
            due is not None and due < today and effective.row.dated,
            ends is not None and ends < today,
        )

    @property
    def _said_on(self) -> dt.date | None:
        """The day of engineering's latest act."""
        return self.signoff.acts[0].at.date() if isinstance(self.signoff, Signed) else None
