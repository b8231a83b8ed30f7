"""Plain text: paragraphs, bullets, and in mails the lines that quote somebody else."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from readyctl.adapters.decoding import decoded as text_and_encoding
from readyctl.core.statement.passages import DocumentText, Passage, PassageKind, Unreadable

MAX_TEXT = 16 << 20
"""Bytes of a text file; a novel has one million."""
_BULLET = re.compile(r"\s*(?:[-*+•‣◦\u2013]|\d{1,3}[.)])\s+")
_QUOTE = re.compile(r"\s*>[>\s]*")


def decoded(source: BinaryIO, name: str) -> str:
    """Read a text file in UTF-8, in UTF-16 with its mark, or else in Windows-1252.

    Raises Unreadable for a file that is too large, or that holds no text.
    """
    data = source.read(MAX_TEXT + 1)
    if len(data) > MAX_TEXT:
        raise Unreadable(f"{name} has more than {MAX_TEXT >> 20} MiB of text", help="split the file")
    text, _ = text_and_encoding(data)
    if "\0" in text:
        raise Unreadable(f"{name} is no text file", help="give the file its true ending and retry")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read(source: BinaryIO, name: str) -> DocumentText:
    """Read a .txt file. Raises Unreadable as `decoded` does."""
    return DocumentText(tuple(paragraphs(decoded(source, name))))


def paragraphs(text: str, *, mail: bool = False) -> Iterator[Passage]:
    """Split at empty lines, before each bullet, and where lines marked `>` begin and end.

    In a mail, marked lines are what somebody else wrote; elsewhere they are set off, and read as the rest.
    """
    block: list[str] = []
    start, marked = 1, False
    for number, line in enumerate([*text.split("\n"), ""], 1):
        mark = _QUOTE.match(line)
        said = line[mark.end() :] if mark else line
        if block and (not said.strip() or _BULLET.match(said) or bool(mark) is not marked):
            yield _passage(block, start, somebody_else=mail and marked)
            block = []
        if said.strip():
            if not block:
                start, marked = number, bool(mark)
            block.append(said.strip() if mark else said)


def _passage(block: list[str], line: int, *, somebody_else: bool) -> Passage:
    kind = PassageKind.BODY
    if bullet := _BULLET.match(block[0]):
        kind = PassageKind.BULLET
        block = [block[0][bullet.end() :], *block[1:]]
    return Passage("\n".join(block), "", PassageKind.QUOTE if somebody_else else kind, line=line)
