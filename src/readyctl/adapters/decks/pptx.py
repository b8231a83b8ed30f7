"""Badges in PowerPoint files: shapes whose name or alternative text is `readyctl:ID`.

Stamping changes the characters of the badges alone. A library that writes the slide anew would rewrite
what it does not understand; here every other part of the file stays as it is, byte for byte.
"""

import io
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element, tostring

from readyctl.adapters.decks.deck import Deck, Stamped
from readyctl.adapters.decks.pptx_badge import Look, badge_edits
from readyctl.adapters.documents.pptx import document_text
from readyctl.adapters.documents.pptx_shapes import Sheet, SlideShape, sheets
from readyctl.adapters.documents.xml_parts import child, local, parse
from readyctl.adapters.safe_zip import opened
from readyctl.adapters.xml_spans import applied, part_text, spans
from readyctl.adapters.zip_copy import copied
from readyctl.core.statement.badges import FoundBadge, Stamp, anchor
from readyctl.errors import Refused


def read(data: bytes, name: str) -> Deck:
    """Read a .pptx deck. Raises Unreadable where it is damaged, protected, hostile or no presentation."""
    with opened(io.BytesIO(data), name) as archive:
        found = tuple(sheets(archive))
    return Deck(document_text(found), tuple(badge for sheet in found for badge in _badges(sheet)))


def stamp(data: bytes, name: str, stamps: Mapping[str, Stamp]) -> Stamped:
    """Write the true badges into a copy. Raises Refused where an edit cannot be proven."""
    with opened(io.BytesIO(data), name) as archive:
        found = tuple(sheets(archive))
        changed = {}
        for sheet in found:
            old = archive.read(sheet.part)
            new = _stamped_part(old, sheet.part, stamps)
            if new != old:
                changed[sheet.part] = new
        new = copied(archive, changed)
    return Stamped(new, *_account(found, read(new, name).badges, stamps))


def _badges(sheet: Sheet) -> Iterator[FoundBadge]:
    for shape in sheet.shapes:
        yield from _badges_in(sheet, shape)


def _badges_in(sheet: Sheet, shape: SlideShape) -> Iterator[FoundBadge]:
    found = anchor(shape.alt) or anchor(shape.name)
    if found is None:
        for inner in shape.inner:
            yield from _badges_in(sheet, inner)
        return
    text = "\n".join(line for inner in shape.walk() for line in (*inner.lines, *_cells(inner)))
    place = f'{sheet.place}, shape "{shape.name}"'
    yield FoundBadge(found[0], text, place, sheet.number, stamped=found[1])


def _cells(shape: SlideShape) -> Iterator[str]:
    return (line for row in shape.rows for cell in row for line in cell)


def _account(
    found: tuple[Sheet, ...], after: tuple[FoundBadge, ...], stamps: Mapping[str, Stamp]
) -> tuple[tuple[FoundBadge, ...], tuple[tuple[FoundBadge, str], ...]]:
    """Tell what was written by reading the copy: only a badge that is true there counts."""
    written, left = [], []
    before = (badge for sheet in found for badge in _badges(sheet))
    for badge, new in zip(before, after, strict=True):
        wanted = stamps.get(badge.id)
        if wanted is None:
            left.append((badge, f"there is no feature {badge.id}"))
        elif not new.text:
            left.append((badge, "it is a picture; put a text shape in its place"))
        elif new.claimed is not wanted.level or new.stamped is not wanted.level:
            left.append((badge, "its words are not in one text shape; put a text shape in its place"))
        else:
            written.append(badge)
    return tuple(written), tuple(left)


def _stamped_part(data: bytes, part: str, stamps: Mapping[str, Stamp]) -> bytes:
    before = parse(data, part)
    text = part_text(data, part, "deck")
    edits = [
        edit
        for element in spans(text).walk()
        for edit in badge_edits(text, element, lambda found: _look(found, stamps))
    ]
    if not edits:
        return data
    new = applied(text, edits).encode("utf-8")
    if _without_badges(before) != _without_badges(parse(new, part)):
        raise Refused(
            f"the badges in {part} cannot be changed on their own", help="save the deck again and retry"
        )
    return new


def _look(feature_id: str, stamps: Mapping[str, Stamp]) -> Look | None:
    found = stamps.get(feature_id)
    return None if found is None else Look(found.level.row.face, found.alt, f"readyctl:{feature_id}")


def _without_badges(root: Element) -> bytes:
    """Give the part without its badges, for comparing."""
    for parent in root.iter():
        for element in list(parent):
            if _is_badge(element):
                parent.remove(element)
    return tostring(root)


def _is_badge(element: Element) -> bool:
    head = next((e for e in element if local(e).startswith("nv")), None)
    named = child(head, "cNvPr")
    return named is not None and any(anchor(named.get(key, "")) for key in ("descr", "title", "name"))
