"""`readyctl import csv`: features from a spreadsheet. An import signs nothing."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from readyctl.cli import output
from readyctl.cli.changes import carry_out
from readyctl.cli.options import Here, Writing, command_line, group, prompt
from readyctl.core.feature.spreadsheet import COLUMNS
from readyctl.core.level.table import UNSIGNED, Level
from readyctl.core.level.words import Ambiguous, UnknownWord, folded, meaning
from readyctl.errors import UsageError

app = group("Features from a spreadsheet.")


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
    from readyctl.workspace.changing.spreadsheet import feature_rows, imported

    workspace = here.workspace()
    found = feature_rows(file, _told(columns or []))
    for remark in found.remarks:
        output.say(remark)
    levels = _levels((row.cells.get("level", "") for row in found.rows), words or [], writing)
    result = imported(workspace, found.rows, levels, area, file.name)
    for known in result.known:
        output.say(f"{known} is in the registry already and stays as it is")
    carry_out(result.plan(), writing, within=workspace, commit=writing.commits(default=False))


def _told(pairs: list[str]) -> dict[str, str]:
    """The column of each key, as the options say."""
    told: dict[str, str] = {}
    for pair in pairs:
        key, equals, column = pair.partition("=")
        if not equals or key not in COLUMNS:
            raise UsageError(
                f"'{pair}' maps nothing", help=f"write KEY=COLUMN with one of {', '.join(COLUMNS)}"
            )
        told[key] = column
    return told


def _levels(cells: Iterable[str], pairs: list[str], writing: Writing) -> dict[str, Level]:
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
    answer = prompt(f"{question}. Which level is it?", hint)
    told = Level.named(answer)
    if told is None:
        raise UsageError(f"'{answer}' is no level", help=f"it is one of {', '.join(Level)}")
    return told
