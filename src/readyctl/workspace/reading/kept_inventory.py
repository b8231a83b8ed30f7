"""An inventory that was worked out before, read back piece by piece: a question costs what it looks at."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import Struct
from msgspec.structs import asdict

from readyctl.adapters.cache.store import Packed, packed_by_content, packed_list
from readyctl.core.entry.last import kept_for_each
from readyctl.core.entry.path import id_at
from readyctl.core.feature.fate import GoneEntry
from readyctl.core.feature.inventory import FeatureStatus, Inventory
from readyctl.core.feature.names import Carrier, Held, NameIndex
from readyctl.core.feature.places import place_of, spread_over
from readyctl.core.feature.plain import Read, Row, gone_entry, gone_row, judged, judged_row
from readyctl.core.feature.shared_ids import weakest_by_id
from readyctl.core.feature.written import PLACE
from readyctl.workspace.reading.kept_names import KeptNames, NotKept, Parts, all_parts, joined
from readyctl.workspace.reading.kept_rows import gone_rows, judged_rows, packed_rows

if TYPE_CHECKING:
    from readyctl.core.trust.settings import Settings

Item = TypeVar("Item")
_FEATURES_A_PART = 64
_NAMES_A_PART = 256
_MOST_NAMES = 2_000_000
"""Of the names together, each counted as often as its entry has names."""


class Contents(Struct, frozen=True):
    """What a kept inventory is made of: the names of its parts, and what is too little for one.

    `features` and `names` are spread over parts by what they are looked up by.
    """

    features: Sequence[str]
    names: Sequence[str]
    all_names: str
    tombstones: str
    gone: str
    recheck_after_commits: int | None
    contested: Sequence[str]

    @property
    def plain(self) -> dict[str, Any]:
        """The same to be kept."""
        return asdict(self)

    def is_named_as(self, other: "Contents") -> bool:
        """Whether both have the same names, with the same holders, and the same entries are gone."""
        return (self.all_names, self.tombstones, self.gone) == (other.all_names, other.tombstones, other.gone)


def parts_for(inventory: Inventory) -> int:
    """Over how many parts these features are spread."""
    return _so_many(len(inventory.ordered), _FEATURES_A_PART)


def feature_parts(inventory: Inventory, objects: Mapping[str, str], number: int) -> list[tuple[str, Packed]]:
    """The features in so many parts, each under a name that tells its content; `objects` are their files'."""
    spread = spread_over(number, ((status.id, status) for status in inventory.ordered))
    return [
        packed_rows(judged_row(status, objects[status.entry.where.path]) for status in part)
        for part in spread
    ]


class Besides(Struct, frozen=True):
    """The parts of what is no feature, each with its name: tombstones, and entries that are gone."""

    tombstones: tuple[str, Packed]
    gone: tuple[str, Packed]


def besides(inventory: Inventory, objects: Mapping[str, str]) -> Besides:
    """Those of an inventory; `objects` are those of its files."""
    stones = (judged_row(s, objects[s.entry.where.path]) for s in inventory.tombstones)
    return Besides(packed_rows(stones), packed_rows(map(gone_row, inventory.gone)))


def with_names(
    index: NameIndex, features: Sequence[str], others: Besides, recheck: int | None
) -> tuple[Contents, dict[str, Packed]]:
    """What an inventory is made of, whose features are in these parts, and the other parts; `recheck` is what
    its settings say of commits since.

    Raises `NotKept` where an entry has so many names that each, kept with all the others, would be too much.
    """
    held = index.held
    if sum(len(one.names) for holders in held.values() for one, _ in holders) > _MOST_NAMES:
        raise NotKept
    parts: dict[str, Packed] = {}

    def kept(found: tuple[str, Packed]) -> str:
        parts[found[0]] = found[1]
        return found[0]

    contents = Contents(
        features=features,
        names=[kept(packed_by_content(each)) for each in _looked_up(held)],
        all_names=kept(packed_list(_all_names(held))),
        tombstones=kept(others.tombstones),
        gone=kept(others.gone),
        recheck_after_commits=recheck,
        contested=sorted(index.contested),
    )
    return contents, parts


_Held = Mapping[tuple[str, ...], Sequence[Held]]


def _all_names(held: _Held) -> Iterator[Row]:
    """How many carriers there are and each of them; then, in the order in which they are added, a name, whose
    it is, and how it is written.
    """
    carriers: dict[Carrier, int] = {}
    for holders in held.values():
        for carrier, _ in holders:
            carriers.setdefault(carrier, len(carriers))
    yield [len(carriers)]
    yield from map(_carrier_row, carriers)
    for name, holders in held.items():
        for carrier, written in holders:
            yield [joined(name), carriers[carrier], written]


def _carrier_row(carrier: Carrier) -> Row:
    return [carrier.id, carrier.names, carrier.hold, carrier.leads_to]


def _looked_up(held: _Held) -> Iterator[Row]:
    """What a name leads to, and with what length the longest name begins with a word, by name and by word."""
    longest: dict[str, int] = {}
    for name in held:
        longest[name[0]] = max(longest.get(name[0], 0), len(name))
    number = _so_many(sum(map(len, held.values())) + len(longest), _NAMES_A_PART)
    names = spread_over(number, ((joined(name), name) for name in held))
    words = spread_over(number, ((word, word) for word in longest))
    for here, begun in zip(names, words, strict=True):
        rows: Row = [
            [joined(name), _carrier_row(carrier), written] for name in here for carrier, written in held[name]
        ]
        yield [*rows, *([word, longest[word]] for word in begun)]


def _so_many(items: int, most: int) -> int:
    number = 1
    while number * most < items:
        number *= 2
    return number


class Around(Struct, frozen=True):
    """What a kept inventory is asked through: how its parts and files are read, and what is trusted."""

    parts: Parts
    read: Read
    settings: "Callable[[], Settings]"
    anew: Callable[[], Inventory]
    """Works it out again, where a part is not there any more."""


class KeptInventory(Inventory):
    """The inventory of one moment as it was taken apart, on any day."""

    def __init__(self, contents: Contents, around: Around, *, as_of: dt.date, revision: str | None) -> None:
        self.as_of = as_of
        self.revision = revision
        self._contents = contents
        self._around = around
        self._read: dict[str, tuple[FeatureStatus, ...]] = {}

    @cached_property
    def _anew(self) -> Inventory:
        return self._around.anew()

    def _parts(self, names: Iterable[str]) -> Mapping[str, Any]:
        if "_anew" in self.__dict__:
            raise NotKept
        return all_parts(self._around.parts, names)

    def _rows(self, *names: str) -> list[Row]:
        found = self._parts(names)
        return [row for name in names for row in found[name]]

    def _statuses(self, *names: str) -> tuple[FeatureStatus, ...]:
        """The features in these parts; each part is read once.

        Raises `NotKept` where one is not there any more, and once anything had to be worked out again.
        """
        new = (name for name in names if name not in self._read)
        for name, part in self._parts(new).items():
            self._read[name] = tuple(self._on_its_day(part))
        return tuple(status for name in names for status in self._read[name])

    def _on_its_day(self, part: Any) -> Iterator[FeatureStatus]:  # noqa: ANN401 - what was kept
        for row in judged_rows(part):
            yield judged(row, self._around.read).on(self.as_of, self._contents.recheck_after_commits)

    @property
    def places(self) -> int:
        """Over how many parts the features are spread."""
        return len(self._contents.features)

    def features_at(self, place: int, number: int) -> Sequence[FeatureStatus]:
        """The features of one of so many places, in order, from the parts that they are in; none is held."""
        if "ordered" in self.__dict__:
            return super().features_at(place, number)
        try:
            names = dict.fromkeys(self._contents.features[place::number])
            found = [each for part in self._parts(names).values() for each in self._on_its_day(part)]
        except NotKept:
            return self._anew.features_at(place, number)
        return sorted((status for status in found if not status.redirects), key=_ID)

    @cached_property
    def ordered(self) -> tuple[FeatureStatus, ...]:
        """Every entry, in order of id and then of path."""
        try:
            found = self._statuses(*self._contents.features)
        except NotKept:
            return self._anew.ordered
        return tuple(sorted(found, key=_ID))

    @cached_property
    def tombstones(self) -> tuple[FeatureStatus, ...]:
        """What engineering signed to lead on to others."""
        try:
            return self._statuses(self._contents.tombstones)
        except NotKept:
            return self._anew.tombstones

    @cached_property
    def gone(self) -> tuple[GoneEntry, ...]:
        """The entries that are not in their places any more, in order of path."""
        name = self._contents.gone
        try:
            rows = gone_rows(self._parts([name])[name])
        except NotKept:
            return self._anew.gone
        return tuple(gone_entry(row, self._around.read) for row in rows)

    @cached_property
    def settings(self) -> "Settings":
        """The settings in force."""
        return self._around.settings()

    @kept_for_each
    def with_id(self, feature_id: str) -> FeatureStatus | None:
        """The feature that an id means, from the one part that may have it; from all, once they are read."""
        if "ordered" in self.__dict__:
            return super().with_id(feature_id)
        return weakest_by_id(self.sharing(feature_id)).get(feature_id)

    def sharing(self, feature_id: str) -> Sequence[FeatureStatus]:
        """The features of exactly this id, from the same part."""
        parts = self._contents.features
        try:
            found = self._statuses(parts[place_of(feature_id, len(parts))])
        except NotKept:
            return self._anew.sharing(feature_id)
        return _features_of(found, feature_id)

    def at_paths(self, paths: Collection[str]) -> tuple[FeatureStatus, ...]:
        """The entries at these paths, from the parts that they may be in."""
        parts = self._contents.features
        ids = {id_at(path) for path in paths}
        try:
            found = self._statuses(*{parts[place_of(each, len(parts))]: None for each in ids})
        except NotKept:
            return self._anew.at_paths(paths)
        there = (status for status in found if status.entry.where.path in paths)
        return tuple(sorted(there, key=PLACE))

    @cached_property
    def names(self) -> NameIndex:
        """Every name in the files, and whose it is."""
        contents = self._contents
        if not contents.names:
            return NameIndex(self.carriers)
        kept = KeptNames(contents.names, contents.all_names, self._rows, lambda: self._anew.names)
        return NameIndex.kept(kept, kept.longest, contents.contested)


_ID = attrgetter("entry.where.id")  # enough for whole parts: all of one id lie in one, in order of path


def _features_of(found: Iterable[FeatureStatus], feature_id: str) -> list[FeatureStatus]:
    theirs = (status for status in found if status.id == feature_id and not status.redirects)
    return sorted(theirs, key=lambda status: status.entry.where.path)
