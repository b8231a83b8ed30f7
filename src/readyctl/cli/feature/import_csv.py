"""`readyctl import csv`: features from a spreadsheet. An import signs nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from readyctl.cli import output
from readyctl.cli.changes import carry_out
from readyctl.cli.options import Here, Writing, command_line, group
from readyctl.core.entry.document import Node
from readyctl.core.entry.ids import suggested
from readyctl.core.entry.path import ID
from readyctl.core.level.table import UNSIGNED, WEAKEST, Level
from readyctl.core.level.words import Ambiguous, UnknownWord, folded, meaning
from readyctl.core.text.folding import folded as spelt
from readyctl.errors import Refused, UsageError
from readyctl.workspace.changing.plan import Change, Plan

app = group("Features from a spreadsheet.")
_COLUMNS = {
    "id": ("id", "key", "slug"),
    "name": ("name", "title", "feature", "summary name"),
    "summary": ("summary", "description"),
    "level": ("level", "status", "stage", "maturity", "readiness"),
    "area": ("area", "team", "component"),
    "owner": ("owner", "lead", "assignee"),
}
"""For each key of an entry: headings under which spreadsheets have it, in any case."""


@app.command("csv")
@command_line(
    "readyctl import csv features.csv --area payments",
    "readyctl import csv roadmap.csv --map 'name=Feature name' --map level=Phase --level alpha=exploratory",
)
def csv(
    *,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A CSV file; - is standard input.")],
    columns: Annotated[
        list[str] | None, typer.Option("--map", metavar="KEY=COLUMN", help="Where a key stands; repeatable.")
    ] = None,
    words: Annotated[
        list[str] | None, typer.Option("--level", metavar="WORD=LEVEL", help="What a word means; repeatable.")
    ] = None,
    area: Annotated[str | None, typer.Option(help="The area of rows that name none.")] = None,
    here: Here,
    writing: Writing,
) -> None:
    """Start an entry for each row. What claims more than planned becomes a proposal to engineering."""
    from readyctl.workspace.changing.entries import feature_path, new_entry

    workspace = here.workspace()
    inventory = workspace.inventory()
    rows = _rows(file, _told(columns or []))
    levels = _levels([row.cells.get("level", "") for row in rows], words or [], writing)
    changes: dict[str, Change] = {}
    problems: list[str] = []
    for row in rows:
        entry = _entry(row.cells, levels, area, file.name)
        if isinstance(entry, str):
            problems.append(f"line {row.number}: {entry}")
        elif entry.id in changes:
            problems.append(f"line {row.number}: the id '{entry.id}' was used above")
        elif inventory.find(entry.id) or entry.id in inventory.successors:
            output.say(f"{entry.id} is in the registry already and stays as it is")
        else:
            where = feature_path(workspace.registry, entry.area, entry.id)
            changes[entry.id] = new_entry(where, entry.data)
    if problems:
        raise Refused("\n".join(problems), help="mend these rows; nothing was written")
    title = f"import {len(changes)} features from {file.name}"
    plan = Plan(workspace.top, [title], list(changes.values()), title.capitalize())
    carry_out(plan, writing, commit=writing.commits(default=False))


@dataclass(frozen=True)
class _Entry:
    id: str
    area: str
    data: dict[str, Node]


@dataclass(frozen=True)
class _Row:
    """One row: the line of the file that it begins on, and what it says of each key."""

    number: int
    cells: dict[str, str]


def _rows(file: Path, told: dict[str, str]) -> list[_Row]:
    from readyctl.workspace.reading.inputs import read_sheet

    sheet = read_sheet(file)
    table = sheet.table(lambda cells: "name" in _places(cells, told) and set(told.values()) <= set(cells))
    if table is None:
        raise _no_heading(file, sheet.first(), told)
    places = _places(table.headings, told)
    for place in places.values():
        if table.headings.count(table.headings[place]) > 1:
            output.say(f"there are several columns '{table.headings[place]}'; the first one is read")
    # A report ends with lines of one cell (its total, its owner's notice) that belong to no column.
    rows = list(table.lines)
    while len(table.headings) > 1 and rows and len(rows[-1].cells) == 1:
        footer = rows.pop()
        output.say(f"line {footer.number} is no row and was left out: {footer.cells[0]}")
    return [
        _Row(row.number, {key: row.cells[at] for key, at in places.items() if at < len(row.cells)})
        for row in rows
    ]


def _no_heading(file: Path, first: tuple[str, ...], told: dict[str, str]) -> UsageError:
    if not first:
        return UsageError(f"{file} has no heading", help="its first line names the columns")
    columns = f"the columns are {', '.join(first)}"
    missing = next((column for column in told.values() if column not in first), None)
    if missing is not None:
        return UsageError(f"there is no column '{missing}'", help=columns)
    return UsageError("no column holds the names", help=f"say which one: --map name=COLUMN; {columns}")


def _told(pairs: list[str]) -> dict[str, str]:
    """The column of each key, as the options say."""
    told: dict[str, str] = {}
    for pair in pairs:
        key, equals, column = pair.partition("=")
        if not equals or key not in _COLUMNS:
            raise UsageError(
                f"'{pair}' maps nothing", help=f"write KEY=COLUMN with one of {', '.join(_COLUMNS)}"
            )
        told[key] = column
    return told


def _places(headings: Sequence[str], told: dict[str, str]) -> dict[str, int]:
    """Where each key stands: as told, else under a usual heading; of two equal headings the first counts."""
    known = [spelt(heading) for heading in headings]
    places = {key: headings.index(column) for key, column in told.items() if column in headings}
    for key, usual in _COLUMNS.items():
        found = next((known.index(word) for word in usual if word in known), None)
        if found is not None and key not in told:
            places[key] = found
    return places


def _levels(cells: list[str], pairs: list[str], writing: Writing) -> dict[str, Level]:
    """What each word of the level column means; asks where that is not clear."""
    told: dict[str, Level] = {}
    for pair in pairs:
        word, _, text = pair.rpartition("=")
        level = Level.named(text)
        if not word or level is None:
            raise UsageError(
                f"'{pair}' is no meaning", help=f"write WORD=LEVEL with one of {', '.join(Level)}"
            )
        told[folded(word)] = level
    for word in dict.fromkeys(folded(cell) for cell in cells if cell.strip()):
        if word not in told:
            told[word] = _meaning(word, writing)
    return told


def _meaning(word: str, writing: Writing) -> Level:
    match meaning(word):
        case Level() as level:
            return level
        case Ambiguous(levels=levels):
            question, hint = f"'{word}' may mean {' or '.join(levels)}", levels[0].value
        case UnknownWord():
            question, hint = f"'{word}' is no level that is known here", UNSIGNED.value
    if not writing.may_ask:
        raise UsageError(question, help=f"say what it means: --level {word.replace(' ', '-')}={hint}")
    answer = str(typer.prompt(f"{question}. Which level is it?", default=hint, err=True))
    told = Level.named(answer)
    if told is None:
        raise UsageError(f"'{answer}' is no level", help=f"it is one of {', '.join(Level)}")
    return told


def _entry(cells: dict[str, str], levels: dict[str, Level], area: str | None, source: str) -> _Entry | str:
    """One row as an entry, or a sentence that says what it lacks."""
    name = cells.get("name", "")
    if not name:
        return "it has no name"
    folder = suggested(cells["area"]) if cells.get("area") else area
    if folder is None:
        return "it names no area; give one for all with --area"
    feature = cells.get("id") or suggested(name)
    if not ID.fullmatch(feature):
        return f"'{feature}' cannot be an id; '{suggested(feature)}' could"
    level = levels.get(folded(cells.get("level", "")), WEAKEST)
    data: dict[str, Node] = {
        "id": feature,
        "name": name,
        "summary": cells.get("summary") or name,
        "level": (UNSIGNED if level.needs_signature else level).value,
    }
    if cells.get("owner"):
        data["owner"] = cells["owner"]
    if level.needs_signature:
        data["proposed"] = {"level": level.value, "reason": f"imported from {source}"}
    return _Entry(feature, folder, data)
