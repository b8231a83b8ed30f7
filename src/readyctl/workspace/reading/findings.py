"""What the rules find about features; what was found before is found again only where it may have changed."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from readyctl.adapters.cache.store import Packed, named_by_content, packed_by_content
from readyctl.adapters.git.trees import come_and_gone
from readyctl.adapters.two_processes import Work, in_two_processes
from readyctl.core.entry.diagnostic import Diagnostic
from readyctl.core.entry.document import SourceMap
from readyctl.core.entry.ignore import Silenced
from readyctl.core.entry.path import id_at
from readyctl.core.entry.plain import Row, finding, finding_row
from readyctl.core.entry.subject import Subject
from readyctl.core.feature.coverage import code_of
from readyctl.core.feature.evidence import pointers
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.core.feature.places import place_of, spread_over
from readyctl.core.feature.reading import feature_subject
from readyctl.rules.catalogue import BUT_FOR_DEALS, rules
from readyctl.rules.engine import Looking
from readyctl.rules.facts import Facts
from readyctl.rules.rule import rests_on_day
from readyctl.workspace.reading.found_now import found_now, looking_around
from readyctl.workspace.reading.kept_findings import (
    KeptFindings,
    Looked,
    concerned,
    looked,
    places_of_day,
    pointing,
    with_folders,
)
from readyctl.workspace.reading.kept_names import NotKept, ReadOnce, all_parts
from readyctl.workspace.reading.opening import Workspace
from readyctl.workspace.reading.repository_paths import around


def found_on_features(workspace: Workspace, facts: Facts) -> list[Diagnostic]:
    """What a check finds about the features of a moment and what they left behind, in no order.

    `facts` need to know nothing of evidence, or of the files around the registry.
    """
    number = workspace.remembered.feature_parts
    if number is None:
        return found_now(workspace, facts)
    looking, kept = _Features(workspace, facts), workspace.remembered.findings
    if kept is not None:
        try:
            return _Again(looking, KeptFindings(**kept)).told()
        except NotKept:
            pass
    return _anew(looking, number)


_PARTS_AT_ONCE = 64
_Found = tuple[tuple[str, Packed], tuple[str, Packed], list[Diagnostic], bool]
"""Of one part of the features: what is kept of them and what is told of them, as it is written; what is told;
and whether that came from files that may have changed.
"""


class _Features:
    """Looks at features for the day that is asked about."""

    def __init__(self, workspace: Workspace, facts: Facts) -> None:
        self.workspace = workspace
        self.facts = facts
        known = rules(*BUT_FOR_DEALS)
        self._of_day = Looking([rule for rule in known if rests_on_day(rule)], facts)
        self._rules = [rule for rule in known if not rests_on_day(rule)]
        self._of_any = Looking(self._rules, facts)

    def look(self, statuses: Sequence[FeatureStatus]) -> Iterator[Looked]:
        """What no day changes about these."""
        for looking, status in looking_around(self.workspace, self._rules, self.facts, statuses):
            subject, entry = feature_subject(status), status.entry
            source = subject.source
            yield Looked(
                path=subject.path,
                found=tuple(dict.fromkeys(seen.told() for seen in looking.all_at(subject))),
                places={key: source.value(key) for key in places_of_day(subject)} if source else {},
                ignore=tuple(Silenced(each.code, each.until) for each in subject.ignore),
                leads=bool(entry.said and entry.said.details.replaced_by),
                coded=bool(code_of(status)),
                points_to=sorted({each.path for each in pointers(entry, self.workspace.registry)}),
            )

    def find(self, parts: Sequence[Sequence[FeatureStatus]]) -> Iterator[_Found]:
        """What is kept and told of the features of each of these parts on this day."""
        looking = self.look([status for part in parts for status in part])  # what they point to is asked once
        for statuses in parts:
            known = [*islice(looking, len(statuses))]
            told = [self.tell(each, status) for each, status in zip(known, statuses, strict=True)]
            rows = [
                [each.path, [finding_row(one) for one in found]]
                for each, found in zip(known, told, strict=True)
            ]
            yield (
                packed_by_content([each.row for each in known]),
                packed_by_content(rows),
                [one for found in told for one in found],
                self.workspace.asked.seen.beyond,
            )

    def tell(self, known: Looked, status: FeatureStatus) -> list[Diagnostic]:
        """What is told of one on this day."""
        source = SourceMap({}, known.places)
        subject = Subject(status, known.path, status.id, source, (), known.ignore)
        silenced = self._of_any.silenced(subject)
        of_any = (each for each in known.found if each.code not in silenced)
        return [*of_any, *(seen.told() for seen in self._of_day.at(subject))]


def _plain(found: _Found) -> Row:
    (looked_name, all_looked), (told_name, all_told), told, beyond = found
    rows = [finding_row(one) for one in told]
    return [looked_name, all_looked.data, told_name, all_told.data, rows, beyond]


def _read(_: Sequence[FeatureStatus], plain: Row) -> _Found:
    looked_name, all_looked, told_name, all_told, rows, beyond = plain
    told = [finding(row) for row in rows]
    return (looked_name, Packed(all_looked)), (told_name, Packed(all_told)), told, beyond


def _anew(looking: _Features, number: int) -> list[Diagnostic]:
    """What is told of all of them; kept from here on, spread over so many parts."""
    statuses = looking.workspace.inventory().ordered
    spread = spread_over(number, ((id_at(status.entry.where.path), status) for status in statuses))
    _ = looking.facts.inventory.names.contested  # by both processes, so before they part
    seen = looking.workspace.asked.seen
    names: list[str] = []
    told_names: list[str] = []
    parts: dict[str, Packed] = {}
    found: list[Diagnostic] = []
    work = Work(looking.find, _plain, _read)
    for known, told_rows, told, beyond in in_two_processes(work, spread, each=len(statuses) // number):
        seen.beyond = seen.beyond or beyond
        found += told
        names.append(known[0])
        told_names.append(told_rows[0])
        parts |= (known, told_rows)
    _keep(looking, names, told_names, parts)
    return found


def _keep(
    looking: _Features, all_looked: Sequence[str], all_told: Sequence[str], parts: Mapping[str, Row | Packed]
) -> None:
    """Keep the parts of these names, of which `parts` are new."""
    workspace = looking.workspace
    day, commit = looking.facts.today.toordinal(), workspace.revision or ""
    contested = sorted(workspace.inventory().names.contested)
    kept = KeptFindings(all_looked, all_told, day, commit, contested)
    workspace.remembered.keep_findings(kept.plain, parts)


class _Again:
    """What was found before, at this moment and this day. Raises `NotKept` for a part that is gone."""

    def __init__(self, looking: _Features, kept: KeptFindings) -> None:
        self._looking = looking
        self._workspace = looking.workspace
        self._kept = kept
        self._number = len(kept.looked)
        self._parts = ReadOnce(self._workspace.remembered.parts)
        if self._workspace.remembered.feature_parts != self._number:
            raise NotKept

    def told(self) -> list[Diagnostic]:
        """What is told of all features today."""
        touched = self._touched()
        today = self._kept.day == self._looking.facts.today.toordinal()
        told = self._parts.in_order(self._kept.told) if today else None
        if told is None or touched:
            told = self._put_together(touched, told)
        return [finding(row) for part in told for _, rows in part for row in rows]

    def _touched(self) -> set[str]:
        """The paths whose findings may be others than they were."""
        kept, workspace = self._kept, self._workspace
        touched = set(kept.outdated)
        moved = come_and_gone(workspace.repository.git, kept.commit, workspace.revision or "")
        if kept.renamed or moved:
            code_moved = any(True for _ in around(moved, workspace.registry))
            folders = with_folders(moved)
            contested = {*kept.contested, *workspace.inventory().names.contested} if kept.renamed else set()
            for rows in self._all_looked():
                touched |= pointing(rows, folders, code_moved=code_moved)
                if kept.renamed:
                    touched |= concerned(rows, kept.outdated, contested)
        return touched

    def _all_looked(self) -> Iterator[Row]:
        """What no day changes of all features, some parts at a time: nobody needs it all at once."""
        names = self._kept.looked
        for start in range(0, self._number, _PARTS_AT_ONCE):
            some = names[start : start + _PARTS_AT_ONCE]
            yield from all_parts(self._workspace.remembered.parts, some).values()

    def _put_together(self, touched: Collection[str], told: list[Row] | None) -> list[Row]:
        """What is told of all, these entries looked at anew; None where nothing was told on this day."""
        inventory = self._workspace.inventory()
        asked = inventory.ordered if told is None else inventory.at_paths(touched)
        new = self._looking.look([each for each in asked if each.entry.where.path in touched])
        found = {each.path: each for each in new}
        changed = {place_of(id_at(path), self._number) for path in touched}
        known = {} if told is not None else {row[0]: row for part in self._looked() for row in part}
        before = zip(changed, self._looked(changed), strict=True)
        parts = {place: _without(touched, part) for place, part in before}
        told = [_without(touched, part) for part in told or [[]] * self._number]
        for status in asked:
            path = status.entry.where.path
            if path not in found and path not in known:
                raise NotKept
            each = found.get(path) or looked(known[path])
            place = place_of(id_at(path), self._number)
            if path in found:
                parts[place].append(each.row)
            told[place].append([path, [finding_row(one) for one in self._looking.tell(each, status)]])
        self._keep(parts, {place: told[place] for place in (changed if not known else range(self._number))})
        return told

    def _looked(self, places: Iterable[int] | None = None) -> list[Row]:
        """What no day changes, of all or in these parts alone."""
        names = self._kept.looked
        return self._parts.in_order(names if places is None else [names[place] for place in places])

    def _keep(self, all_looked: Mapping[int, Row], all_told: Mapping[int, Row]) -> None:
        names, told_names = [*self._kept.looked], [*self._kept.told]
        parts: dict[str, Row | Packed] = {}
        for known, changed in ((names, all_looked), (told_names, all_told)):
            for place, part in changed.items():
                known[place] = named_by_content(part)
                parts[known[place]] = part
        _keep(self._looking, names, told_names, parts)


def _without(paths: Collection[str], part: Iterable[Row]) -> Row:
    return [row for row in part if row[0] not in paths]
