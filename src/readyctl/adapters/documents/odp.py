"""OpenDocument presentations: each page of shapes as a slide, with its notes, and the masters behind them."""

from collections.abc import Iterator
from typing import BinaryIO
from xml.etree.ElementTree import Element

from msgspec.structs import replace

from readyctl.adapters.documents.odf_elements import (
    attribute,
    comments,
    described,
    drawn_passages,
    files_shown,
    own_paragraphs,
    rows,
    said,
)
from readyctl.adapters.documents.odt import encrypted
from readyctl.adapters.documents.xml_parts import local, parse
from readyctl.adapters.safe_zip import Archive, opened
from readyctl.core.statement.passages import ALTERNATIVE, DocumentText, Passage, PassageKind, Unreadable
from readyctl.core.statement.tables import Table

_TITLES = frozenset({"title", "subtitle"})
_APART = frozenset({"annotation", "tracked-changes"})
_SHOWN = frozenset({"footer-decl", "header-decl"})
"""What stands once in the file and is shown on many slides."""


def read(source: BinaryIO, name: str) -> DocumentText:
    """Read an .odp file. Raises Unreadable where it is damaged, protected, hostile or no presentation."""
    with opened(source, name) as archive:
        if encrypted(archive):
            raise Unreadable(f"{name} is protected by a password", help="save it without one, and check that")
        root = parse(archive.read("content.xml"), "content.xml")
        pages = [element for element in root.iter() if element.tag.endswith("drawing:1.0}page")]
        if not pages:
            raise Unreadable(f"{name} is no presentation", help="give the file its true ending and retry")
        slides = [_slide(archive, page, number) for number, page in enumerate(pages, 1)]
        shared = [text for e in root.iter() if local(e) in _SHOWN and (text := (e.text or "").strip())]
        masters = tuple(_masters(archive, {attribute(page, "master-page-name") for page in pages}))
    footers = (Passage(text, "footer", story="footer") for text in dict.fromkeys(shared))
    return DocumentText(
        (*(passage for slide in slides for passage in slide.passages), *footers, *masters),
        tuple(place for slide in slides for place in slide.pictures),
        tuple(each for slide in slides for each in slide.elsewhere),
        (("slide", len(pages)),),
        tuple(each for slide in slides for each in slide.unread),
    )


def _slide(archive: Archive, page: Element, number: int) -> DocumentText:
    place = f"slide {number}"
    passages: list[Passage] = []
    pictures: list[str] = []
    for shape in page:
        notes = local(shape) == "notes"
        passages += _shape(shape, f"{place}, notes" if notes else place, number)
        frames = [] if notes else [each for each in shape.iter() if local(each) == "frame"]
        # An object has a picture of itself beside it, and is read itself.
        pictures += [
            place
            for frame in frames
            if "image" in (inner := {local(e) for e in frame}) and "object" not in inner
        ]
    for drawn in drawn_passages(archive, page):
        passages.append(replace(drawn, place=f"{place}, {drawn.place}", slide=number))
    hanging = tuple((place, what) for _, what in comments(page))
    files = tuple((place, file) for file in files_shown(page))
    return DocumentText(tuple(passages), tuple(pictures), files, unread=hanging)


def _shape(shape: Element, place: str, slide: int | None) -> Iterator[Passage]:
    role = attribute(shape, "class")
    kind = PassageKind.HEADING if role in _TITLES else PassageKind.BULLET
    yield from _texts(shape, place, kind, slide)
    for element in shape.iter():
        for text in described(element):
            where = f"{place}, {ALTERNATIVE}"
            yield Passage(text, where, PassageKind.NOTE, slide=slide, story=ALTERNATIVE)


def _texts(element: Element, place: str, kind: PassageKind, slide: int | None) -> Iterator[Passage]:
    """Read the paragraphs and tables in a shape, in their order; not the comments."""
    if local(element) == "table":
        yield from _cells(element, place, slide)
    elif local(element) in {"p", "h"}:
        if text := said(element):
            yield Passage(text, place, kind, slide=slide)
    elif local(element) not in _APART:
        for inner in element:
            yield from _texts(inner, place, kind, slide)


def _cells(element: Element, place: str, slide: int | None) -> Iterator[Passage]:
    table = Table()
    for row in rows(element):
        table.row()
        for column, cell in enumerate((each for each in row if local(each) == "table-cell"), 1):
            label, head = table.label, table.column(column)
            for text in filter(None, map(said, own_paragraphs(cell))):
                yield Passage(text, place, PassageKind.CELL, label=label, slide=slide, column=head)
                table.said(column, text)


def _masters(archive: Archive, used: set[str]) -> Iterator[Passage]:
    """Read what the masters in use show on every slide, without the hints in their placeholders."""
    if "styles.xml" not in archive:
        return
    for master in parse(archive.read("styles.xml"), "styles.xml").iter():
        if local(master) != "master-page" or attribute(master, "name") not in used:
            continue
        for shape in master:
            if (
                attribute(shape, "placeholder") != "true"
                and local(shape) != "notes"
                and not attribute(shape, "class")
            ):
                yield from _shape(shape, f'master "{attribute(master, "name")}"', None)
