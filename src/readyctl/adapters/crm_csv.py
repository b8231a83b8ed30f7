"""Reading a CRM's export: any encoding and separator, titles above the heading, footers below the rows."""

import codecs
import csv
import io
import sys
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from readyctl.errors import UsageError

STANDARD_INPUT = Path("-")
MOST_BYTES = 100 * 1024 * 1024
_HEADING_WITHIN = 20
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


@dataclass(frozen=True)
class Line:
    """One record of the table: the line of the file that it begins on, from 1, and its cells in order."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """An export: the headings as written, the lines below them, and how the bytes were read."""

    headings: tuple[str, ...]
    lines: tuple[Line, ...]
    encoding: str


def read(path: Path, is_heading: Callable[[Sequence[str]], bool]) -> Table:
    """Read an export; `is_heading` tells the heading from the titles that reports put above it.

    `-` is standard input. Empty lines are left out; everything else is kept, footers too. Raises UsageError
    for a file that cannot be read, is no table, or has no heading.
    """
    data = _bytes(path)
    text, encoding = _decoded(data)
    if "\0" in text:
        raise UsageError(f"{path} is no text table", help="export it again as CSV, not as a workbook")
    for separator in _separators(text):
        lines = _parsed(path, text, separator)
        for index, line in enumerate(lines[:_HEADING_WITHIN]):
            if is_heading(line.cells):
                return Table(line.cells, tuple(lines[index + 1 :]), encoding)
    raise UsageError(
        f"{path} has no heading with a deal's id, name and stage",
        help="export these columns, or say which ones they are with --map FILE",
    )


def _bytes(path: Path) -> bytes:
    try:
        with nullcontext(sys.stdin.buffer) if path == STANDARD_INPUT else path.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}", help="name a CSV file") from None
    if len(data) > MOST_BYTES:
        raise UsageError(f"{path} is larger than 100 MB", help="export fewer columns, or fewer deals")
    return data


def _decoded(data: bytes) -> tuple[str, str]:
    """By its mark; else UTF-8; else Windows' Latin-1, which has every printable sign of Latin-1."""
    marked = next((encoding for mark, encoding in _BOMS if data.startswith(mark)), None)
    for encoding in (marked or "utf-8", "cp1252"):
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1"), "latin-1"


def _separators(text: str) -> list[str]:
    """Separators by how often the first lines have them, most first."""
    head = "\n".join(text.splitlines()[:_HEADING_WITHIN])
    return sorted(",;\t", key=head.count, reverse=True)


def _parsed(path: Path, text: str, separator: str) -> list[Line]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    lines: list[Line] = []
    start = 1
    try:
        for cells in reader:
            stripped = tuple(cell.strip() for cell in cells)
            if any(stripped):
                lines.append(Line(start, stripped))
            start = reader.line_num + 1
    except csv.Error as error:
        raise UsageError(
            f"{path}, line {start}: {error}", help="the quotes do not match here; export the file again"
        ) from None
    return lines
