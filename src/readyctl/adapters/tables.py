"""Reading a table of text: any encoding and separator, titles above the heading, footers below the rows."""

import csv
import io
import sys
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from pathlib import Path

from msgspec import Struct

from readyctl.adapters.decoding import decoded
from readyctl.errors import UsageError

STANDARD_INPUT = Path("-")
MOST_BYTES = 100 * 1024 * 1024
HEADING_WITHIN = 20
"""Lines, empty ones not counted, within which the heading has to come."""
_SEPARATORS = ",;\t"


class Line(Struct, frozen=True):
    """One record of the table: the line of the file that it begins on, from 1, and its cells in order."""

    number: int
    cells: tuple[str, ...]


class Table(Struct, frozen=True):
    """The headings as written, two of one name too, and the lines below them."""

    headings: tuple[str, ...]
    lines: tuple[Line, ...]


class Sheet(Struct, frozen=True):
    """A file of records, before anybody has said which of them is the heading."""

    path: Path
    text: str
    encoding: str

    def table(self, is_heading: Callable[[Sequence[str]], bool]) -> Table | None:
        """Everything below the heading, which `is_heading` tells from the titles above; None without one.

        Empty lines are left out; everything else is kept, footers too. Raises UsageError where quotes do
        not match.
        """
        for separator in self._separators():
            lines = self._lines(separator)
            for index, line in enumerate(lines[:HEADING_WITHIN]):
                if is_heading(line.cells):
                    return Table(line.cells, tuple(lines[index + 1 :]))
        return None

    def first(self) -> tuple[str, ...]:
        """The cells of the first line that has any; none in an empty file."""
        lines = self._lines(self._separators()[0])
        return lines[0].cells if lines else ()

    def _separators(self) -> list[str]:
        """Separators by how often the first lines have them, most first."""
        head = "\n".join(self.text.split("\n", HEADING_WITHIN)[:HEADING_WITHIN])
        return sorted(_SEPARATORS, key=head.count, reverse=True)

    def _lines(self, separator: str) -> list[Line]:
        reader = csv.reader(io.StringIO(self.text, newline=""), delimiter=separator, strict=True)
        lines: list[Line] = []
        start = 1
        try:
            for cells in reader:
                stripped = tuple(cell.strip() for cell in cells)
                if any(stripped):
                    lines.append(Line(start, stripped))
                # A cell may hold line breaks: the next record begins behind the last line that was read.
                start = reader.line_num + 1
        except csv.Error as error:
            raise UsageError(
                f"{self.path}, line {start}: {error}",
                help="the quotes do not match here; export the file again",
            ) from None
        return lines


def read(path: Path) -> Sheet:
    """Read a CSV file; `-` is standard input. Raises UsageError for what cannot be read or is no text."""
    try:
        with nullcontext(sys.stdin.buffer) if path == STANDARD_INPUT else path.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}", help="name a CSV file") from None
    if len(data) > MOST_BYTES:
        raise UsageError(f"{path} is larger than 100 MB", help="export fewer columns, or fewer rows")
    text, encoding = decoded(data)
    if "\0" in text:
        raise UsageError(f"{path} is no text table", help="export it again as CSV, not as a workbook")
    return Sheet(path, text, encoding)
