"""What one feature was at each commit that changed it: the one past that every surface tells and judges by.

A branch has a line of its own: every commit's first parent. What a side branch did happened, for everybody
who reads the branch, on the day on which it was merged.
"""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise

from msgspec import Struct

from readyctl.core.entry.days import parse_day
from readyctl.core.entry.last import kept_for_each
from readyctl.core.feature.assessing import Judged, assess, on_any_day
from readyctl.core.feature.inventory import sales_view
from readyctl.core.feature.permission import permit
from readyctl.core.feature.view import SalesView
from readyctl.core.feature.written import FeatureEntry, LastWord, effective_level
from readyctl.core.history.slips import Slip
from readyctl.core.level.kind import Kind
from readyctl.core.level.table import Level
from readyctl.core.trust.settings import Settings
from readyctl.core.trust.signoff import Signed, SignOff


class Mainline(Struct, frozen=True, dict=True):
    """The days (committer, UTC) of the commits of a branch's own line, oldest first."""

    days: Sequence[dt.date]
    places: Mapping[str, int]
    """The place of each commit on the line."""

    @classmethod
    def of(cls, commits: Sequence[tuple[str, dt.date]]) -> "Mainline":
        """The line of these commits, oldest first."""
        return cls([day for _, day in commits], {each: place for place, (each, _) in enumerate(commits)})

    def place_on(self, day: dt.date) -> int | None:
        """The newest commit by the end of a day, as `--at` takes it; None before the first."""
        if day not in self._on:
            places = reversed(range(len(self.days)))
            self._on[day] = next((i for i in places if self.days[i] <= day), None)
        return self._on[day]

    @cached_property
    def _on(self) -> dict[dt.date, int | None]:
        """The days that were asked for: thousands of promises were made on the same ones."""
        return {}


@dataclass(frozen=True)
class PastClaim:
    """What a file said at some commit, None where it was not there, and the verdict on it by what is trusted
    today.
    """

    entry: FeatureEntry | None
    signoff: SignOff
    last_words: tuple[LastWord, ...] = field(default=(), kw_only=True)
    """What engineering had signed before, where this claim does not count."""

    @property
    def leads_on(self) -> bool:
        """Whether there is a pointer to other ids, signed by engineering, in the feature's place."""
        said = self.entry.said if self.entry is not None and self.entry.valid else None
        return said is not None and said.moved and self.signed

    @property
    def stands(self) -> bool:
        """Whether there was a feature: neither removed nor a pointer to another."""
        return self.entry is not None and not self.leads_on

    @property
    def signed(self) -> bool:
        """Whether engineering stands behind what it said."""
        return isinstance(self.signoff, Signed)

    @property
    def level(self) -> Level | None:
        """The declared level; None where there is none, or nobody can read it."""
        return self.entry.declared if self.entry else None

    @property
    def effective(self) -> Level | None:
        """The level that counted; None where there was no entry."""
        return effective_level(self.entry, self.signoff, self.last_words) if self.entry else None

    @property
    def due_text(self) -> str | None:
        """The delivery date as written, a date or not."""
        if self.entry and self.entry.said and not self.entry.said.moved:
            return self.entry.said.details.delivery_text
        data = self.entry.document.data if self.entry else None
        delivery = (data or {}).get("delivery")
        text = delivery.get("date") if isinstance(delivery, dict) else None
        return text if isinstance(text, str) else None

    @property
    def due(self) -> dt.date | None:
        """The delivery date in the file, whoever wrote it; None where it cannot be read as one."""
        try:
            return parse_day(self.due_text) if self.due_text else None
        except ValueError:
            return None

    @property
    def signed_due(self) -> dt.date | None:
        """The delivery date if engineering stands behind it: a date that nobody signed is none."""
        return self.due if self.signed and self.entry is not None and self.entry.valid else None

    def view(self, settings: Settings, day: dt.date) -> SalesView | None:
        """What sales could see of it on a day; None where there was no feature."""
        if self.entry is None or not self.stands:
            return None
        return sales_view(assess(self.entry, self.signoff, settings, day, self.last_words))


@dataclass(frozen=True)
class FeatureMoment(PastClaim):
    """The feature as one commit of the branch's line left it.

    `place` is the commit's on the line, `on` its day; `by` is the address of the commit's author or, where a
    merge brought the claim in, of whoever made it; None where nobody can be named.
    """

    place: int
    commit: str
    on: dt.date
    by: str | None


class Timeline(Struct, frozen=True, dict=True):
    """A feature's moments, oldest first, on one branch's line, under every id that it had."""

    moments: tuple[FeatureMoment, ...]
    settings: Settings
    line: Mainline

    def view(self, index: int, day: dt.date) -> SalesView | None:
        """What sales could see of it on a day, as the moment at `index` left it; None where it was absent."""
        known = self._views
        if (index, day) not in known:
            known[index, day] = self.moments[index].view(self.settings, day)
        return known[index, day]

    def standing(self, index: int, day: dt.date) -> SalesView | None:
        """The same for whoever asks what could be promised, for which days are alike: how long ago it was
        confirmed may be that of another day.
        """
        known = self._judged_at(index)
        if known is None:
            return None
        judged, turns = known
        kind = index, bisect_left(turns, day)
        if kind not in self._kinds:
            self._kinds[kind] = sales_view(judged.on(day, self.settings.recheck_after_commits))
        return self._kinds[kind]

    def allowed(self, index: int, day: dt.date, kind: Kind, due: dt.date | None) -> bool:
        """Whether a kind could be promised on a day, by that date if there is one."""
        view = self.standing(index, day)
        if view is None:
            return False
        known, key = self._allowed, (id(view), kind, due)
        if key not in known:
            known[key] = permit(view, kind, due).allowed
        return known[key]

    @cached_property
    def _allowed(self) -> dict[tuple[int, Kind, dt.date | None], bool]:
        """By what sales could see, which is held in `_kinds`."""
        return {}

    @kept_for_each
    def _judged_at(self, index: int) -> tuple[Judged, Sequence[dt.date]] | None:
        """What is known of a moment whatever the day, and the days after which less may be said; None where
        it was absent.
        """
        moment = self.moments[index]
        if moment.entry is None or not moment.stands:
            return None
        judged = on_any_day(moment.entry, moment.signoff, self.settings, moment.last_words)
        return judged, judged.turns

    @cached_property
    def _kinds(self) -> dict[tuple[int, int], SalesView]:
        """By moment, and by how many of its days had passed after which something changes."""
        return {}

    @cached_property
    def _views(self) -> dict[tuple[int, dt.date], SalesView | None]:
        """What was asked for already: hundreds of promises of one feature were made on the same days."""
        return {}

    def index_at(self, place: int) -> int | None:
        """The moment that stood at a commit of the line; None before the first."""
        after = bisect_right(self._places, place)
        return after - 1 if after else None

    @cached_property
    def _places(self) -> list[int]:
        return [moment.place for moment in self.moments]

    @kept_for_each
    def index_on(self, day: dt.date) -> int | None:
        """The moment that stood at the end of a day; None before the first."""
        place = self.line.place_on(day)
        return None if place is None else self.index_at(place)

    def kept_since(self, kind: Kind) -> dt.date | None:
        """Since when the customer has had what a promise of this kind says; None if it is not kept.

        While the entry awaited engineering nothing was taken back, so that is no break; a lower level is one.
        """
        since, now = None, False
        for index, moment in enumerate(self.moments):
            view = self.standing(index, moment.on)
            now = view is not None and view.level.row.keeps(kind)
            if view is None or not (now or view.awaiting):
                since = None
            elif now:
                since = since or moment.on
        return since if now else None

    @cached_property
    def slips(self) -> tuple[Slip, ...]:
        """Every time engineering moved its own signed date back, oldest first.

        Dates of other people in between are passed over: who comes back to the date that engineering had
        signed before has moved nothing.
        """
        return tuple(self._slips())

    @property
    def unchanged(self) -> int:
        """How many confirmations in a row changed nothing of what it says today."""
        last = self.moments[-1].signoff if self.moments else None
        return last.unchanged if isinstance(last, Signed) else 0

    def _slips(self) -> Iterator[Slip]:
        standing: dt.date | None = None
        for moment in self.moments:
            due = moment.signed_due
            if due is None:
                continue
            if standing is not None and due > standing:
                yield Slip(moment.on, moment.commit, standing, due)
            standing = due

    @cached_property
    def moved_back(self) -> int:
        """How often the date in the file moved back, whoever wrote it."""
        dates = [moment.due for moment in self.moments if moment.due is not None]
        return sum(later > earlier for earlier, later in pairwise(dates))


def chained(lives: Sequence[Sequence[FeatureMoment]]) -> tuple[FeatureMoment, ...]:
    """One feature's moments under all the ids that it had; `lives` are those of each, the one that counts
    first where several stand at once.
    """
    by_place: dict[int, dict[int, FeatureMoment]] = {}
    for number, life in enumerate(lives):
        for moment in life:
            by_place.setdefault(moment.place, {})[number] = moment
    latest: dict[int, FeatureMoment] = {}
    told: list[FeatureMoment] = []
    for place in sorted(by_place):
        latest |= by_place[place]
        changed = next(iter(by_place[place].values()))
        standing = next((latest[number] for number in sorted(latest) if latest[number].stands), None)
        if standing is None:
            told.append(changed)
        # A commit that touched only a life which does not count is no moment, unless it handed the id over:
        # then the life that takes over stood before it, and is told as of this commit.
        elif standing.place == place or not told or told[-1].entry is not standing.entry:
            told.append(replace(standing, place=place, commit=changed.commit, on=changed.on, by=changed.by))
    return tuple(told)
