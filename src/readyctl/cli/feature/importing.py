"""`readyctl import`: features from tables and from other systems. An import signs nothing."""

import shlex
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from readyctl.cli import output
from readyctl.cli.changes import carry_out
from readyctl.cli.options import Here, OptionGroup, Writing, command_line, group, prompt
from readyctl.core.feature.sources import KEYS, OUTCOME, SOURCES, Origin
from readyctl.core.level.table import UNSIGNED, Level
from readyctl.core.level.words import Ambiguous, Dropped, UnknownWord, came_to_nothing, folded, meaning
from readyctl.core.text.cells import ORDERS
from readyctl.errors import UsageError

if TYPE_CHECKING:
    from readyctl.workspace.changing.importing import FeatureImport

app = group("Features from tables and from other systems.")
NONE = "none"
"""What `--level` makes of a word whose rows are left out."""
_FEW = 12
_REST = """

Starts an entry for each row. What claims more than planned becomes a proposal to engineering, and so does a
date. A further run updates what an import wrote, and leaves alone what people or engineering wrote.
"""
_EXAMPLES = {
    "csv": (
        "readyctl import csv features.csv --area payments",
        "readyctl import csv roadmap.csv --map 'name=Feature name' --map delivery.date=ETA --level poc=beta",
    ),
    "backstage": ("readyctl import backstage catalog-info.yaml --area platform",),
    "kep": ("readyctl import kep kep.yaml --level alpha=beta",),
}


@dataclass(frozen=True)
class Reading(OptionGroup):
    """How the rows are read."""

    columns: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="KEY=COLUMN", help=f"Where a key stands ({', '.join(KEYS)})."),
    ] = None
    words: Annotated[
        list[str] | None,
        typer.Option("--level", metavar="WORD=LEVEL", help=f"What a word means; {NONE}: leave its rows out."),
    ] = None
    area: Annotated[str | None, typer.Option("--area", help="The area of rows that name none.")] = None
    dates: Annotated[
        str | None,
        typer.Option("--dates", metavar="ORDER", help=f"Of slashed dates: {' or '.join(map(repr, ORDERS))}."),
    ] = None

    def told(self, source: Origin) -> dict[str, str]:
        """The column of each key. Raises `UsageError` for what is none."""
        told: dict[str, str] = {}
        for pair in self.columns or []:
            key, equals, column = pair.partition("=")
            if source.is_yaml:
                raise UsageError(f"'{pair}' maps nothing: {source.title} has no columns", help="leave it out")
            if not equals or key not in KEYS:
                raise UsageError(
                    f"'{pair}' maps nothing", help=f"write KEY=COLUMN with one of {', '.join(KEYS)}"
                )
            told[key] = column
        return told

    def order(self) -> str | None:
        """What comes first in slashed dates. Raises `UsageError` for anything else."""
        if self.dates is not None and self.dates not in ORDERS:
            raise UsageError(f"'{self.dates}' is no order", help=f"it is {' or '.join(map(repr, ORDERS))}")
        return self.dates


def _command(source: Origin) -> None:
    """Add the command of one source."""

    def command(
        *,
        files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Files; - is standard input.")],
        reading: Reading,
        here: Here,
        writing: Writing,
    ) -> None:
        _import(source, files, reading, here, writing)

    command.__doc__ = source.about + _REST
    examples = _EXAMPLES.get(source.name, (f"readyctl import {source.name} export.csv --area payments",))
    app.command(source.name)(command_line(*examples)(command))


for _source in SOURCES.values():
    _command(_source)


def _import(source: Origin, files: list[Path], reading: Reading, here: Here, writing: Writing) -> None:
    from readyctl.core.feature.outside import Terms
    from readyctl.workspace.changing.identity import signer_here
    from readyctl.workspace.changing.importing import imported
    from readyctl.workspace.reading.outside import feature_rows

    told, order = reading.told(source), reading.order()
    workspace = here.workspace()
    found = feature_rows(files, source, told)
    for remark in found.remarks:
        output.say(remark)
    words = Counter(
        folded(row.cells["level"])
        for row in found.rows
        if row.cells.get("level", "").strip() and not came_to_nothing(row.cells.get(OUTCOME, ""))
    )
    levels = _levels(source, words, reading.words or [], writing)
    asks = any(isinstance(level, Level) and level.needs_signature for level in levels.values())
    dated = any(row.cells.get("delivery.date") for row in found.rows)
    by = (signer_here(workspace, None).address or None) if asks or dated else None
    name = files[0].name if len(files) == 1 else f"{len(files)} files"
    result = imported(workspace, found.rows, Terms(source.name, name, levels, reading.area, by, order))
    for line in _remarks(result, source):
        output.say(line)
    carry_out(result.plan(), writing, within=workspace, commit=writing.commits(default=False))


def _remarks(result: "FeatureImport", source: Origin) -> Iterator[str]:
    """What stays as it is, and what was left out: each once, and after a dozen of a kind their number."""
    yield from _some(result.remarks)
    yield from _some([f"{known} is in the registry already and stays as it is" for known in result.known])
    yield from _some(
        [
            f"{each.id}: {each.key} stays '{each.stands}', where {source.title} says '{each.said}'"
            for each in result.kept
        ]
    )
    yield from _some(
        [f"{absent} came from {source.title} and is not in the file" for absent in result.absent]
    )


def _some(lines: Sequence[str]) -> Iterator[str]:
    yield from lines[:_FEW]
    if len(lines) > _FEW:
        yield f"… and {len(lines) - _FEW} more of this kind"


def _levels(
    source: Origin, words: Counter[str], pairs: Iterable[str], writing: Writing
) -> dict[str, Level | Dropped]:
    """The level of each word; asks where it is not clear, or raises `UsageError` for all of them."""
    told = dict(map(_pair, pairs))
    unclear: dict[str, Ambiguous | UnknownWord] = {}
    for word in words:
        found = told.get(word) or meaning(word, source.name)
        if isinstance(found, Level | Dropped):
            told[word] = found
        else:
            unclear[word] = found
    if unclear and not writing.may_ask:
        raise _unclear(unclear, words)
    return told | {word: _asked(word, found) for word, found in unclear.items()}


def _unclear(unclear: dict[str, Ambiguous | UnknownWord], words: Counter[str]) -> UsageError:
    """Every word at once, with the options to type."""
    said = "\n".join(f"{_why(word, found)} ({_rows(words[word])})" for word, found in unclear.items())
    options = " ".join(f"--level {shlex.quote(f'{word}={_hint(found)}')}" for word, found in unclear.items())
    meanings = f"one of {', '.join(Level)}, or {NONE} to leave the rows out"
    return UsageError(said, help=f"say what each means, {meanings}: {options}")


def _rows(number: int) -> str:
    return "1 row" if number == 1 else f"{number} rows"


def _why(word: str, found: Ambiguous | UnknownWord) -> str:
    if isinstance(found, Ambiguous):
        return f"'{word}' may mean {' or '.join(found.levels)}"
    return f"'{word}' is no level that is known here"


def _hint(found: Ambiguous | UnknownWord) -> str:
    return (found.levels[0] if isinstance(found, Ambiguous) else UNSIGNED).value


def _pair(pair: str) -> tuple[str, Level | Dropped]:
    word, _, text = pair.rpartition("=")
    level = Dropped(folded(word)) if text == NONE else Level.named(text)
    if not word or level is None:
        raise UsageError(
            f"'{pair}' is no meaning", help=f"write WORD=LEVEL with one of {', '.join((*Level, NONE))}"
        )
    return folded(word), level


def _asked(word: str, found: Ambiguous | UnknownWord) -> Level | Dropped:
    answer = prompt(f"{_why(word, found)}. Which level is it, or {NONE}?", _hint(found))
    return _pair(f"{word}={answer}")[1]
