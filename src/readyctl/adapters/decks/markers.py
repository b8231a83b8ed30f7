"""Badges in Markdown and HTML decks.

Between comments, `<!-- readyctl:ID -->● Shipped<!-- /readyctl:ID -->`; in HTML also an element with
`data-readyctl="ID"`; and pictures whose alternative text is `readyctl:ID level commit`.
"""

import io
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping

from readyctl.adapters.decks.deck import Deck, Stamped
from readyctl.adapters.decks.marker_places import Marker, markers
from readyctl.adapters.documents import html, markdown
from readyctl.adapters.documents.plain_text import decoded
from readyctl.adapters.xml_spans import Edit, applied
from readyctl.core.level.table import Face, Level
from readyctl.core.statement.badges import FoundBadge, Stamp
from readyctl.core.statement.passages import DocumentText
from readyctl.errors import Refused

_TAGS = re.compile(r"<[^<>]*>|[*_`]")


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
        elif marker.flaw:
            left.append((badge, f"its marker {marker.flaw}"))
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


def _badges(text: str, name: str) -> Iterator[tuple[Marker, FoundBadge]]:
    page = _is_page(name)
    starts = html.slide_offsets(text) if page else markdown.slide_lines(text)
    for marker in markers(text, is_page=page):
        feature_id, *more = marker.said
        level = next((level for level in Level if more and level == more[0]), None)
        line = text.count("\n", 0, marker.start) + 1
        slide = bisect_right(starts, marker.start if page else line) or None
        words = _TAGS.sub("", text[marker.inner : marker.close]).strip()
        place = f"slide {slide}" if slide else ""
        yield marker, FoundBadge(feature_id, words, place, slide, line, level, marker.flaw)


def _edits(text: str, marker: Marker, wanted: Stamp, *, is_page: bool) -> Iterator[Edit]:
    face = wanted.level.row.face
    words = f"{face.glyph} {face.word}"
    if marker.element:
        yield _start_tag(text, marker, wanted, face)
        yield Edit(marker.inner, marker.close, words)
        return
    yield Edit(marker.start, marker.inner, f"<!-- {wanted.alt} -->")
    yield Edit(marker.inner, marker.close, _coloured(words, face) if is_page else words)


def _start_tag(text: str, marker: Marker, wanted: Stamp, face: Face) -> Edit:
    tag = text[marker.start : marker.inner]
    tag = re.sub(
        r"\s(?:data-level|data-commit)\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>]+)", "", tag, flags=re.IGNORECASE
    )
    style = re.search(r"\sstyle\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", tag, re.IGNORECASE)
    kept = [
        part.strip()
        for part in ((style[1] or style[2] or style[3] or "") if style else "").split(";")
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
