"""Text with a style, which a terminal shows and a file does not; made harmless for both."""

from collections.abc import Iterable

from msgspec import Struct

from readyctl.render.escape import one_line, terminal
from readyctl.render.lines import text_of


class Painted(Struct, frozen=True):
    """One line with a style (bold, dim, red, green, yellow, cyan) that shows on colour terminals only."""

    text: str
    style: str


class Command(Painted, frozen=True):
    """A command line to be copied: on a terminal it is not broken into lines where it fits into one."""

    style: str = "cyan"


Piece = str | Painted
Line = Piece | tuple[Piece, ...]
"""One line, of one piece or of several."""


def paint(text: str, style: str) -> Painted:
    """Give text a style; pass the result to `emit`, `say` or `emit_table` beside plain text."""
    return Painted(text, style)


def escaped(piece: Piece) -> str:
    """The piece's text without its style, fit for a terminal."""
    return one_line(piece.text) if isinstance(piece, Painted) else terminal(piece)


def pieces_of(line: Line) -> tuple[Piece, ...]:
    """The pieces of a line, in order."""
    return line if isinstance(line, tuple) else (line,)


def in_plain(line: Line) -> str:
    """One line without its styles, escaped piece by piece."""
    pieces = pieces_of(line)
    text = "".join([piece if isinstance(piece, str) else piece.text for piece in pieces])
    if text.isascii() and text.isprintable() and "::" not in text:
        return text  # as most are: there is nothing to escape in any piece
    return "".join([one_line(piece if isinstance(piece, str) else piece.text) for piece in pieces])


def plain_text(lines: Iterable[Line]) -> str:
    """The lines without their styles, as one text with an end to each."""
    return text_of(
        "".join(piece if isinstance(piece, str) else piece.text for piece in pieces_of(line))
        for line in lines
    )


def block(text: str) -> list[str]:
    """The lines of a longer text; where there are several, each behind a bar: all seen as its own."""
    lines = text.strip("\n").splitlines()
    return [f"| {line}" for line in lines] if len(lines) > 1 else [text]
