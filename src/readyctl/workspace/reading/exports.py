"""A CRM's export and the mapping file beside it, as a person hands them to a command."""

from pathlib import Path

from readyctl.core.entry.schema import validate
from readyctl.core.pipeline.columns import MappingFile, recognised
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
    """The deals of an export. Raises `UsageError` where no line of it names a deal's id, name and stage."""
    table = read_sheet(file).table(lambda cells: recognised(cells, mapping) is not None)
    columns = recognised(table.headings, mapping) if table else None
    if table is None or columns is None:
        raise UsageError(
            f"{file} has no heading with a deal's id, name and stage",
            help="export these columns, or say which ones they are with --map FILE",
        )
    return read_export(columns, ((line.number, line.cells) for line in table.lines), mapping)
