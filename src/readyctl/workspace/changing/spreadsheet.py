"""Entries for the rows of a spreadsheet. An import signs nothing, and leaves alone what is there."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from readyctl.core.feature.spreadsheet import FeatureRow, columns_of, new_feature
from readyctl.core.level.table import Level
from readyctl.errors import Refused, UsageError
from readyctl.workspace.changing.entries import feature_path, new_entry
from readyctl.workspace.changing.identity import signer_here
from readyctl.workspace.changing.plan import Change, Plan
from readyctl.workspace.reading.inputs import read_sheet
from readyctl.workspace.reading.opening import Workspace


@dataclass(frozen=True)
class FeatureRows:
    """The rows of a file, in its order, and a sentence for each thing in it that was not read."""

    rows: tuple[FeatureRow, ...]
    remarks: tuple[str, ...]


def feature_rows(file: Path, told: Mapping[str, str]) -> FeatureRows:
    """Read a table of features; `told` has the column of a key where its heading is not a usual one.

    Raises `UsageError` where no column holds the names, or one that was told is not there.
    """
    sheet = read_sheet(file)
    table = sheet.table(lambda cells: "name" in columns_of(cells, told) and set(told.values()) <= set(cells))
    if table is None:
        raise _no_heading(file, sheet.first(), told)
    places = columns_of(table.headings, told)
    remarks = [
        f"there are several columns '{heading}'; the first one is read"
        for heading in (table.headings[place] for place in places.values())
        if table.headings.count(heading) > 1
    ]
    # A report ends with lines of one cell (its total, its owner's notice) that belong to no column.
    lines = list(table.lines)
    while len(table.headings) > 1 and lines and len(lines[-1].cells) == 1:
        footer = lines.pop()
        remarks.append(f"line {footer.number} is no row and was left out: {footer.cells[0]}")
    rows = (
        FeatureRow(line.number, {key: line.cells[at] for key, at in places.items() if at < len(line.cells)})
        for line in lines
    )
    return FeatureRows(tuple(rows), tuple(remarks))


def _no_heading(file: Path, first: Sequence[str], told: Mapping[str, str]) -> UsageError:
    if not first:
        return UsageError(f"{file} has no heading", help="its first line names the columns")
    columns = f"the columns are {', '.join(first)}"
    missing = next((column for column in told.values() if column not in first), None)
    if missing is not None:
        return UsageError(f"there is no column '{missing}'", help=columns)
    return UsageError("no column holds the names", help=f"say which one: --map name=COLUMN; {columns}")


@dataclass(frozen=True)
class FeatureImport:
    """What an import would do: a change for each new entry, the ids that stay as they are, what is wrong."""

    top: Path
    source: str
    changes: tuple[Change, ...]
    known: tuple[str, ...]
    problems: tuple[str, ...]

    def plan(self) -> Plan:
        """All of it or nothing. Raises `Refused` where a row cannot be taken."""
        if self.problems:
            raise Refused("\n".join(self.problems), help="mend these rows; nothing was written")
        title = f"import {len(self.changes)} features from {self.source}"
        return Plan(self.top, [title], self.changes, title.capitalize())


def imported(
    workspace: Workspace,
    rows: Iterable[FeatureRow],
    levels: Mapping[str, Level],
    area: str | None,
    source: str,
) -> FeatureImport:
    """What these rows come to; see `new_feature` for the rest. Raises `UsageError` for an invalid entry."""
    inventory = workspace.inventory()
    asks = any(level.needs_signature for level in levels.values())
    by = (signer_here(workspace, None).address or None) if asks else None
    changes: dict[str, Change] = {}
    known: list[str] = []
    problems: list[str] = []
    for row in rows:
        entry = new_feature(row, levels, area, source, by)
        if isinstance(entry, str):
            problems.append(f"line {row.number}: {entry}")
        elif entry.id in changes:
            problems.append(f"line {row.number}: the id '{entry.id}' was used above")
        elif inventory.find(entry.id) or entry.id in inventory.successors:
            known.append(entry.id)
        else:
            where = feature_path(workspace.registry, entry.area, entry.id)
            changes[entry.id] = new_entry(where, entry.data)
    return FeatureImport(workspace.top, source, tuple(changes.values()), tuple(known), tuple(problems))
