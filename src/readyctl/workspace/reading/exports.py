"""A CRM's export and the mapping file beside it, as a person hands them to a command."""

from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from readyctl.core.entry.schema import validate
from readyctl.core.pipeline.columns import Doubled, MappingFile, recognised
from readyctl.core.pipeline.export import Export, read_export
from readyctl.errors import UsageError
from readyctl.workspace.reading.inputs import read_sheet, read_yaml


def mapping_file(path: Path) -> MappingFile:
    """What a mapping file says. Raises `UsageError` with the line of its first error."""
    model, problems = validate(MappingFile, read_yaml(path, help="name a mapping file"))
    if model is None or problems:
        problem = problems[0]
        line = f", line {problem.position.line}" if problem.position else ""
        raise UsageError(f"{path}{line}: {problem.message}", help=problem.help)
    return model


def export_of(file: Path, mapping: MappingFile) -> Export:
    """The deals of an export. Raises `UsageError` where no line of it names a deal's id, name and stage, and
    where two columns of one name differ.
    """
    sheet = read_sheet(file)
    table = sheet.table(lambda cells: recognised(cells, mapping) is not None)
    columns = recognised(table.headings, mapping) if table else None
    if table is None or columns is None:
        raise UsageError(
            f"{file} has no heading with a deal's id, name and stage: {_first_line(sheet.first())}",
            help="export these columns, or say which ones they are: --map FILE with "
            "columns: {id: …, customer: …, stage: …}",
        )
    for named in mapping.columns.items():
        if named[0] not in columns.places:
            _miss(file, *named, table.headings)
    for doubled in columns.doubled:
        if any(doubled.differs(line.cells) for line in table.lines):
            _refuse(file, doubled)
    return read_export(columns, ((line.number, line.cells) for line in table.lines), mapping)


_SHOWN = 200


def _first_line(cells: Sequence[str]) -> str:
    words = ", ".join(f"'{cell}'" for cell in cells if cell)
    return f"it begins with {words[:_SHOWN]}" if words else "it is empty"


def _refuse(file: Path, doubled: Doubled) -> NoReturn:
    numbers = [str(place + 1) for place in doubled.places]
    raise UsageError(
        f"{file} has two columns '{doubled.heading}', {' and '.join(numbers)}, and they differ",
        help=f"say which is meant: --map FILE with columns: {{{doubled.field}: '{numbers[0]}'}}",
    )


def _miss(file: Path, field: str, heading: str, headings: Sequence[str]) -> NoReturn:
    there = ", ".join(f"'{one}'" for one in headings if one)
    raise UsageError(
        f"{file} has no column '{heading}' for {field}",
        help=f"name one of these in the mapping file: {there[:_SHOWN]}",
    )
