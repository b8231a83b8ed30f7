"""What the rules found about features, as it is kept: by entry, so that a change costs what it touched.

Of each entry there are two rows. `Looked` is what no day changes; what is told of it on one day is the other,
and is worked out anew from the first on the next day.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict, replace

from readyctl.core.entry.diagnostic import Diagnostic, Position
from readyctl.core.entry.document import Places
from readyctl.core.entry.ignore import Silenced
from readyctl.core.entry.keypath import KeyPath
from readyctl.core.entry.path import id_at
from readyctl.core.entry.plain import Row, finding, finding_row
from readyctl.core.entry.subject import Subject


class KeptFindings(Struct, frozen=True):
    """Where the findings of a moment are kept: the names of their parts, spread as those of the features are.

    They were found when the repository stood at `commit`, and told on a `day`, which is counted as Python
    does; `contested` are the ids that had to share a name then. Since then the entries at the paths
    `outdated` were judged anew, and where names came, went or led elsewhere, it is `renamed`.
    """

    looked: Sequence[str]
    told: Sequence[str]
    day: int
    commit: str
    contested: Sequence[str]
    outdated: Sequence[str] = ()
    renamed: bool = False

    @property
    def plain(self) -> dict[str, Any]:
        """The same to be kept."""
        return asdict(self)


def outdated(
    kept: Mapping[str, Any] | None, paths: Iterable[str], *, renamed: bool
) -> Mapping[str, Any] | None:
    """What was kept of findings, once these entries were judged anew."""
    if kept is None:
        return None
    before = KeptFindings(**kept)
    since = sorted({*before.outdated, *paths})
    return replace(before, outdated=since, renamed=before.renamed or renamed).plain


class Looked(Struct, frozen=True):
    """What no day changes about one entry: what is found, whether or not its file asks to hear it; where that
    stands what depends on the day; and what else the findings rest on.

    `leads` says that it names other entries in whose favour it goes, `coded` that it names files by globs;
    `points_to` are the paths from the repository's top that its evidence may mean.
    """

    path: str
    found: Sequence[Diagnostic]
    places: Places
    ignore: tuple[Silenced, ...]
    leads: bool
    coded: bool
    points_to: Sequence[str]

    @property
    def row(self) -> Row:
        """The same to be kept."""
        places = [[*key, at.line, at.column] for key, at in self.places.items()]
        ignore = [[each.code, each.until.toordinal()] for each in self.ignore]
        found = [finding_row(each) for each in self.found]
        return [self.path, found, places, ignore, self.leads, self.coded, self.points_to]


def looked(row: Row) -> Looked:
    """The same, read back."""
    path, found, places, ignore, leads, coded, points_to = row
    stands = {tuple(key): Position(line, column) for *key, line, column in places}
    silent = tuple(Silenced(code, dt.date.fromordinal(until)) for code, until in ignore)
    return Looked(path, [finding(each) for each in found], stands, silent, leads, coded, points_to)


def places_of_day(subject: Subject) -> Iterator[KeyPath]:
    """Where the rules that rest on the day may point, in a file that is not read again for another day."""
    yield ("level",)
    yield ("delivery", "date")
    for index in range(len(subject.ignore)):
        yield ("ignore", index, "until")


def concerned(rows: Iterable[Row], touched: Collection[str], contested: Collection[str]) -> set[str]:
    """The paths whose findings may be others now that names came, went or lead elsewhere, where the entries
    `touched` are others. `contested` are the ids that had, or have, to share a name.
    """
    ids = {id_at(path) for path in touched} | set(contested)
    return {path for path, _, _, _, leads, _, _ in rows if leads or id_at(path) in ids}


def pointing(rows: Iterable[Row], moved: Collection[str], *, code_moved: bool) -> set[str]:
    """The paths whose findings rest on files that came or went: `moved` are those, and the folders around
    them.
    """
    return {
        path
        for path, _, _, _, _, coded, points_to in rows
        if (coded and code_moved) or any(each in moved for each in points_to)
    }


def with_folders(paths: Iterable[str]) -> set[str]:
    """These paths, and every folder that one of them lies in."""
    found = set(paths)
    for path in [*found]:
        folder = path.rpartition("/")[0]
        while folder and folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return found
