"""Where a file has characters that it may not contain, raw or written as an escape."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator

from readyctl.adapters.yaml._refusals import FORBIDDEN, LONE_RETURN, UNDECODABLE
from readyctl.core.entry.characters import FORBIDDEN_IN_TEXT, FORBIDDEN_IN_VALUE
from readyctl.core.entry.diagnostic import Position
from readyctl.core.entry.document import Problem

BOM = "\ufeff"
PLACEHOLDER = "\ufffd"
"""Stands in for a forbidden character while the rest of the file is read: text of the same width."""

_BREAK = re.compile(r"\r\n?|\n")
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(\r\n|[\s\S]))")
_NAMED = {
    "0": "\0", "a": "\a", "b": "\b", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b",
    "N": "\x85", "L": "\u2028", "P": "\u2029",
}  # fmt: skip


class Lines:
    """Turns an offset in a text into line and column; a line ends as YAML says: LF, CRLF or CR."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in _BREAK.finditer(text))]

    def position(self, offset: int) -> Position:
        """The place of the character at `offset`."""
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)


def in_text(text: str) -> Iterator[Problem]:
    """Each forbidden character of a text, and each run of bytes that were not UTF-8 (as surrogates)."""
    lines = Lines(text)
    for match in FORBIDDEN_IN_TEXT.finditer(text):
        found, position = match[0], lines.position(match.start())
        if found == "\r":
            yield LONE_RETURN.problem(position)
        elif "\ud800" <= found[0] <= "\udfff":
            yield UNDECODABLE.problem(position, found=_bytes(found))
        else:
            yield FORBIDDEN.problem(position, found=f"the character {_name(found)}")


def in_escapes(text: str, start: int, end: int, lines: Lines) -> Iterator[tuple[Position, str]]:
    """The escapes in a double-quoted piece of the text that stand for forbidden characters.

    Yields the place and the description of each.
    """
    for match in _ESCAPE.finditer(text, start, end):
        code = match[1] or match[2] or match[3]
        char = chr(int(code, 16)) if code else _NAMED.get(match[4], "")
        if FORBIDDEN_IN_VALUE.match(char):
            yield lines.position(match.start()), f"the escape {match[0]} for {_name(char)}"


def _bytes(undecoded: str) -> str:
    shown = " ".join(f"{ord(char) & 0xFF:02x}" for char in undecoded[:_SHOWN_BYTES])
    return shown if len(undecoded) <= _SHOWN_BYTES else f"{shown} …"


_SHOWN_BYTES = 8


def _name(char: str) -> str:
    names = {"\x1b": "ESCAPE", "\x85": "NEXT LINE", "\0": "NULL", "\x7f": "DELETE", BOM: "BYTE ORDER MARK"}
    return f"U+{ord(char):04X} ({names.get(char) or unicodedata.name(char, 'control character')})"
