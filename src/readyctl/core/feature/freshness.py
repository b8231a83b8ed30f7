"""How old engineering's word on a feature is, in words; the verdict itself is `FeatureStatus.stale`."""

import datetime as dt
from typing import TYPE_CHECKING

from readyctl.core.feature.inventory import FeatureStatus
from readyctl.core.text.counting import ago, in_figures
from readyctl.core.trust.colleague import Colleague, answering

if TYPE_CHECKING:
    from readyctl.core.trust.roster import Roster


def why_stale(status: FeatureStatus) -> str:
    """Why a stale feature needs a fresh word, as a clause; for one that is not stale, how old the word is."""
    last = f"last confirmed {ago(status.age_days or 0)}"
    window = status.window
    if window is not None and status.age_days is not None and status.age_days > window:
        return f"{last}, and {_of_whom(status)} is fresh for {window}"
    if status.code_commits:
        return f"{last}, and {in_figures(len(status.code_commits), 'commit')} touched its code since"
    return last


def answers_for(whose: Colleague, status: FeatureStatus, roster: "Roster | None") -> bool:
    """Whether a person is asked about a feature: as its owner, or as one of those who answer for its area."""
    said = status.entry.said
    if said and not said.moved and whose.is_named(said.owner):
        return True
    return whose.engineer is not None and whose.engineer in answering(roster, status.area)


def is_due(status: FeatureStatus, today: dt.date, within: int) -> bool:
    """Whether its word is fresh today, and will not be any more within so many days."""
    until = status.fresh_until
    return not status.stale and until is not None and until < today + dt.timedelta(days=within)


def _of_whom(status: FeatureStatus) -> str:
    """Whose window it is: the entry's own, or its level's."""
    own = status.entry.said.fresh_for if status.entry.said else None
    return "it" if own == status.window else f"'{status.effective}'"
