"""What one feature was at each commit that changed it: the past that promises are judged by."""

import datetime as dt
from dataclasses import dataclass

from readyctl.core.inventory import FeatureEntry, SalesView, assess, sales_view
from readyctl.core.levels import Level
from readyctl.core.settings import Settings
from readyctl.core.signoff import SignOff


@dataclass(frozen=True)
class FeatureMoment:
    """The feature as one commit left it; `entry` is None where the commit removed it.

    `by` is the author's address; `signoff` the verdict at that commit, by what is trusted today.
    """

    commit: str
    at: dt.datetime
    by: str | None
    entry: FeatureEntry | None
    signoff: SignOff


@dataclass(frozen=True)
class Timeline:
    """A feature's moments, ancestors first."""

    moments: tuple[FeatureMoment, ...]
    settings: Settings

    def view(self, index: int, day: dt.date) -> SalesView | None:
        """What sales could see of it on a day, as the moment at `index` left it; None where it was absent."""
        moment = self.moments[index]
        if moment.entry is None:
            return None
        status = assess(moment.entry, moment.signoff, self.settings, day)
        return None if status.redirects else sales_view(status)

    def index_on(self, day: dt.date) -> int | None:
        """The moment that stood at the end of a day; None before the first."""
        standing = [i for i, moment in enumerate(self.moments) if moment.at.date() <= day]
        return standing[-1] if standing else None

    @property
    def shipped_on(self) -> dt.date | None:
        """Since when it has been shipped without a break, and signed; None if it is not."""
        since = None
        for index, moment in enumerate(self.moments):
            view = self.view(index, moment.at.date())
            shipped = view is not None and view.level is Level.SHIPPED
            since = (since or moment.at.date()) if shipped else None
        return since
