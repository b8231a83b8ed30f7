"""What is real today: every feature with its declared and effective level, and why.

Every surface takes the effective level from here. `FeatureStatus` is what engineering sees;
`SalesView` is all that sales-facing surfaces may read, with what is unsigned withheld.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec.structs import replace

from readyctl.core.entry.last import kept_for_each, kept_with_it
from readyctl.core.feature.carriers import carrier_of
from readyctl.core.feature.fate import Departed, Departure, GoneEntry, Ids, followed, heirs_by_id, led_on
from readyctl.core.feature.left_behind import LeftBehind
from readyctl.core.feature.names import Carrier, NameIndex
from readyctl.core.feature.places import InPlaces
from readyctl.core.feature.shared_ids import weakest_by_id
from readyctl.core.feature.view import SalesView
from readyctl.core.feature.windows import Freshness
from readyctl.core.feature.written import PLACE, FeatureEntry, LastWord
from readyctl.core.level.table import Level
from readyctl.core.trust.signoff import Signed, SignOff, Unsigned

if TYPE_CHECKING:
    from readyctl.core.trust.settings import Settings


class FeatureStatus(Freshness, frozen=True, dict=True):
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
        """What the entry calls it, whatever else is wrong there; the id where it does not say."""
        said = self.entry.said
        return (said.name if said else " ".join((self.entry.called or "").split())) or self.id

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
        return above or self.leads_on or self.held_down

    @property
    def held_down(self) -> bool:
        """Whether the declared level would count by itself, had engineering not said that it is less."""
        declared = self.declared
        if not self.entry.valid or declared is None or declared.needs_signature:
            return False
        return self.effective is not declared

    @property
    def leads_on(self) -> bool:
        """Whether the entry only says where the feature goes on."""
        return self.entry.said is not None and self.entry.said.moved

    @property
    def redirects(self) -> bool:
        """Whether this is a tombstone that counts. Then it is no feature, and its id leads to another."""
        return self.leads_on and self.entry.valid and self.signed

    @property
    def withheld(self) -> bool:
        """Whether sales may see only id, name, owner and `planned`."""
        return not self.entry.valid or (not self.signed and self.needs_signature)

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


@kept_with_it
def sales_view(status: FeatureStatus) -> SalesView:
    """Cut a status down to what sales may see."""
    said = status.entry.said
    known = SalesView(
        id=status.id,
        area=status.area,
        name=status.known_as,
        owner=said.owner if said else None,
        level=status.effective,
    )
    if status.withheld or said is None or said.moved:
        return replace(known, awaiting=True)
    details = said.details
    return replace(
        known,
        summary=details.summary,
        aliases=details.aliases,
        delivery_date=said.due,
        delivery_text=details.delivery_text,
        delivery_scope=details.scope,
        caveats=details.caveats,
        limits=details.limits,
        evidence=details.evidence,
        links=details.links,
        replaced_by=details.replaced_by,
        last_confirmed=status.accurate_as_of,
        signed_in=status.signoff.act.commit if isinstance(status.signoff, Signed) else None,
        age_days=status.age_days,
        stale=status.stale,
        overdue=status.overdue,
        ends=said.ends,
        ended=status.ended,
    )


class Inventory(InPlaces[FeatureStatus]):
    """The features of one moment, by id, in order of id; tombstones that engineering signed apart.

    A tombstone that is unsigned or invalid redirects nothing: it is a feature, planned, and unsigned.
    Several entries with one id (an error that `check` reports) are all kept; `find` gives the weakest.
    """

    def __init__(
        self,
        entries: Iterable[FeatureStatus],
        *,
        as_of: dt.date,
        revision: str | None,
        settings: "Settings",
        gone: Iterable[GoneEntry] = (),
    ) -> None:
        self._entries = tuple(entries)
        self._settings = settings
        self._gone = tuple(gone)
        self.as_of = as_of
        self.revision = revision

    @cached_property
    def ordered(self) -> tuple[FeatureStatus, ...]:
        """Every entry, in order of id and then of path."""
        return tuple(sorted(self._entries, key=PLACE))

    @cached_property
    def features(self) -> tuple[FeatureStatus, ...]:
        """The features."""
        return tuple(status for status in self.ordered if not status.redirects)

    @cached_property
    def tombstones(self) -> tuple[FeatureStatus, ...]:
        """What engineering signed to lead on to others."""
        return tuple(status for status in self.ordered if status.redirects)

    @cached_property
    def gone(self) -> tuple[GoneEntry, ...]:
        """The entries that are not in their places any more, in order of path."""
        return self._gone

    @property
    def settings(self) -> "Settings":
        """The settings in force."""
        return self._settings

    @cached_property
    def successors(self) -> Mapping[str, tuple[str, ...]]:
        """By former id, the ids that it goes on under; more than one where it was split."""
        return heirs_by_id((s.id, s.entry.said) for s in self.tombstones)

    def with_id(self, feature_id: str) -> FeatureStatus | None:
        """The feature of exactly this id; of several the one with the weakest effective level."""
        return self._by_id.get(feature_id)

    @cached_property
    def _by_id(self) -> Mapping[str, FeatureStatus]:
        return weakest_by_id(self.features)

    @cached_property
    def names(self) -> NameIndex:
        """Every name in the files, and whose it is: former names lead on as former ids do."""
        return NameIndex(self.carriers)

    @cached_property
    def carriers(self) -> tuple[Carrier, ...]:
        """All claims with their names."""
        return (*map(carrier_of, self.features), *self.carriers_besides)

    @property
    def carriers_besides(self) -> tuple[Carrier, ...]:
        """Those of tombstones and of entries that are gone."""
        former = (replace(carrier_of(s), leads_to=ids) for s in self.tombstones if (ids := self._heirs(s.id)))
        return (*former, *(each.carrier for each in self._left.all))

    @cached_property
    def departed(self) -> Departed:
        """What became of every id that is no feature's any more."""
        stones = ((s, led_on(s.id, s.entry.said, s.signoff)) for s in self.tombstones)
        led = {s.id: Departure(fate, carrier_of(s).names) for s, fate in stones}
        return Departed(tuple(Departure(gone.fate, gone.names) for gone in self.gone), tuple(led.values()))

    @property
    def removed(self) -> Mapping[str, SalesView]:
        """By id, what still answers for one whose entry is gone."""
        return self._left.views

    @cached_property
    def _left(self) -> LeftBehind:
        there = Ids(lambda id_: id_ in self.successors or self.with_id(id_) is not None)
        return LeftBehind(self.gone, there)

    @kept_for_each
    def view(self, feature_id: str) -> SalesView | None:
        """What sales may see of an id, or of what was taken away unless signed anew; None for neither."""
        today = self.goes_by(feature_id)
        status = self.with_id(today)
        settled = status is not None and status.entry.valid and status.signed
        removed = None if settled else self._left.view(today)
        return removed or (sales_view(status) if status else None)

    def _heirs(self, former_id: str) -> tuple[str, ...]:
        """The features that a signed tombstone leads to in the end."""
        one = self.view(former_id)
        heirs = (one.id,) if one else self.successors.get(former_id, ())
        return tuple(heir for heir in heirs if self.view(heir) is not None)

    def find(self, feature_id: str) -> FeatureStatus | None:
        """The feature with this id, following tombstones of renamed ones; None where there is none.

        An id that was split into several resolves to none of them: see `successors`.
        """
        return self.with_id(self.goes_by(feature_id))

    @kept_for_each
    def goes_by(self, feature_id: str) -> str:
        """The id that an id leads to in the end, through tombstones; there may be no such feature."""
        return followed(feature_id, Ids(lambda id_: self.with_id(id_) is not None), self.successors)

    def sharing(self, feature_id: str) -> Sequence[FeatureStatus]:
        """The features of exactly this id; more than one where ids are not unique."""
        return self._sharing.get(feature_id, ())

    @cached_property
    def _sharing(self) -> Mapping[str, Sequence[FeatureStatus]]:
        found: dict[str, list[FeatureStatus]] = {}
        for status in self.features:
            found.setdefault(status.id, []).append(status)
        return found

    def at_paths(self, paths: Collection[str]) -> tuple[FeatureStatus, ...]:
        """The entries at these paths, in order of id and then of path."""
        return tuple(status for status in self.ordered if status.entry.where.path in paths)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all features, each once, in order."""
        return tuple(self._by_id)

    def present(self, feature_id: str) -> SalesView | None:
        """What sales may see of the feature that `find` finds."""
        status = self.find(feature_id)
        return sales_view(status) if status else None
