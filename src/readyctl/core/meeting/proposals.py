"""What somebody asks engineering for, with what makes it worth deciding."""

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from readyctl.core.deal.money import Money, money_words, totals
from readyctl.core.deal.note import Handoff
from readyctl.core.feature.model import Proposal
from readyctl.core.feature.proposals import asked_words
from readyctl.core.level.table import Level
from readyctl.core.text.counting import counted
from readyctl.core.trust.colleague import Colleague


class OpenProposal(Struct, frozen=True):
    """One open request. `values` are the keys that it would set, dotted; `since` is the day of its commit.

    `decides` names who may sign in the area, in words; `deals` are the open deals that promise the feature,
    heaviest first; `obstacles` say, a clause each, why it could not be signed as it is.
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
    obstacles: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """What is asked for, in one line."""
        return asked_words(Proposal(level=self.level, set=dict(self.values)))

    @property
    def value(self) -> tuple[Money, ...]:
        """The money of these deals, currencies apart."""
        return totals(note.value for note in self.deals)

    def age_days(self, today: dt.date) -> int | None:
        """Days that it has waited; None where it is not committed yet."""
        return (today - self.since).days if self.since else None


class Fallen(StrEnum):
    """How a request ended that was not granted."""

    DECLINED = "declined"
    """By somebody who may sign in the area."""
    REMOVED = "removed"
    """By somebody who neither asked nor may decide."""


class EndedProposal(Struct, frozen=True):
    """A request that ended without being granted, by another hand than that of whoever asked.

    `asked_by` is the address of the author of the commit that brought it, `by` whom the request names;
    `ended_by` the author of the commit that ended it. `settled` says that the feature has it by now, or that
    somebody asks for something of it again; `again` is the command that asks once more.
    """

    feature: str
    area: str
    asked: Proposal
    asked_by: str | None
    ending: Fallen
    on: dt.date
    commit: str
    ended_by: str
    settled: bool
    again: str
    deals: tuple[Handoff, ...] = ()

    @property
    def by(self) -> str | None:
        """Who asked: whom the request names, else the author of its commit."""
        return self.asked.by or self.asked_by

    def is_of(self, whose: Colleague) -> bool:
        """Whether this person asked for it."""
        return whose.is_named(self.asked.by) or whose.is_named(self.asked_by)

    @property
    def key(self) -> tuple[str, str, str]:
        """Tells it from every other."""
        return self.feature, self.area, self.commit

    @property
    def words(self) -> str:
        """What became of it, in a clause without the feature's name."""
        who = f", which {self.by} asked for," if self.by else ""
        return f"{asked_words(self.asked)}{who} was {self.ending} by {self.ended_by} in {self.commit[:12]}"


def request_words(asked: OpenProposal, today: dt.date) -> str:
    """An open request in one line: what, by whom, for how long, why, and the money behind it."""
    age = asked.age_days(today)
    since = "not committed yet" if age is None else f"{counted(age, 'day')} ago" if age else "today"
    who = f" by {asked.by}" if asked.by else ""
    why = f": {' '.join(asked.reason.split())}" if asked.reason else ""
    behind = f" ({counted(len(asked.deals), 'open deal')}, {money_words(asked.value)})" if asked.deals else ""
    return f"{asked.words},{who} {since}{why}{behind}"
