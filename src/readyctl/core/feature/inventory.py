"""What is real today: every feature with its declared and effective level, and why.

Every surface takes the effective level from here. `FeatureStatus` is what engineering sees;
`SalesView` is all that sales-facing surfaces may read, with what is unsigned withheld.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from readyctl.core.entry.last import kept_with_it
from readyctl.core.feature.fate import Departed, Departure, GoneEntry, followed, heirs_by_id, led_on, standing
from readyctl.core.feature.names import Carrier, Hold, NameIndex
from readyctl.core.feature.view import SalesView, removed_view
from readyctl.core.feature.windows import Freshness, is_old, last_fresh_day, window_of
from readyctl.core.feature.written import FeatureEntry, LastWord, effective_level
from readyctl.core.level.table import Level
from readyctl.core.trust.settings import Settings
from readyctl.core.trust.signoff import Signed, SignOff, Unsigned


@dataclass(frozen=True)
class FeatureStatus(Freshness):
    """One feature at one moment, as engineering sees it."""

    entry: FeatureEntry
    signoff: SignOff
    effective: Level
    overdue: bool
    """Of a level with a date, signed, and the delivery date has passed."""
    ended: bool
    """Signed to end on a day that has passed."""
    last_words: tuple[LastWord, ...] = ()
    """What engineering last signed at its path, latest first; only where the present claim does not count."""

    @property
    def id(self) -> str:
        """The file's name; identity is the path."""
        return self.entry.where.id

    @property
    def area(self) -> str:
        """The folder that owns it."""
        return self.entry.where.area or ""

    @property
    def name(self) -> str:
        """What the entry calls it; the id where it does not say, or cannot be read."""
        written = self.entry.model or self.entry.tombstone
        return (written.name if written else None) or self.id

    @property
    def known_as(self) -> str:
        """What people may call it: of an unsigned claim the name that engineering last signed, if any."""
        signed = (word.name for word in self.last_words) if self.withheld else ()
        return next((name for name in signed if name), self.name)

    @property
    def declared(self) -> Level | None:
        """The level as written; None where it cannot be read."""
        return self.entry.declared

    @property
    def signed(self) -> bool:
        """Whether engineering stands behind the claim as it is."""
        return isinstance(self.signoff, Signed)

    @property
    def needs_signature(self) -> bool:
        """Whether what the entry says counts only once engineering signed it: a level above planned, that
        the feature goes on under another id, or more than the idea that engineering called it.
        """
        above = self.declared is not None and self.declared.needs_signature
        return above or self.entry.tombstone is not None or self.held_down

    @property
    def held_down(self) -> bool:
        """Whether the declared level would count by itself, had engineering not said that it is less."""
        declared = self.declared
        if not self.entry.valid or declared is None or declared.needs_signature:
            return False
        return self.effective is not declared

    @property
    def redirects(self) -> bool:
        """Whether this is a tombstone that counts. Then it is no feature, and its id leads to another."""
        return self.entry.tombstone is not None and self.entry.valid and self.signed

    @property
    def withheld(self) -> bool:
        """Whether sales may see only id, name, owner and `planned`."""
        return not self.entry.valid or (self.needs_signature and not self.signed)

    @property
    def accurate_as_of(self) -> dt.date | None:
        """The derived date of engineering's last act; the typed date is never used for this."""
        return self.signoff.act.at.date() if isinstance(self.signoff, Signed) else None

    @property
    def why(self) -> str | None:
        """Why the declared level does not count; None when it does."""
        if self.entry.problems:
            return self.entry.problems[0].message
        return self.signoff.why if isinstance(self.signoff, Unsigned) else None


def assess(  # noqa: PLR0913, PLR0917 - all that decides
    entry: FeatureEntry,
    signoff: SignOff,
    settings: Settings,
    today: dt.date,
    last_words: tuple[LastWord, ...] = (),
    code_commits: tuple[str, ...] | None = None,
) -> FeatureStatus:
    """Put together what is known of one feature on one day; see `Freshness` for `code_commits`."""
    effective = effective_level(entry, signoff, last_words)
    counts = entry.valid and entry.declared is effective
    window = window_of(entry, effective, settings) if counts else None
    age = max((today - signoff.act.at.date()).days, 0) if isinstance(signoff, Signed) else None
    due, ends = (entry.model.due, entry.model.ends) if entry.model else (None, None)
    return FeatureStatus(
        entry=entry,
        signoff=signoff,
        effective=effective,
        age_days=age,
        stale=counts and is_old(age, window, code_commits, settings),
        overdue=counts and effective.row.dated and due is not None and due < today,
        ended=counts and ends is not None and ends < today,
        last_words=last_words,
        window=window,
        fresh_until=last_fresh_day(signoff, window),
        code_commits=code_commits,
    )


@kept_with_it
def sales_view(status: FeatureStatus) -> SalesView:
    """Cut a status down to what sales may see."""
    model = status.entry.model
    read = model or status.entry.tombstone
    known = SalesView(
        id=status.id,
        area=status.area,
        name=status.known_as,
        owner=read.owner if read else None,
        level=status.effective,
    )
    if status.withheld or model is None:
        return replace(known, awaiting=True)
    written = status.entry.document.data or {}
    delivery = written.get("delivery")
    text = delivery.get("date") if isinstance(delivery, dict) else None
    return replace(
        known,
        summary=model.summary,
        aliases=model.aliases,
        delivery_date=model.due,
        delivery_text=text if isinstance(text, str) else None,
        delivery_scope=model.delivery.scope,
        caveats=model.caveats,
        limits=tuple(limit.text for limit in model.limits),
        evidence={k: v for k, v in model.evidence.model_dump().items() if v},
        links=model.links,
        replaced_by=model.replaced_by,
        last_confirmed=status.accurate_as_of,
        signed_in=status.signoff.act.commit if isinstance(status.signoff, Signed) else None,
        age_days=status.age_days,
        stale=status.stale,
        overdue=status.overdue,
        ends=model.ends,
        ended=status.ended,
    )


class Inventory:
    """The features of one moment, by id, in order of id; tombstones that engineering signed apart.

    A tombstone that is unsigned or invalid redirects nothing: it is one of `features`, planned, and awaits
    engineering. Several entries with one id (an error that `check` reports) are all kept; `find` then gives
    the one with the weakest effective level.
    """

    def __init__(
        self,
        entries: Iterable[FeatureStatus],
        *,
        as_of: dt.date,
        revision: str | None,
        settings: Settings,
        gone: Iterable[GoneEntry] = (),
    ) -> None:
        ordered = sorted(entries, key=lambda f: (f.id, f.entry.where.path))
        self.features = tuple(status for status in ordered if not status.redirects)
        self.tombstones = tuple(status for status in ordered if status.redirects)
        self.successors = heirs_by_id((s.id, s.entry.tombstone) for s in self.tombstones)
        """By former id, the ids that it goes on under; more than one where it was split."""
        self.gone = tuple(gone)
        """The entries that are not in their places any more, in order of path."""
        self.as_of = as_of
        self.revision = revision
        self.settings = settings
        self._by_id: dict[str, FeatureStatus] = {}
        for feature in self.features:
            known = self._by_id.get(feature.id)
            if known is None or feature.effective.rank < known.effective.rank:
                self._by_id[feature.id] = feature

    @cached_property
    def names(self) -> NameIndex:
        """Every name in the files, and whose it is: former names lead on as former ids do."""
        return NameIndex(self.carriers)

    @cached_property
    def carriers(self) -> tuple[Carrier, ...]:
        """All claims with their names."""
        former = (replace(_carrier(s), leads_to=ids) for s in self.tombstones if (ids := self._heirs(s.id)))
        return (*map(_carrier, self.features), *former, *(gone.carrier for gone in self._standing))

    @cached_property
    def departed(self) -> Departed:
        """What became of every id that is no feature's any more."""
        stones = ((s, led_on(s.id, s.entry.tombstone, s.signoff)) for s in self.tombstones)
        led = {s.id: Departure(fate, _carrier(s).names) for s, fate in stones}
        return Departed(tuple(Departure(gone.fate, gone.names) for gone in self.gone), tuple(led.values()))

    @cached_property
    def removed(self) -> Mapping[str, SalesView]:
        """By id, what still answers for one whose entry is gone."""
        return {g.where.id: removed_view(g.fate, g.where.area, g.owner) for g in self._standing}

    @cached_property
    def _standing(self) -> tuple[GoneEntry, ...]:
        return standing(self.gone, {*self._by_id, *self.successors})

    def view(self, feature_id: str) -> SalesView | None:
        """What sales may see of an id, or of what was taken away unless signed anew; None for neither."""
        today = self.goes_by(feature_id)
        status, removed = self._by_id.get(today), self.removed.get(today)
        if removed is not None and not (status and status.entry.valid and status.signed):
            return removed
        return sales_view(status) if status else None

    def _heirs(self, former_id: str) -> tuple[str, ...]:
        """The features that a signed tombstone leads to in the end."""
        one = self.view(former_id)
        heirs = (one.id,) if one else self.successors.get(former_id, ())
        return tuple(heir for heir in heirs if self.view(heir) is not None)

    def find(self, feature_id: str) -> FeatureStatus | None:
        """The feature with this id, following tombstones of renamed ones; None where there is none.

        An id that was split into several resolves to none of them: see `successors`.
        """
        return self._by_id.get(self.goes_by(feature_id))

    def goes_by(self, feature_id: str) -> str:
        """The id that an id leads to in the end, through tombstones; there may be no such feature."""
        return followed(feature_id, self._by_id, self.successors)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all features, each once, in order."""
        return tuple(self._by_id)

    def present(self, feature_id: str) -> SalesView | None:
        """What sales may see of the feature that `find` finds."""
        status = self.find(feature_id)
        return sales_view(status) if status else None


def _carrier(status: FeatureStatus) -> Carrier:
    """The names that an entry carries. One that only says where it goes on gives them to its successor."""
    written = status.entry.model or status.entry.tombstone
    names = (status.name, *written.aliases) if written else ()
    if status.entry.valid and status.signed:
        return Carrier(status.id, names, Hold.SIGNED)
    signed = tuple(name for word in status.last_words for name in word.names)
    known = tuple(dict.fromkeys((status.known_as, *names, *signed))) if names or signed else ()
    return Carrier(status.id, known, Hold.LEFT if status.entry.tombstone else Hold.UNSIGNED)
