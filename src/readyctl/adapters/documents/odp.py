"""OpenDocument presentations: each page of shapes as a slide, with its notes."""

from collections.abc import Iterator
from typing import BinaryIO
from xml.etree.ElementTree import Element

from readyctl.adapters.documents.odt import described, encrypted, said
from readyctl.adapters.documents.xml_parts import local, parse
from readyctl.adapters.safe_zip import opened
from readyctl.core.statement.passages import ALTERNATIVE, DocumentText, Passage, PassageKind, Unreadable
from readyctl.core.statement.tables import Table

_TITLES = frozenset({"title", "subtitle"})


def read(source: BinaryIO, name: str) -> DocumentText:
    """Read an .odp file. Raises Unreadable where it is damaged, protected, hostile or no presentation."""
    with opened(source, name) as archive:
        if encrypted(archive):
            raise Unreadable(f"{name} is protected by a password", help="save it without one, and check that")
        root = parse(archive.read("content.xml"), "content.xml")
    pages = [element for element in root.iter() if element.tag.endswith("drawing:1.0}page")]
    if not pages:
        raise Unreadable(f"{name} is no presentation", help="give the file its true ending and retry")
    passages: list[Passage] = []
    pictures: list[str] = []
    for number, page in enumerate(pages, 1):
        place = f"slide {number}"
        for shape in page:
            notes = local(shape) == "notes"
            passages += _shape(shape, f"{place}, notes" if notes else place, number)
            frames = [] if notes else [each for each in shape.iter() if local(each) == "frame"]
            pictures += [place for frame in frames if {local(each) for each in frame} & {"image"}]
    return DocumentText(tuple(passages), tuple(pictures), counts=(("slide", len(pages)),))


def _shape(shape: Element, place: str, slide: int) -> Iterator[Passage]:
    role = next((text for key, text in shape.attrib.items() if key.endswith("presentation:1.0}class")), "")
    kind = PassageKind.HEADING if role in _TITLES else PassageKind.BULLET
    table = Table()
    for row in (element for element in shape.iter() if local(element) == "table-row"):
        table.row()
        for column, cell in enumerate((each for each in row if local(each) == "table-cell"), 1):
            label, head = table.label, table.column(column)
            for text in _texts(cell):
                yield Passage(text, place, PassageKind.CELL, label=label, slide=slide, column=head)
                table.said(column, text)
    tabled = {id(e) for row in shape.iter() if local(row) == "table-row" for e in row.iter()}
    for element in shape.iter():
        if local(element) in {"p", "h"} and id(element) not in tabled and (text := said(element)):
            yield Passage(text, place, kind, slide=slide)
        elif local(element) == "frame":
            for text in described(element):
                yield Passage(text, f"{place}, {ALTERNATIVE}", PassageKind.NOTE, slide=slide)


def _texts(cell: Element) -> Iterator[str]:
    return (text for each in cell.iter() if local(each) in {"p", "h"} and (text := said(each)))
