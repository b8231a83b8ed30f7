"""Tables for a file or a pipe: cells under one another, escaped, without colours, and nothing shortened."""

from collections.abc import Iterator, Sequence

from readyctl.render.escape import one_line
from readyctl.render.painting import Painted, Piece, escaped

GAP = 2
"""Spaces between two columns."""


def in_columns(rows: Sequence[Sequence[Piece]]) -> Iterator[str]:
    """Give the lines of a table: every cell but the last that says something is filled up."""
    columns = [_escaped(column) for column in zip(*rows, strict=True)]
    rooms = [widest + GAP for _, widest, _ in columns[:-1]]
    filled = "".join([*(f"%-{room}s" for room in rooms), "%s"])
    by_signs = all(plain for *_, plain in columns)  # then each sign takes one column
    for row in zip(*(texts for texts, *_ in columns), strict=True):
        line = filled % row if row[-1] else ""
        yield line if line and (by_signs or _is_plain(line)) else _filled_up(row, rooms)


def _filled_up(row: Sequence[str], rooms: Sequence[int]) -> str:
    last = max((at for at, text in enumerate(row) if text), default=-1)
    before = (row[at] + " " * (rooms[at] - width_of(row[at])) for at in range(max(last, 0)))
    return "".join((*before, *row[last : last + 1]))


def escaped_rows(rows: Sequence[Sequence[Piece]]) -> tuple[list[tuple[str, ...]], list[int]]:
    """The cells' texts, escaped, and how wide each column is.

    A line break in a cell becomes a space: what an entry says must not look like a line of this program's.
    """
    columns = [_escaped(column) for column in zip(*rows, strict=True)]
    return [*zip(*(texts for texts, *_ in columns), strict=True)], [widest for _, widest, _ in columns]


def _escaped(column: Sequence[Piece]) -> tuple[list[str], int, bool]:
    """The texts of a column, escaped, its width, and whether all is plain: as columns nearly always are,
    so that is seen of all cells at once.
    """
    texts = [cell if isinstance(cell, str) else cell.text for cell in column]
    together = "".join(texts)
    if _is_plain(together) and "::" not in together:
        return texts, max(map(len, texts)), True
    texts = [escaped(cell if isinstance(cell, Painted) else one_line(cell)) for cell in column]
    return texts, max(map(width_of, texts)), False


def width_of(text: str) -> int:
    """In how many columns a text stands; most of it is plain, and need not be measured sign by sign."""
    if _is_plain(text):
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def _is_plain(text: str) -> bool:
    """Whether each sign of it takes one column and means itself: letters, figures and signs of ASCII."""
    return text.isascii() and not text.encode().translate(None, _PLAIN)


_PLAIN = bytes(range(0x20, 0x7F))
