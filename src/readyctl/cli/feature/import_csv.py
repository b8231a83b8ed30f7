"""`readyctl import csv`: features from a spreadsheet. An import signs nothing."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from readyctl.cli import output
from readyctl.cli.changes import carry_out
from readyctl.cli.options import Here, Writing, command_line, group
from readyctl.core.entry.document import Node
from readyctl.core.entry.ids import suggested
from readyctl.core.entry.path import ID, EntryKind, EntryPath
from readyctl.core.feature.inventory import UNSIGNED
from readyctl.core.level.table import WEAKEST, Level
from readyctl.core.level.words import Ambiguous, UnknownWord, folded, meaning
from readyctl.errors import Refused, UsageError
from readyctl.workspace.changing.entries import new_entry
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
    from readyctl.adapters.spreadsheet import rows

    workspace = here.workspace()
    inventory = workspace.inventory()
    table = rows(file)
    mapping = _mapping(columns or [], sorted({name for row in table for name in row.cells}))
    levels = _levels([row.cells.get(mapping.get("level", ""), "") for row in table], words or [], writing)
    prefix = f"{workspace.registry}/" if workspace.registry else ""
    changes: dict[str, Change] = {}
    problems: list[str] = []
    for row in table:
        cells = {key: row.cells.get(column, "") for key, column in mapping.items()}
        entry = _entry(cells, levels, area, file.name)
        if isinstance(entry, str):
            problems.append(f"line {row.number}: {entry}")
        elif entry.id in changes:
            problems.append(f"line {row.number}: the id '{entry.id}' was used above")
        elif inventory.find(entry.id) or entry.id in inventory.successors:
            output.say(f"{entry.id} is in the registry already and stays as it is")
        else:
            path = f"{prefix}features/{entry.area}/{entry.id}.yaml"
            where = EntryPath(path, EntryKind.FEATURE, entry.id, entry.area)
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


def _mapping(pairs: list[str], headings: list[str]) -> dict[str, str]:
    """The column of each key: as told, else by the usual headings."""
    mapping: dict[str, str] = {}
    for pair in pairs:
        key, equals, column = pair.partition("=")
        if not equals or key not in _COLUMNS:
            raise UsageError(
                f"'{pair}' maps nothing", help=f"write KEY=COLUMN with one of {', '.join(_COLUMNS)}"
            )
        if column not in headings:
            raise UsageError(f"there is no column '{column}'", help=f"the columns are {', '.join(headings)}")
        mapping[key] = column
    for key, usual in _COLUMNS.items():
        found = next((h for word in usual for h in headings if h.casefold() == word), None)
        if found is not None:
            mapping.setdefault(key, found)
    if "name" not in mapping:
        raise UsageError("no column holds the names", help="say which one: --map name=COLUMN")
    return mapping


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
