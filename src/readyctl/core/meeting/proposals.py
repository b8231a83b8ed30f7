"""What somebody asks engineering for, with what makes it worth deciding."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from readyctl.core.deal.money import Money, totals
from readyctl.core.deal.note import Handoff
from readyctl.core.level.table import Level


@dataclass(frozen=True)
class OpenProposal:
    """One open request. `values` are the keys that it would set, dotted; `since` is the day of its commit.

    `decides` names who may sign in the area, in words; `deals` are the open deals that promise the feature,
    heaviest first.
    """

    feature: str
    area: str
    level: Level | None
    values: Mapping[str, str | None]
    by: str | None
    reason: str | None
    since: dt.date | None
    decides: str
    deals: tuple[Handoff, ...] = ()

    @property
    def value(self) -> tuple[Money, ...]:
        """The money of these deals, currencies apart."""
        return totals(note.value for note in self.deals)

    def age_days(self, today: dt.date) -> int | None:
        """Days that it has waited; None where it is not committed yet."""
        return (today - self.since).days if self.since else None
