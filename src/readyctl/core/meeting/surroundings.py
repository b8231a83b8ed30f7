"""What happened around a feature since engineering last stood behind it, though its entry may say the same.

Whoever confirms an entry says that it is still true; this is what may have made it untrue meanwhile.
"""

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from readyctl.core.deal.money import money_words, totals
from readyctl.core.feature.evidence import MovedEvidence, evidence_words
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.core.feature.written import FeatureEntry
from readyctl.core.history.confirmations import unchanged_words
from readyctl.core.meeting.dates import SIX_WEEKS
from readyctl.core.text.counting import counted, in_figures
from readyctl.core.trust.signoff import Signed

if TYPE_CHECKING:
    from readyctl.core.deal.note import Handoff
    from readyctl.core.promise.model import Promise

SHOWN = 3
"""So many subjects of commits are told, and so many deals that lean on a feature; the rest is counted."""


class Leaning(Struct, frozen=True):
    """An open deal that counts on the feature: by promises, or, without any, by naming it. `new`: it did not
    when engineering last stood behind the feature.
    """

    note: "Handoff"
    promises: "tuple[Promise, ...]" = ()
    new: bool = False

    @property
    def words(self) -> str:
        """The deal, what it is worth, and what it was promised."""
        value = totals([self.note.value])
        worth = f", {money_words(value)}" if value else ""
        deal = f"{' '.join(self.note.customer.split())} ({self.note.id}{worth})"
        said = ", ".join(_promise(each) for each in self.promises)
        return f"promised to {deal}: {said}" if said else f"named in the deal with {deal}"


class Surroundings(Struct, frozen=True, kw_only=True):
    """What there is to know of one feature before somebody confirms it.

    `commits` is how many touched its code since engineering's latest act, `latest` the subjects of the latest
    of them, newest first. `evidence` is what is not as it was at that act, `leaning` every open deal that
    counts on the feature, heaviest first. `due` and `ends` are days of the entry that are near, or over.
    `unchanged` counts the confirmations in a row that changed nothing.
    """

    today: dt.date
    commits: int = 0
    latest: tuple[str, ...] = ()
    evidence: tuple[MovedEvidence, ...] = ()
    leaning: tuple[Leaning, ...] = ()
    due: dt.date | None = None
    ends: dt.date | None = None
    unchanged: int = 0

    def lines(self, most: int = SHOWN) -> Iterator[str]:
        """All of it, a line each; details of a line stand below it, indented. At most so many deals."""
        if self.commits:
            yield f"{in_figures(self.commits, 'commit')} touched its code since"
            yield from (f"  {subject}" for subject in self.latest[:SHOWN])
        yield from map(evidence_words, self.evidence)
        yield from self.in_short()
        yield from self._leaning(most)

    def in_short(self) -> Iterator[str]:
        """What can be told in a clause, and without reading any code or deal."""
        return _in_short(self.due, self.ends, self.unchanged, self.today)

    def _leaning(self, most: int) -> Iterator[str]:
        if not self.leaning:
            return
        number = len(self.leaning)
        value = money_words(totals(each.note.value for each in self.leaning))
        fresh = sum(each.new for each in self.leaning)
        some = "" if fresh == number else f" {counted(fresh, 'of them', 'of them')}"
        since = f",{some} only since then" if fresh else ""
        yield f"{counted(number, 'open deal')} lean{'s' if number == 1 else ''} on it ({value}){since}"
        shown = sorted(self.leaning, key=lambda each: not each.new)[:most]
        yield from (f"  {each.words}{' (since then)' if each.new else ''}" for each in shown)
        if number > most:
            yield f"  and {counted(number - most, 'more', 'more')}"


def known_from(status: FeatureStatus, today: dt.date) -> Surroundings:
    """As much of it as the entry and its signature tell by themselves."""
    due, ends = _near_days(status.entry, today)
    return Surroundings(today=today, due=due, ends=ends, unchanged=_unchanged(status))


def in_short(status: FeatureStatus, today: dt.date) -> Iterator[str]:
    """What they tell in a clause, for whoever asks it of thousands."""
    return _in_short(*_near_days(status.entry, today), _unchanged(status), today)


def _in_short(due: dt.date | None, ends: dt.date | None, unchanged: int, today: dt.date) -> Iterator[str]:
    for what, day in (("delivery date", due), ("end", ends)):
        if day is not None:
            yield f"its {what} {day} {_away((day - today).days)}"
    if said := unchanged_words(unchanged):
        yield said


def _unchanged(status: FeatureStatus) -> int:
    return status.signoff.unchanged if isinstance(status.signoff, Signed) else 0


def with_days_of(entry: FeatureEntry, around: Surroundings) -> Surroundings:
    """The same, with the days that an entry names: as it is to be signed, where that is not what stands."""
    due, ends = _near_days(entry, around.today)
    return replace(around, due=due, ends=ends)


def _near_days(entry: FeatureEntry, today: dt.date) -> tuple[dt.date | None, dt.date | None]:
    """The day of its delivery and that of its end, where they are near, or over."""
    said, level = entry.said, entry.declared
    if said is None:
        return None, None
    due = _near(said.due, today) if said.due and level and level.row.dated else None
    return due, _near(said.ends, today)


def _near(day: dt.date | None, today: dt.date) -> dt.date | None:
    return day if day is not None and day - today <= SIX_WEEKS else None


def _away(days: int) -> str:
    if not days:
        return "is today"
    return f"is in {counted(days, 'day')}" if days > 0 else f"passed {counted(-days, 'day')} ago"


def _promise(promise: "Promise") -> str:
    return f"{promise.kind.value}{f' for {promise.due}' if promise.due else ''}"
