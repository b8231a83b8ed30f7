"""Text for terminals: made harmless, given a style, lined up in columns."""

from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import combining, east_asian_width

from readyctl.render.escape import one_line, terminal

_STYLES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "cyan": "36"}


@dataclass(frozen=True)
class Painted:
    """One line with a style (bold, dim, red, green, yellow, cyan) that shows on colour terminals only."""

    text: str
    style: str


Piece = str | Painted


def paint(text: str, style: str) -> Painted:
    """Give text a style; pass the result to `emit`, `say` or `columns` beside plain text."""
    return Painted(text, style)


def columns(rows: Sequence[Sequence[Piece]]) -> list[list[Piece]]:
    """Line rows of cells up under one another, two spaces apart; each result is the pieces of one line.

    A line break in a cell becomes a space: what an entry says must not look like a line of this program's.
    """
    rows = [[_unbroken(cell) for cell in row] for row in rows]
    texts = [[escaped(cell) for cell in row] for row in rows]
    widths = [max(map(_width, column)) for column in zip(*texts, strict=True)]
    lines: list[list[Piece]] = []
    for row, cells in zip(rows, texts, strict=True):
        line: list[Piece] = []
        for cell, text, width in zip(row[:-1], cells[:-1], widths[:-1], strict=True):
            line += [cell, " " * (width - _width(text) + 2)]
        lines.append([*line, row[-1]])
    return lines


def escaped(piece: Piece) -> str:
    """The piece's text without its style, fit for a terminal."""
    return one_line(piece.text) if isinstance(piece, Painted) else terminal(piece)


def block(text: str) -> list[str]:
    """The lines of a longer text; where there are several, each behind a bar: all seen as its own."""
    lines = text.strip("\n").splitlines()
    return [f"| {line}" for line in lines] if len(lines) > 1 else [text]


def _unbroken(cell: Piece) -> Piece:
    return cell if isinstance(cell, Painted) else one_line(cell)


def _width(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def ansi(piece: Painted) -> str:
    """The piece with its style, for a terminal with colours."""
    return f"\x1b[{_STYLES[piece.style]}m{escaped(piece)}\x1b[0m"
