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
from readyctl.core.feature.names import Carrier
from readyctl.core.feature.plain import JudgedRow, gone_entry, gone_row, judged, judged_row, with_known
from readyctl.workspace.reading.kept_inventory import Contents, with_names
from readyctl.workspace.reading.kept_names import NotKept, Parts, all_parts, place_of
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
    new: dict[str, Packed] = {}
    for place in set(places.values()):
        staying = [row for row in before[features[place]] if row.path not in changed.paths]
        here = [*staying, *(row for path, row in rows.items() if places[path] == place)]
        here.sort(key=lambda row: (row.entry.where.id, row.path))
        features[place], new[features[place]] = packed_rows(here)
    if _names_stay(contents, parts, changed, before.values()):
        return replace(contents, features=features), new
    fresh = {name: part.value for name, part in new.items()}
    return _named_anew(
        replace(contents, features=features), lambda names: {**parts(names), **fresh}, changed, new
    )


def _names_stay(
    contents: Contents, parts: Parts, changed: Changed, before: Iterable[Sequence[JudgedRow]]
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
    """The same with another index of names, from what was judged of every feature."""
    found = all_parts(parts, [*contents.features, contents.gone])
    rows = [row for name in dict.fromkeys(contents.features) for row in judged_rows(found[name])]
    there = (row for row in gone_rows(found[contents.gone]) if row.where.path not in changed.paths)
    gone = [gone_entry(row, _no_file) for row in there]
    inventory = Inventory(
        [judged(row, _no_file).on(_ANY_DAY, None) for row in rows],
        as_of=_ANY_DAY,
        revision=None,
        settings=changed.settings,
        gone=sorted((*gone, *changed.gone), key=lambda each: each.where.path),
    )
    objects = {row.path: row.entry.obj for row in rows}
    renamed, others = with_names(inventory, objects, contents.features)
    return renamed, {**new, **others}


def _carriers(parts: Iterable[Sequence[JudgedRow]], paths: Collection[str]) -> dict[str, Carrier]:
    """By path, the names that these features had, and how they held them; a day has no part in it."""
    kept = (judged(row, _no_file) for rows in parts for row in rows if row.path in paths)
    return {each.entry.where.path: carrier_of(each.on(_ANY_DAY, None)) for each in kept}


def _no_file(where: "EntryPath", obj: str) -> "FeatureEntry":
    raise NotKept(where, obj)
