"""HTML pages and reveal.js decks: blocks of text with their lines, without scripts and struck-out text."""

import re
from typing import BinaryIO

from readyctl.adapters.documents.html_blocks import Reader
from readyctl.adapters.documents.plain_text import decoded
from readyctl.core.statement.passages import WHOLE, DocumentText

_SLIDES = re.compile(r'class\s*=\s*["\'][^"\']*\b(?:reveal|slides)\b')


def read(source: BinaryIO, name: str) -> DocumentText:
    """Read an .html file. Raises Unreadable as `plain_text.decoded` does."""
    return document_text(decoded(source, name))


def document_text(text: str, *, mail: bool = False) -> DocumentText:
    """Turn markup into passages. In a reveal.js deck each innermost `<section>` is a slide.

    In a mail, block quotes are what somebody else wrote.
    """
    reader = _reader(text, mail=mail)
    silent = [f"slide {n}" for n in sorted(reader.drawn - reader.written) if n] if reader.is_deck else []
    pictures = [*reader.pictures, *(place for place in silent if place not in reader.pictures)]
    if not reader.passages and reader.drawn and not pictures:
        pictures = [WHOLE]
    known = {passage.text for passage in reader.passages}
    said = (*reader.passages, *(passage for passage in reader.beside if passage.text not in known))
    slides = (("slide", reader.slide),) if reader.is_deck else ()
    return DocumentText(said, tuple(pictures), tuple(reader.elsewhere), slides)


def is_deck(text: str) -> bool:
    """Whether the page is a reveal.js deck."""
    return bool(_SLIDES.search(text))


def slide_offsets(text: str) -> tuple[int, ...]:
    """Give the character at which each slide of a reveal.js deck starts."""
    reader = _reader(text)
    return tuple(reader.starts)


def _reader(text: str, *, mail: bool = False) -> Reader:
    reader = Reader(is_deck(text), mail, _embedded)
    reader.read(text)
    return reader


def _embedded(text: str, deck: bool) -> tuple[DocumentText, tuple[int, ...]]:  # noqa: FBT001 - Embedded's form
    from readyctl.adapters.documents import markdown  # noqa: PLC0415 - few pages hold any, and it costs 50 ms

    return markdown.text_and_slides(text, deck=deck)
