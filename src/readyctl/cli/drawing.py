"""Tables and colours, drawn with rich: what entries say is handed over as text, never as markup.

rich measures (wide characters take two columns), wraps and colours; its own table takes 0.3 ms a row, which
is 3 s for a long list, so rows are put together here. Imported only where something is drawn.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeGuard

from rich.cells import chop_cells
from rich.color import ColorSystem
from rich.style import Style
from rich.text import Text

from readyctl.cli.columns import GAP, escaped_rows, width_of
from readyctl.render.painting import Command, Painted, Piece, escaped

if TYPE_CHECKING:
    from rich.console import Console


class Column(Enum):
    """What stands in a column: that decides how it gives way where a row is wider than the terminal."""

    ID = "i"
    """Something to copy: never shortened."""
    WORD = "w"
    """A level, a date, a number: shortened last."""
    SPARE = "s"
    """A word that is left out where a level or a date would not be whole beside it."""
    MARK = "m"
    """Who or what stands beside it: its end is cut, before any name is shortened, and then it is left out."""
    NAME = "n"
    """Shortened in the middle."""
    TITLE = "t"
    """A name that people know: wrapped at words, and shortened only where no word fits."""
    PROSE = "p"
    """Wrapped at words."""


_LEAST_PROSE = 16
_LEAST_TITLE = 12
_LONGEST_LABEL = 20
_YIELDING = ((Column.PROSE, 24), (Column.MARK, 8), (Column.NAME, 12), (Column.TITLE, 12))
"""Who gives way first, and down to which width."""
_YIELDING_MORE = (
    (Column.PROSE, 16),
    (Column.MARK, 6),
    (Column.NAME, 6),
    (Column.TITLE, 6),
    (Column.PROSE, 10),
)
"""The same once nothing can be spared any more; every word is still whole."""
_AT_LAST = (
    (Column.WORD, 5),
    (Column.PROSE, 8),
    (Column.MARK, 1),
    (Column.NAME, 1),
    (Column.TITLE, 1),
    (Column.WORD, 1),
)
"""Who gives way where even that is too wide: a terminal of 30 columns."""


def table(
    rows: Sequence[Sequence[Piece]], columns: Sequence[Column], *, colour: bool, width: int | None
) -> Iterator[str]:
    """Give the lines of a table, escaped, its cells under one another and two spaces apart. A row
    wider than `width` has its prose wrapped, its names shortened, and what can be spared left out; a long id
    may still stick out.
    """
    texts, natural = escaped_rows(rows)
    widths = dict(enumerate(natural))
    if width is not None:
        widths = _fitted(natural, columns, width, _words_that_stay(texts, columns))
    for row, plain in zip(rows, texts, strict=True):
        parts = {at: _within(plain[at], room, columns[at]) for at, room in widths.items()}
        for number in range(max(map(len, parts.values()))):
            line, behind = "", 0
            for at, room in widths.items():
                cell, part = row[at], parts[at]
                text = part[number] if number < len(part) else ""
                if text:
                    line += " " * behind + (coloured(text, cell.style) if colour and _styled(cell) else text)
                    behind = 0
                behind += room - width_of(text) + GAP
            yield line


def _words_that_stay(texts: Sequence[Sequence[str]], columns: Sequence[Column]) -> dict[int, int]:
    """By column, the width of what says nothing once it is shortened: a heading, and words like `not needed`
    where an address would stand.
    """
    floors: dict[int, int] = {}
    for at, kind in enumerate(columns):
        if kind in {Column.MARK, Column.NAME, Column.TITLE}:
            heading = [texts[0][at]] if texts[0][at].isupper() else []
            words = [row[at] for row in texts if kind is Column.MARK and "@" not in row[at]]
            floors[at] = max(map(width_of, (*heading, *words)), default=0)
    return floors


def coloured(text: str, style: str) -> str:
    """Escaped text in a style, for a terminal with colours."""
    return Style.parse(style).render(text, color_system=ColorSystem.STANDARD)


def wrapped(pieces: Sequence[Piece], *, colour: bool, width: int | None) -> Iterator[str]:
    """Give the lines that one line becomes: wrapped at words, and going on under its own beginning. A command
    that fits into a line is not broken, so that it can be copied.
    """
    text = Text.assemble(
        *((escaped(piece), piece.style if isinstance(piece, Painted) else "") for piece in pieces)
    )
    indent = _beginning(text.plain)
    room = (width or 0) - indent
    parts = [text]
    if width is not None and text.cell_len > width and room >= _LEAST_PROSE:
        text.plain = text.plain.replace("\t", " ")
        breaks = _breaks(_as_words(pieces, width * 3 // 4)[indent:], room)
        parts = list(text[indent:].divide(breaks))
        for part in parts:
            part.rstrip()
            part.pad_left(indent)
        parts[0] = Text.assemble(text[:indent], parts[0][indent:])
    for part in parts:
        yield _dressed(part) if colour else part.plain


def _as_words(pieces: Sequence[Piece], most: int) -> str:
    """The same text to look for places to break in: a command, or code between back ticks, of at most so many
    columns is one word there.
    """
    return "".join(_whole(piece, most) for piece in pieces)


def _whole(piece: Piece, most: int) -> str:
    text = escaped(piece).replace("\t", " ")
    if isinstance(piece, Command):
        return _one_word(text, most)
    return _CODE.sub(lambda code: _one_word(code[0], most), text)


def _one_word(text: str, most: int) -> str:
    return text.replace(" ", "_") if width_of(text) <= most else text


_CODE = re.compile(r"`[^`]+`")


def _breaks(text: str, room: int) -> Iterator[int]:
    """Where lines of at most `room` columns begin, but for the first: at words, within one that is longer."""
    used = 0
    for found in _WORD.finditer(text):
        at, word = found.start(), found[0]
        needed = width_of(word.rstrip())
        if used and used + needed > room:
            yield at
            used = 0
        while needed > room:
            line = chop_cells(word, room)[0]
            at += len(line)
            yield at
            word = word[len(line) :]
            needed = width_of(word.rstrip())
        used += width_of(word)


_WORD = re.compile(r"\s*\S+\s*")


def _beginning(text: str) -> int:
    """Where the words of a line begin: behind its spaces, and behind a number, as in `2. FX is …`, or a short
    label that stands in a column of its own, as in `decide   fx: …`.
    """
    spaces = len(text) - len(text.lstrip(" "))
    if numbered := _NUMBER.match(text):
        return numbered.end()
    label, _, words = text[spaces:].partition("  ")
    behind = len(text) - len(words.lstrip(" "))
    labelled = bool(label and words.strip()) and behind - spaces <= _LONGEST_LABEL and label.isascii()
    return behind if labelled else spaces


_NUMBER = re.compile(r" *[0-9]{1,4}\. (?=\S)")


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


def _styled(cell: Piece) -> TypeGuard[Painted]:
    return isinstance(cell, Painted)


def _fitted(
    natural: Sequence[int], columns: Sequence[Column], width: int, floors: Mapping[int, int]
) -> dict[int, int]:
    """The widths of the columns that stay, by their number, so that a row fits or nothing yields any more."""
    kept = widths = dict(enumerate(natural))
    for kind, turns in ((Column.SPARE, _YIELDING), (Column.MARK, (*_YIELDING, *_YIELDING_MORE))):
        going = [at for at, column in enumerate(columns) if column is kind]
        while _excess(widths := _narrowed(kept, columns, width, turns, floors), width) > 0 and going:
            del kept[going.pop(0)]
        if _excess(widths, width) <= 0:
            return widths
    return _narrowed(widths, columns, width, _AT_LAST)


def _excess(widths: Mapping[int, int], width: int) -> int:
    return sum(widths.values()) + GAP * (len(widths) - 1) - width


def _narrowed(
    natural: Mapping[int, int],
    columns: Sequence[Column],
    width: int,
    turns: Iterable[tuple[Column, int]],
    floors: Mapping[int, int] = MappingProxyType({}),
) -> dict[int, int]:
    """Take from the widest columns of a kind first, kind by kind, until the row fits or nothing yields."""
    widths = dict(natural)
    excess = _excess(widths, width)
    for kind, least in turns:
        while excess > 0:
            yielding = [
                at
                for at, room in widths.items()
                if columns[at] is kind and room > max(least, floors.get(at, 0))
            ]
            if not yielding:
                break
            widths[max(yielding, key=lambda at: widths[at])] -= 1
            excess -= 1
    return widths


def _within(text: str, room: int, kind: Column) -> list[str]:
    if kind is Column.ID or width_of(text) <= room:
        return [text]
    if kind is Column.MARK and room > 1:
        return [f"{chop_cells(text, room - 1)[0]}…"]
    whole = kind is Column.PROSE or (kind is Column.TITLE and room >= _LEAST_TITLE)
    return _words(text, room) if whole else [_shortened(text, room)]


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
