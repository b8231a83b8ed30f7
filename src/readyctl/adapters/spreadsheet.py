"""Reading a table of text: rows by column name, whatever the encoding and the separator."""

import csv
import io
import sys
from dataclasses import dataclass
from pathlib import Path

from readyctl.errors import UsageError

MAX_BYTES = 20 * 1024 * 1024
_SAMPLE = 4096
STDIN = Path("-")


@dataclass(frozen=True)
class Row:
    """One line of a table: its number in the file, from 1, and its cells by the column's name."""

    number: int
    cells: dict[str, str]


def rows(path: Path) -> list[Row]:
    """The rows of a CSV file, or of standard input for `-`, below the heading.

    Raises `UsageError` for what is no such table.
    """
    try:
        data = sys.stdin.buffer.read(MAX_BYTES + 1) if path == STDIN else path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}", help="name a CSV file") from None
    if len(data) > MAX_BYTES:
        raise UsageError(f"{path} is larger than 20 MB", help="split it")
    text = _decoded(data)
    try:
        table = list(csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True))
    except csv.Error as error:
        raise UsageError(f"{path} is no table: {error}", help="export it again as CSV") from None
    if not table or not any(cell.strip() for cell in table[0]):
        raise UsageError(f"{path} has no heading", help="the first line names the columns")
    heading = [cell.strip() for cell in table[0]]
    return [
        Row(number, {name: cell.strip() for name, cell in zip(heading, cells, strict=False) if name})
        for number, cells in enumerate(table[1:], start=2)
        if any(cell.strip() for cell in cells)
    ]


def _decoded(data: bytes) -> str:
    """UTF-8, with or without a mark; else Latin-1, which older exports are."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _separator(text: str) -> str:
    heading = text[:_SAMPLE].partition("\n")[0]
    return max(",;\t", key=heading.count)
