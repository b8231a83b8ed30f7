"""Plain text and mails: paragraphs, bullets, and lines that quote somebody else."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from readyctl.adapters.decoding import decoded as text_and_encoding
from readyctl.core.statement.passages import DocumentText, Passage, PassageKind, Unreadable

MAX_TEXT = 16 << 20
"""Bytes of a text file; a novel has one million."""
_BULLET = re.compile(r"\s*(?:[-*+•‣◦\u2013]|\d{1,3}[.)])\s+")
_QUOTE = re.compile(r"\s*>")


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


def paragraphs(text: str) -> Iterator[Passage]:
    """Split at empty lines, and before each bullet and each change from quoted lines to unquoted ones."""
    block: list[str] = []
    start = 1
    for number, line in enumerate([*text.split("\n"), ""], 1):
        if (
            block
            and (
                not line.strip()
                or _BULLET.match(line)
                or _kind(line) is PassageKind.QUOTE is not _kind(block[0])
            )
        ) or (block and _kind(block[0]) is PassageKind.QUOTE is not _kind(line)):
            yield _passage(block, start)
            block = []
        if line.strip():
            if not block:
                start = number
            block.append(line)


def _kind(line: str) -> PassageKind:
    if _QUOTE.match(line):
        return PassageKind.QUOTE
    return PassageKind.BULLET if _BULLET.match(line) else PassageKind.BODY


def _passage(block: list[str], line: int) -> Passage:
    kind = _kind(block[0])
    if kind is PassageKind.QUOTE:
        block = [_QUOTE.sub("", entry).strip() for entry in block]
    elif kind is PassageKind.BULLET:
        block = [_BULLET.sub("", block[0]), *block[1:]]
    return Passage("\n".join(block), "", kind, line=line)
