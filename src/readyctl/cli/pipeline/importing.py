"""`readyctl pipeline import`."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from readyctl.cli import output
from readyctl.cli.changes import carry_out
from readyctl.cli.options import Here, Writing, command_line
from readyctl.cli.pipeline.progress import counted
from readyctl.core.deal.money import money_words, totals_of
from readyctl.core.deal.note import Stage
from readyctl.core.pipeline.columns import NO_MAPPING, MappingFile, amended, recognised
from readyctl.core.pipeline.export import Export, ExportProblem, read_export
from readyctl.core.pipeline.notes import blocked
from readyctl.core.pipeline.plan import Action, Update, plan
from readyctl.errors import UsageError
from readyctl.workspace.changing.plan import Change, Plan

if TYPE_CHECKING:
    pass


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
    from readyctl.workspace.changing.pipeline import damaged_notes, note_changes
    from readyctl.workspace.reading.deals import Selling

    mapping = _mapping(mapping_file, stages or [], {"dates": dates, "decimal": decimal, "currency": currency})
    export = _read(file, mapping)
    workspace = here.workspace()
    selling = Selling(workspace)
    unreadable = list(blocked(export.deals, selling.notes, list(damaged_notes(workspace, selling))))
    left_alone = {problem.line for problem in unreadable}
    deals = [deal for deal in export.deals if deal.line not in left_alone]
    actions = plan(deals, selling.notes, [entry.where.id for entry in selling.entries])
    changes, refused = note_changes(workspace, selling, counted(actions, "deals"))
    problems = [*export.problems, *unreadable, *refused]
    _say_problems(file, problems)
    _say_kept(actions)
    words = list(_words(export, actions, changes))
    message = f"pipeline import of {file.name}: {words[0]}"
    carry_out(Plan(workspace.top, words, changes, message), writing, commit=writing.commits(default=False))
    return int(any(problem.fatal for problem in problems))


def _mapping(path: Path | None, stages: Sequence[str], given: dict[str, str | None]) -> MappingFile:
    base = NO_MAPPING if path is None else _mapping_file(path)
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


def _mapping_file(path: Path) -> MappingFile:
    from readyctl.core.entry.schema import validate
    from readyctl.workspace.reading.inputs import read_yaml

    model, problems = validate(MappingFile, read_yaml(path, help="name a mapping file"))
    if model is None or problems:
        problem = problems[0]
        line = f", line {problem.position.line}" if problem.position else ""
        raise UsageError(f"{path}{line}: {problem.message}", help=problem.help)
    return model


def _read(file: Path, mapping: MappingFile) -> Export:
    from readyctl.workspace.reading.inputs import read_sheet

    table = read_sheet(file).table(lambda cells: recognised(cells, mapping) is not None)
    columns = recognised(table.headings, mapping) if table else None
    if table is None or columns is None:
        raise UsageError(
            f"{file} has no heading with a deal's id, name and stage",
            help="export these columns, or say which ones they are with --map FILE",
        )
    return read_export(columns, ((line.number, line.cells) for line in table.lines), mapping)


def _say_problems(file: Path, problems: Iterable[ExportProblem]) -> None:
    for problem in sorted(problems, key=lambda problem: problem.line):
        help_text = f" ({problem.help})" if problem.help else ""
        output.say(f"{file.name}, line {problem.line}: {problem.message}{help_text}")


def _words(export: Export, actions: Sequence[Action], changes: Sequence[Change]) -> Iterator[str]:
    new = sum(change.before is None for change in changes)
    same = len(actions) - len(changes)
    yield f"{new} new, {len(changes) - new} changed, {same} as they are"
    yield f"the export's deals: {money_words(totals_of((d.amount, d.currency) for d in export.deals))}"
    if export.footer:
        yield f"lines of the file that are no deals (totals, footers): {export.footer}"


def _say_kept(actions: Iterable[Action]) -> None:
    for action in actions:
        for key, old, new in action.kept if isinstance(action, Update) else ():
            output.say(f"{action.id}: {key} stays {old}, which a person wrote; the CRM says {new}")
