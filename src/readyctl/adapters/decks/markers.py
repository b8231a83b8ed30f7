"""Badges in Markdown and HTML decks.

Between comments, `<!-- readyctl:ID -->● Shipped<!-- /readyctl:ID -->`; in HTML also an element with
`data-readyctl="ID"`; and pictures whose alternative text is `readyctl:ID level commit`.
"""

import io
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from readyctl.adapters.decks.deck import Deck, Stamped
from readyctl.adapters.decks.xml_spans import Edit, applied
from readyctl.adapters.documents import html, markdown
from readyctl.adapters.documents.plain_text import decoded
from readyctl.core.badge import FACES, Face
from readyctl.core.badges_in_decks import FoundBadge, Stamp, anchor
from readyctl.core.entry import ID
from readyctl.core.passages import DocumentText
from readyctl.errors import Refused

_OPEN = re.compile(rf"<!--\s*(readyctl:{ID.pattern}(?:[ \t]+[a-z0-9]+){{0,2}})\s*-->")
_CLOSE = re.compile(r"<!--\s*/readyctl(?::[a-z0-9-]+)?\s*-->")
_ELEMENT = re.compile(rf"<([a-zA-Z][\w-]*)\b[^<>]*?\bdata-readyctl=[\"']({ID.pattern})[\"'][^<>]*>")
_PICTURE = re.compile(r"!\[(readyctl:[^\[\]\n]*)\]\(|<img\b[^<>]*?\balt=[\"'](readyctl:[^\"'<>]*)[\"']")
_LONGEST = 2_000
_TAGS = re.compile(r"<[^<>]*>|[*_`]")


@dataclass(frozen=True)
class _Marker:
    """A badge at `text[start:end]`; its words are `text[inner:close]`. A picture has no words to change."""

    anchor: str
    start: int
    inner: int
    close: int
    end: int
    element: str = ""
    picture: bool = False


def read(data: bytes, name: str) -> Deck:
    """Read a Markdown or HTML deck. Raises Unreadable for what is no text."""
    text = decoded(io.BytesIO(data), name)
    said = _said(text, name)
    return Deck(said, tuple(badge for _, badge in _badges(text, name)))


def stamp(data: bytes, name: str, stamps: Mapping[str, Stamp]) -> Stamped:
    """Write the true badges into a copy; line ends and everything outside the badges stay as they are."""
    decoded(io.BytesIO(data), name)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise Refused(f"{name} is not in UTF-8", help="save it as UTF-8 and retry") from None
    edits: list[Edit] = []
    written, left = [], []
    for marker, badge in _badges(text, name):
        wanted = stamps.get(badge.id)
        if wanted is None:
            left.append((badge, f"there is no feature {badge.id}"))
        elif marker.picture:
            left.append((badge, "it is a picture; put a marker in its place"))
        else:
            written.append(badge)
            edits += _edits(text, marker, wanted, is_page=_is_page(name))
    return Stamped(applied(text, edits).encode(), tuple(written), tuple(left))


def _said(text: str, name: str) -> DocumentText:
    return html.document_text(text) if _is_page(name) else markdown.document_text(text, deck=True)


def _is_page(name: str) -> bool:
    return name.lower().endswith((".html", ".htm"))


def _markers(text: str) -> Iterator[_Marker]:
    found = [*_between_comments(text), *_elements(text), *_pictures(text)]
    end = 0
    for marker in sorted(found, key=lambda marker: marker.start):
        if marker.start >= end:
            yield marker
            end = marker.end


def _between_comments(text: str) -> Iterator[_Marker]:
    for opening in _OPEN.finditer(text):
        closing = _CLOSE.search(text, opening.end(), opening.end() + _LONGEST)
        if closing is not None:
            yield _Marker(opening[1], opening.start(), opening.end(), closing.start(), closing.end())


def _elements(text: str) -> Iterator[_Marker]:
    for opening in _ELEMENT.finditer(text):
        close = text.find(f"</{opening[1]}", opening.end(), opening.end() + _LONGEST)
        if close >= 0:
            stamped = re.search(r"\bdata-level=[\"']([a-z]+)[\"']", opening[0])
            name = f"readyctl:{opening[2]}" + (f" {stamped[1]}" if stamped else "")
            yield _Marker(name, opening.start(), opening.end(), close, close, element=opening[1])


def _pictures(text: str) -> Iterator[_Marker]:
    for found in _PICTURE.finditer(text):
        said = found[1] or found[2]
        if anchor(said):
            yield _Marker(said, found.start(), found.end(), found.end(), found.end(), picture=True)


def _badges(text: str, name: str) -> Iterator[tuple[_Marker, FoundBadge]]:
    page = _is_page(name)
    starts = html.slide_offsets(text) if page else markdown.slide_lines(text)
    for marker in _markers(text):
        feature_id, level = anchor(marker.anchor) or ("", None)
        line = text.count("\n", 0, marker.start) + 1
        slide = bisect_right(starts, marker.start if page else line) or None
        words = _TAGS.sub("", text[marker.inner : marker.close]).strip()
        place = f"slide {slide}" if slide else ""
        yield marker, FoundBadge(feature_id, words, place, slide, line, level)


def _edits(text: str, marker: _Marker, wanted: Stamp, *, is_page: bool) -> Iterator[Edit]:
    face = FACES[wanted.level]
    words = f"{face.glyph} {face.word}"
    if marker.element:
        yield _start_tag(text, marker, wanted, face)
        yield Edit(marker.inner, marker.close, words)
        return
    yield Edit(marker.start, marker.inner, f"<!-- {wanted.alt} -->")
    yield Edit(marker.inner, marker.close, _coloured(words, face) if is_page else words)


def _start_tag(text: str, marker: _Marker, wanted: Stamp, face: Face) -> Edit:
    tag = text[marker.start : marker.inner]
    tag = re.sub(r"\s(?:data-level|data-commit)=(?:\"[^\"]*\"|'[^']*')", "", tag)
    style = re.search(r"\sstyle=(?:\"([^\"]*)\"|'([^']*)')", tag)
    kept = [
        part.strip()
        for part in ((style[1] or style[2] or "") if style else "").split(";")
        if part.strip() and part.split(":")[0].strip() not in {"background", "background-color", "color"}
    ]
    if style:
        tag = tag.replace(style[0], "", 1)
    commit = wanted.alt.split()[2:]
    added = "".join(
        [
            f' data-level="{wanted.level}"',
            f' data-commit="{commit[0]}"' if commit else "",
            f' style="{"; ".join([*kept, f"background: {face.colour}", f"color: {face.ink}"])}"',
        ]
    )
    return Edit(marker.start, marker.inner, f"{tag[:-1]}{added}>")


def _coloured(words: str, face: Face) -> str:
    return f'<span style="background: {face.colour}; color: {face.ink}">{words}</span>'
