"""Features in files of other systems: tables, catalogs and enhancements, as rows."""

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from readyctl.adapters.decoding import decoded
from readyctl.adapters.tables import Table
from readyctl.adapters.yaml import foreign
from readyctl.core.feature.catalogs import head_of, rows_of
from readyctl.core.feature.outside import FeatureRow
from readyctl.core.feature.sources import LISTS, Origin, places_of
from readyctl.errors import UsageError
from readyctl.workspace.reading.inputs import read_bytes, read_sheet

_MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>|&[#a-zA-Z][a-zA-Z0-9]*;")
_DEFUSED = re.compile(r"\A'(?=[=+\-@])")
"""What exports put before a text that a spreadsheet would take for a formula."""


class FeatureRows(Struct, frozen=True):
    """The rows of files, in their order, and a sentence for each thing in them that was not read."""

    rows: tuple[FeatureRow, ...]
    remarks: tuple[str, ...]


def feature_rows(files: Sequence[Path], source: Origin, told: Mapping[str, str]) -> FeatureRows:
    """Read the features of these files; `told` has the column of a key where its heading is not a usual one.

    Raises `UsageError` where no column holds the names, or one that was told is not there, and for what
    cannot be read.
    """
    rows: list[FeatureRow] = []
    remarks: list[str] = []
    for file in files:
        place = f"{file}, " if len(files) > 1 else ""
        read = _documents(file, source, place) if source.is_yaml else _table(file, source, told, place)
        rows += read.rows
        remarks += read.remarks
    return FeatureRows(tuple(rows), tuple(remarks))


def _documents(file: Path, source: Origin, place: str) -> FeatureRows:
    data = read_bytes(file)
    if file.suffix.lower() in {".md", ".markdown"}:
        data = head_of(decoded(data)[0].replace("\r\n", "\n")).encode()
    documents = foreign.documents(data, str(file))
    if not documents:
        raise UsageError(
            f"{file} holds nothing to import", help=f"see `readyctl import {source.name} --help`"
        )
    rows, remarks = rows_of(source, documents, place)
    return FeatureRows(tuple(rows), tuple(remarks))


def _table(file: Path, source: Origin, told: Mapping[str, str], place: str) -> FeatureRows:
    sheet = read_sheet(file)
    table = sheet.table(
        lambda cells: "name" in places_of(source, cells, told) and set(told.values()) <= set(cells)
    )
    if table is None:
        raise _no_heading(file, source, sheet.first(), told)
    places = places_of(source, table.headings, told)
    remarks = [f"{place}{remark}" for remark in _doubled(table, places)]
    # A report ends with lines of one cell (its total, its owner's notice) that belong to no column.
    lines = list(table.lines)
    while len(table.headings) > 1 and lines and len(lines[-1].cells) == 1:
        footer = lines.pop()
        remarks.append(f"{place}line {footer.number} is no row and was left out: {footer.cells[0][:80]}")
    rows = (
        FeatureRow(
            f"{place}line {line.number}",
            {key: _text(line.cells, columns, source) for key, columns in places.items()},
        )
        for line in lines
    )
    return FeatureRows(tuple(rows), tuple(remarks))


def _doubled(table: Table, places: Mapping[str, tuple[int, ...]]) -> Iterable[str]:
    for key, columns in places.items():
        heading = table.headings[columns[0]]
        if key not in LISTS and table.headings.count(heading) > 1:
            yield f"there are several columns '{heading}'; the first one is read"


def _text(cells: Sequence[str], columns: Iterable[int], source: Origin) -> str:
    found = (cells[at] for at in columns if at < len(cells) and cells[at])
    texts = (_plain(cell) if source.markup else cell for cell in found)
    return "\n".join(_DEFUSED.sub("", text, count=1) for text in texts)


def _plain(cell: str) -> str:
    """The text of a cell in HTML, a blank line between its blocks."""
    if not _MARKUP.search(cell):
        return cell
    from readyctl.adapters.documents.html import document_text  # noqa: PLC0415 - tables of plain text need none

    return "\n\n".join(passage.text for passage in document_text(cell).passages) or _MARKUP.sub(" ", cell)


def _no_heading(file: Path, source: Origin, first: Sequence[str], told: Mapping[str, str]) -> UsageError:
    if not first:
        return UsageError(f"{file} has no heading", help="its first line names the columns")
    columns = f"the columns are {', '.join(first)}"
    missing = next((column for column in told.values() if column not in first), None)
    if missing is not None:
        return UsageError(f"there is no column '{missing}'", help=columns)
    usual = "".join(f" ({word})" for word in source.columns["name"][:1] if source.name != "csv")
    return UsageError(
        f"no column holds the names{usual}", help=f"say which one: --map name=COLUMN; {columns}"
    )
