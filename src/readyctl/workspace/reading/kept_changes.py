"""A kept inventory with a few features as they are now: the parts that have none of them stay as they are."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from readyctl.core.entry.path import id_at
from readyctl.core.feature.carriers import carrier_of
from readyctl.core.feature.fate import GoneEntry
from readyctl.core.feature.inventory import FeatureStatus, Inventory
from readyctl.core.feature.names import Carrier, NameIndex
from readyctl.core.feature.places import place_of
from readyctl.core.feature.plain import FeatureRow, gone_row, judged, judged_row, with_known
from readyctl.workspace.reading.kept_inventory import Around, Besides, Contents, KeptInventory, with_names
from readyctl.workspace.reading.kept_names import NotKept, Parts, all_parts
from readyctl.workspace.reading.kept_rows import gone_rows, judged_rows, packed_rows

if TYPE_CHECKING:
    from readyctl.adapters.cache.store import Packed
    from readyctl.core.entry.path import EntryPath
    from readyctl.core.feature.written import FeatureEntry
    from readyctl.core.trust.settings import Settings

_ANY_DAY = dt.date.min


class Changed(Struct, frozen=True):
    """Features that were judged anew, of which `objects` are the files, and the places without an entry: all
    of these paths.
    """

    paths: Collection[str]
    statuses: Sequence[FeatureStatus]
    objects: Mapping[str, str]
    gone: Sequence[GoneEntry]
    settings: "Settings"

    def with_more(self, more: "Changed") -> "Changed":
        """These and others together."""
        return Changed(
            {*self.paths, *more.paths},
            sorted((*self.statuses, *more.statuses), key=lambda each: (each.id, each.entry.where.path)),
            {**self.objects, **more.objects},
            sorted((*self.gone, *more.gone), key=lambda each: each.where.path),
            self.settings,
        )


def patched(contents: Contents, parts: Parts, changed: Changed) -> tuple[Contents, dict[str, "Packed"]]:
    """What was kept, with these features as they are now. Raises `NotKept` where a part is not there."""
    features, new, names_stay = _with_changed(contents, parts, changed)
    if names_stay:
        return replace(contents, features=features), new
    return _named_anew(replace(contents, features=features), _with_new(parts, new), changed, new)


def _with_changed(
    contents: Contents, parts: Parts, changed: Changed
) -> tuple[list[str], dict[str, "Packed"], bool]:
    """The names of the parts of the features as they are now, those parts that are new, and whether all names
    are what they were.
    """
    features = list(contents.features)
    places = {path: place_of(id_at(path), len(features)) for path in changed.paths}
    kept = all_parts(parts, [features[place] for place in places.values()])
    before = {name: judged_rows(part) for name, part in kept.items()}
    known = {row.path: row for part in before.values() for row in part}
    rows = {
        s.entry.where.path: with_known(
            judged_row(s, changed.objects[s.entry.where.path]), known.get(s.entry.where.path)
        )
        for s in changed.statuses
    }
    theirs: dict[int, list[FeatureRow]] = {place: [] for place in places.values()}
    for path, row in rows.items():
        theirs[places[path]].append(row)
    new: dict[str, Packed] = {}
    for place, now in theirs.items():
        staying = (row for row in before[features[place]] if row.path not in changed.paths)
        here = sorted((*staying, *now), key=lambda row: (row.entry.where.id, row.path))
        name, part = packed_rows(here)
        features[place], new[name] = name, part
    return features, new, _names_stay(contents, parts, changed, before.values())


def _with_new(parts: Parts, new: Mapping[str, "Packed"]) -> Parts:
    """Reads these parts too."""
    return lambda names: {**parts(names), **{name: new[name].value for name in names if name in new}}


def _names_stay(
    contents: Contents, parts: Parts, changed: Changed, before: Iterable[Sequence[FeatureRow]]
) -> bool:
    """Whether each of these features has the names that it had, leads on to nothing, and is where it was."""
    old = all_parts(parts, (contents.gone, contents.tombstones))
    gone = [row for row in gone_rows(old[contents.gone]) if row.where.path in changed.paths]
    if packed_rows(gone)[0] != packed_rows(map(gone_row, changed.gone))[0]:
        return False
    led = any(row.path in changed.paths for row in judged_rows(old[contents.tombstones]))
    if led or any(status.redirects for status in changed.statuses):
        return False
    return _carriers(before, changed.paths) == {s.entry.where.path: carrier_of(s) for s in changed.statuses}


def _named_anew(
    contents: Contents, parts: Parts, changed: Changed, new: dict[str, "Packed"]
) -> tuple[Contents, dict[str, "Packed"]]:
    """The same with another index of names, made from one part of the features after the other."""
    carriers: list[tuple[str, str, Carrier]] = []
    stones: list[FeatureRow] = []
    for part in all_parts(parts, contents.features).values():
        for row in judged_rows(part):
            status = judged(row, _no_file).on(_ANY_DAY, None)
            if status.redirects:
                stones.append(row)
            else:
                carriers.append((status.id, row.path, carrier_of(status)))
    carriers.sort(key=lambda each: each[:2])
    stones.sort(key=lambda row: (row.entry.where.id, row.path))
    kept_gone = gone_rows(all_parts(parts, [contents.gone])[contents.gone])
    gone = [row for row in kept_gone if row.where.path not in changed.paths]
    gone += map(gone_row, changed.gone)
    others = Besides(packed_rows(stones), packed_rows(sorted(gone, key=lambda row: row.where.path)))
    besides = _besides(contents, _with_new(parts, dict((others.tombstones, others.gone))), others, changed)
    index = NameIndex((*(carrier for _, _, carrier in carriers), *besides))
    renamed, more = with_names(index, contents.features, others, changed.settings.recheck_after_commits)
    return renamed, {**new, **more}


def _besides(contents: Contents, parts: Parts, others: Besides, changed: Changed) -> tuple[Carrier, ...]:
    """The claims of what is no feature; of the features, those are looked up that it leads to."""

    def lost() -> Inventory:
        raise NotKept

    made = replace(contents, tombstones=others.tombstones[0], gone=others.gone[0], recheck_after_commits=None)
    around = Around(parts, _no_file, lambda: changed.settings, lost)
    return KeptInventory(made, around, as_of=_ANY_DAY, revision=None).carriers_besides


def _carriers(parts: Iterable[Sequence[FeatureRow]], paths: Collection[str]) -> dict[str, Carrier]:
    """By path, the names that these features had, and how they held them; a day has no part in it."""
    kept = (judged(row, _no_file) for rows in parts for row in rows if row.path in paths)
    return {each.entry.where.path: carrier_of(each.on(_ANY_DAY, None)) for each in kept}


def _no_file(where: "EntryPath", obj: str) -> "FeatureEntry":
    raise NotKept(where, obj)
