"""`readyctl pipeline import`."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from readyctl.cli import output
from readyctl.cli.changes import carry_out
from readyctl.cli.options import Here, Writing, command_line
from readyctl.cli.pipeline.linking import settled, told
from readyctl.cli.pipeline.outlook import rows
from readyctl.cli.pipeline.progress import counted
from readyctl.core.deal.note import Stage
from readyctl.core.pipeline.columns import NO_MAPPING, MappingFile, amended
from readyctl.core.pipeline.export import Export, ExportProblem
from readyctl.core.pipeline.kindred import Linked
from readyctl.errors import UsageError
from readyctl.render.painting import paint

if TYPE_CHECKING:
    from readyctl.workspace.changing.pipeline import PipelineImport
    from readyctl.workspace.reading.opening import Workspace


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
    link: Annotated[
        list[str] | None,
        typer.Option(metavar="NOTE=ID", help="The note that a deal of this id has already; repeatable."),
    ] = None,
    new: Annotated[
        list[str] | None,
        typer.Option(metavar="ID", help="A deal that none of its customer's notes is of; repeatable."),
    ] = None,
    here: Here,
    writing: Writing,
) -> int:
    """Create and update deal notes from a CRM's export; what a person wrote in a note stays as it is.

    The same file imported twice changes nothing. Where a customer has a note without a key of the CRM, it
    asks whether that is the deal; it never makes a second note. Exits 1 where a line could not be taken.
    """
    from readyctl.workspace.changing.pipeline import imported
    from readyctl.workspace.reading.exports import export_of

    mapping = _mapping(mapping_file, stages or [], {"dates": dates, "decimal": decimal, "currency": currency})
    export = export_of(file, mapping)
    linked = _linked(link or [], new or [], writing)
    workspace = here.workspace()
    found = imported(workspace, export, file.name, lambda actions: counted(actions, "deals"), linked)
    return _carried_out(workspace, found, file, export, writing)


def _linked(link: Sequence[str], new: Sequence[str], writing: Writing) -> Linked:
    asks = writing.may_ask and not (writing.yes or writing.dry_run)
    return lambda deals, notes: settled(told(link, new, deals, notes), deals, notes, asks=asks)


def _carried_out(
    workspace: "Workspace", found: "PipelineImport", file: Path, export: Export, writing: Writing
) -> int:
    from readyctl.workspace.changing.standing import ensure_seen

    _say(file, found.problems)
    for note, key, written, said in found.kept:
        output.say(f"{note}: {key} stays {written}, which a person wrote; the CRM says {said}")
    if writing.dry_run and found.plan.effective:
        ensure_seen(found.plan.top, found.plan.effective)
        for line in found.plan.words:
            output.say(paint("• ", "dim"), line)
        output.emit_table(rows(found.actions, export.deals), "inwwwp")
        output.say("dry run: nothing was written")
    else:
        carry_out(found.plan, writing, within=workspace, commit=writing.commits(default=False))
    return int(any(problem.fatal for problem in found.problems))


def _say(file: Path, problems: Iterable[ExportProblem]) -> None:
    """Each problem once, with all the lines that have it."""
    lines: dict[tuple[str, str], list[int]] = {}
    for problem in problems:
        lines.setdefault((problem.message, problem.help), []).append(problem.line)
    for (message, help_text), numbers in lines.items():
        where = f"line{'' if len(numbers) == 1 else 's'} {', '.join(map(str, numbers))}"
        output.say(f"{file.name}, {where}: {message}{f' ({help_text})' if help_text else ''}")


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
