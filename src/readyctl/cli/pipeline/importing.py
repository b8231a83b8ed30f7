"""`readyctl pipeline import`."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from readyctl.cli import output
from readyctl.cli.changes import carry_out
from readyctl.cli.options import Here, Writing, command_line
from readyctl.cli.pipeline.progress import counted
from readyctl.core.deal.note import Stage
from readyctl.core.pipeline.columns import NO_MAPPING, MappingFile, amended
from readyctl.errors import UsageError


@command_line(
    "readyctl pipeline import opportunities.csv --dry-run",
    "readyctl pipeline import deals.csv --yes --commit",
    'readyctl pipeline import deals.csv --map mapping.yaml --stage "Legal review=contract"',
)
def command(
    *,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="An export of Salesforce or HubSpot, as CSV; - for stdin.")
    ],
    mapping_file: Annotated[
        Path | None,
        typer.Option(
            "--map", metavar="FILE", help="YAML: system, columns, stages, dates, decimal, currency."
        ),
    ] = None,
    stages: Annotated[
        list[str] | None,
        typer.Option("--stage", metavar="WORD=STAGE", help="What a stage means; repeatable."),
    ] = None,
    dates: Annotated[str | None, typer.Option(help="'day first' or 'month first'.")] = None,
    decimal: Annotated[str | None, typer.Option(help="The sign before cents, '.' or ','.")] = None,
    currency: Annotated[str | None, typer.Option(help="Of amounts that name none, such as EUR.")] = None,
    here: Here,
    writing: Writing,
) -> int:
    """Create and update deal notes from a CRM's export; what a person wrote in a note stays as it is.

    The same file imported twice changes nothing. Exits 1 where a line could not be taken.
    """
    from readyctl.workspace.changing.pipeline import imported
    from readyctl.workspace.reading.exports import export_of

    mapping = _mapping(mapping_file, stages or [], {"dates": dates, "decimal": decimal, "currency": currency})
    export = export_of(file, mapping)
    found = imported(here.workspace(), export, file.name, lambda actions: counted(actions, "deals"))
    for problem in found.problems:
        help_text = f" ({problem.help})" if problem.help else ""
        output.say(f"{file.name}, line {problem.line}: {problem.message}{help_text}")
    for note, key, written, told in found.kept:
        output.say(f"{note}: {key} stays {written}, which a person wrote; the CRM says {told}")
    carry_out(found.plan, writing, commit=writing.commits(default=False))
    return int(any(problem.fatal for problem in found.problems))


def _mapping(path: Path | None, stages: Sequence[str], given: dict[str, str | None]) -> MappingFile:
    from readyctl.workspace.reading.exports import mapping_file

    base = NO_MAPPING if path is None else mapping_file(path)
    words = dict(base.stages)
    values = {key: value for key, value in given.items() if value is not None}
    for pair in stages:
        word, equals, stage = pair.rpartition("=")
        if not equals or stage not in set(Stage):
            raise UsageError(
                f"'{pair}' names no stage", help=f"write --stage WORD=STAGE; stages: {', '.join(Stage)}"
            )
        words[word] = Stage(stage)
    mapping = amended(base, {**values, "stages": words})
    if isinstance(mapping, str):
        raise UsageError(f"--{mapping} {given.get(mapping)} is not one of its values", help="see --help")
    return mapping
