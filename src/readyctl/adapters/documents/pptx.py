"""PowerPoint files: shapes in groups, tables, notes, hidden slides, and the layouts behind them."""

from collections.abc import Iterator
from typing import BinaryIO

from readyctl.adapters.documents.pptx_shapes import Sheet, SlideShape, sheets
from readyctl.adapters.safe_zip import opened
from readyctl.core.statement.passages import DocumentText, Passage, PassageKind


def read(source: BinaryIO, name: str) -> DocumentText:
    """Read a .pptx file. Raises Unreadable where it is damaged, protected, hostile or no presentation."""
    with opened(source, name) as archive:
        return document_text(tuple(sheets(archive)))


def document_text(found: tuple[Sheet, ...]) -> DocumentText:
    """Turn the shapes of all slides into passages, and name the slides that are pictures."""
    passages: list[Passage] = []
    pictures = []
    for sheet in found:
        said = tuple(_sheet(sheet))
        passages.extend(said)
        drawn = any(shape.picture for top in sheet.shapes for shape in top.walk())
        on_slide = any(not passage.place.endswith(", notes") for passage in said)
        if sheet.number is not None and drawn and not on_slide:
            pictures.append(sheet.place)
    return DocumentText(tuple(passages), tuple(pictures))


def _sheet(sheet: Sheet) -> Iterator[Passage]:
    for shape in sheet.shapes:
        for inner in shape.walk():
            yield from _shape(sheet, inner)
    for text in sheet.notes:
        yield Passage(text, f"{sheet.place}, notes", PassageKind.BODY, slide=sheet.number)


def _shape(sheet: Sheet, shape: SlideShape) -> Iterator[Passage]:
    place = f'{sheet.place}, shape "{shape.name}"'
    kind = PassageKind.HEADING if shape.title else PassageKind.BULLET
    for text in shape.lines:
        yield Passage(text, place, kind, slide=sheet.number)
    for row_number, row in enumerate(shape.rows, 1):
        label = " ".join(row[0]) if row else ""
        for column, cell in enumerate(row, 1):
            for text in cell:
                where = f"{place}, row {row_number}, column {column}"
                before = label if column > 1 else ""
                yield Passage(text, where, PassageKind.CELL, label=before, slide=sheet.number)
