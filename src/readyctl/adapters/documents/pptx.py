"""PowerPoint files: shapes in groups, tables, notes, hidden slides, and the layouts behind them."""

from collections.abc import Iterator
from typing import BinaryIO

from readyctl.adapters.documents.pptx_shapes import Sheet, SlideShape, sheets
from readyctl.adapters.safe_zip import opened
from readyctl.core.statement.badges import anchor
from readyctl.core.statement.passages import ALTERNATIVE, DocumentText, Passage, PassageKind, describes
from readyctl.core.statement.tables import Table


def read(source: BinaryIO, name: str) -> DocumentText:
    """Read a .pptx file. Raises Unreadable where it is damaged, protected, hostile or no presentation."""
    with opened(source, name) as archive:
        return document_text(tuple(sheets(archive)))


def document_text(found: tuple[Sheet, ...]) -> DocumentText:
    """Turn the shapes of all slides into passages, and name the slide of each picture."""
    passages: list[Passage] = []
    pictures: list[str] = []
    elsewhere: list[tuple[str, str]] = []
    unread: list[tuple[str, str]] = []
    slides = shapes = 0
    for sheet in found:
        passages += _sheet(sheet)
        if sheet.number is None:
            continue
        inner = [shape for top in sheet.shapes for shape in top.walk()]
        slides, shapes = slides + 1, shapes + len(inner)
        drawn = sum(shape.picture and anchor(shape.alt or shape.name) is None for shape in inner)
        pictures += [sheet.place] * (drawn + sheet.painted)
        pictures += sheet.pictures
        elsewhere += sheet.elsewhere
        unread += sheet.unread
    counts = (("slide", slides), ("shape", shapes))
    return DocumentText(tuple(passages), tuple(pictures), tuple(elsewhere), counts, tuple(unread))


def _sheet(sheet: Sheet) -> Iterator[Passage]:
    for shape in sheet.shapes:
        for inner in shape.walk():
            yield from _shape(sheet, inner)
    for text in sheet.notes:
        yield Passage(text, f"{sheet.place}, notes", PassageKind.BODY, slide=sheet.number)
    yield from sheet.inside


def _shape(sheet: Sheet, shape: SlideShape) -> Iterator[Passage]:
    place = f'{sheet.place}, shape "{shape.name}"'
    kind = PassageKind.HEADING if shape.title else PassageKind.BULLET
    for text in shape.lines:
        yield Passage(text, place, kind, slide=sheet.number)
    table = Table()
    for row_number, row in enumerate(shape.rows, 1):
        table.row()
        for column, cell in enumerate(row, 1):
            where, head = f"{place}, row {row_number}, column {column}", table.column(column)
            label = table.label
            for text in cell:
                yield Passage(text, where, PassageKind.CELL, label=label, slide=sheet.number, column=head)
            table.said(column, " ".join(cell))
    for text in shape.alt.splitlines():
        if describes(text):
            yield Passage(text.strip(), f"{place}, {ALTERNATIVE}", PassageKind.NOTE, slide=sheet.number)
    for text in shape.hints:
        yield Passage(text, f"{place}, {ALTERNATIVE}", PassageKind.NOTE, slide=sheet.number)
