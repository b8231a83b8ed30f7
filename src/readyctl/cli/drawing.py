"""Tables and colours, drawn with rich: what entries say is handed over as text, never as markup.

rich measures (wide characters take two columns), wraps and colours; its own table takes 0.3 ms a row, which
is 3 s for a long list, so rows are put together here. Imported only where something is drawn.
"""

from collections.abc import Iterator, Sequence
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, TypeGuard

from rich.cells import cell_len, chop_cells
from rich.color import ColorSystem
from rich.style import Style
from rich.text import Text

from readyctl.render.escape import one_line
from readyctl.render.painting import Painted, Piece, escaped

if TYPE_CHECKING:
    from rich.console import Console

_GAP = 2


class Column(Enum):
    """What stands in a column: that decides how it gives way where a row is wider than the terminal."""

    ID = "i"
    """Something to copy: never shortened."""
    WORD = "w"
    """A level, a date, a number: shortened last."""
    MARK = "m"
    """Who or what stands beside it: shortened in the middle, before any name is."""
    NAME = "n"
    """Shortened in the middle."""
    PROSE = "p"
    """Wrapped at words."""


_LEAST_PROSE = 16
_YIELDING = (
    (Column.PROSE, 24),
    (Column.MARK, 8),
    (Column.NAME, 12),
    (Column.PROSE, 16),
    (Column.MARK, 6),
    (Column.NAME, 6),
    (Column.WORD, 5),
    (Column.PROSE, 8),
    (Column.MARK, 1),
    (Column.NAME, 1),
    (Column.WORD, 1),
)
"""Who gives way in turn, and down to which width."""


def table(
    rows: Sequence[Sequence[Piece]], columns: Sequence[Column], *, colour: bool, width: int | None
) -> Iterator[str]:
    """Give the lines of a table, escaped, its cells under one another and two spaces apart.

    A line break in a cell becomes a space: what an entry says must not look like a line of this program's.
    A row wider than `width` has its prose wrapped and its names shortened; a long id may still stick out.
    """
    texts = [[_plain(cell) for cell in row] for row in rows]
    natural = [max(map(cell_len, column)) for column in zip(*texts, strict=True)]
    widths = natural if width is None else _fitted(natural, columns, width)
    for row, plain in zip(rows, texts, strict=True):
        parts = [_within(*cell) for cell in zip(plain, widths, columns, strict=True)]
        for number in range(max(map(len, parts))):
            line, behind = "", 0
            for cell, part, room in zip(row, parts, widths, strict=True):
                text = part[number] if number < len(part) else ""
                if text:
                    line += " " * behind + (coloured(text, cell.style) if colour and _styled(cell) else text)
                    behind = 0
                behind += room - cell_len(text) + _GAP
            yield line


def coloured(text: str, style: str) -> str:
    """Escaped text in a style, for a terminal with colours."""
    return Style.parse(style).render(text, color_system=ColorSystem.STANDARD)


def wrapped(pieces: Sequence[Piece], *, colour: bool, width: int | None) -> Iterator[str]:
    """Give the lines that one line becomes: wrapped at words, and going on under its own beginning."""
    text = Text.assemble(
        *((escaped(piece), piece.style if isinstance(piece, Painted) else "") for piece in pieces)
    )
    indent = len(text.plain) - len(text.plain.lstrip(" "))
    room = (width or 0) - indent
    parts = [text]
    if width is not None and text.cell_len > width and room >= _LEAST_PROSE:
        parts = list(text[indent:].wrap(_measure(), room, overflow="fold"))
        for part in parts:
            part.rstrip()
            part.pad_left(indent)
    for part in parts:
        yield _dressed(part) if colour else part.plain


def _dressed(text: Text) -> str:
    return "".join(
        segment.style.render(segment.text, color_system=ColorSystem.STANDARD)
        if segment.style
        else segment.text
        for segment in text.render(_measure())
    )


def _words(text: str, room: int) -> list[str]:
    """The text in lines of at most `room` columns, broken at words where one fits."""
    return [part.plain.rstrip(" ") for part in Text(text).wrap(_measure(), room, overflow="fold")]


def _plain(cell: Piece) -> str:
    return escaped(cell if isinstance(cell, Painted) else one_line(cell))


def _styled(cell: Piece) -> TypeGuard[Painted]:
    return isinstance(cell, Painted)


def _fitted(natural: Sequence[int], columns: Sequence[Column], width: int) -> list[int]:
    """Take from the widest columns of a kind first, kind by kind, until the row fits or nothing yields."""
    widths = list(natural)
    excess = sum(widths) + _GAP * (len(widths) - 1) - width
    for kind, least in _YIELDING:
        while excess > 0:
            widest = max(
                (at for at, column in enumerate(columns) if column is kind and widths[at] > least),
                key=lambda at: widths[at],
                default=None,
            )
            if widest is None:
                break
            widths[widest] -= 1
            excess -= 1
    return widths


def _within(text: str, room: int, kind: Column) -> list[str]:
    if kind is Column.ID or cell_len(text) <= room:
        return [text]
    return _words(text, room) if kind is Column.PROSE else [_shortened(text, room)]


def _shortened(text: str, room: int) -> str:
    """The text with its middle left out; wide characters take two columns."""
    if room <= 1:
        return "…"[:room]
    tail = (room - 1) // 2
    ending = chop_cells(text[::-1], tail)[0][::-1] if tail else ""
    return f"{chop_cells(text, room - 1 - tail)[0]}…{ending}"


@cache
def _measure() -> "Console":
    """What rich asks for styles and tab stops; nothing is printed to it, and only long lines need it."""
    from rich.console import Console

    return Console(quiet=True, _environ={})
