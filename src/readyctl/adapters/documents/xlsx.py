"""Spreadsheets: RFPs and security questionnaires, in which each row is a question with its answer."""

import re
from collections.abc import Iterator, Sequence
from typing import BinaryIO
from xml.etree.ElementTree import Element

from readyctl.adapters.documents.packages import main_part, relations
from readyctl.adapters.documents.xml_parts import RELATION_ID, child, local, parse, whole_number
from readyctl.adapters.safe_zip import Archive, opened
from readyctl.core.deal.questionnaire import column_number
from readyctl.core.statement.passages import DocumentText, Passage, PassageKind, Unreadable
from readyctl.core.statement.tables import Table

_COLUMN = re.compile(r"[A-Z]{1,3}", re.ASCII)
_UNSAID = frozenset({"rPh", "phoneticPr"})


def read(source: BinaryIO, name: str) -> DocumentText:
    """Read an .xlsx file. Raises Unreadable where it is damaged, protected, hostile or no workbook.

    The label of a cell is the first cell of its row that holds words, the question; the first row may head
    the columns.
    """
    with opened(source, name) as archive:
        part = main_part(archive)
        root = parse(archive.read(part), part) if part else None
        if part is None or root is None or local(root) != "workbook":
            raise Unreadable(f"{name} is no workbook", help="give the file its true ending and retry")
        related = relations(archive, part)
        targets = {relation.id: relation.part for relation in related}
        shared = next((tuple(strings(archive, r.part)) for r in related if r.kind == "sharedStrings"), ())
        passages: list[Passage] = []
        pictures: list[str] = []
        sheets = [each for each in child(root, "sheets") or () if each.get(RELATION_ID, "") in targets]
        for sheet in sheets:
            path, place = targets[sheet.get(RELATION_ID, "")], f'sheet "{sheet.get("name", "")}"'
            passages += _cells(parse(archive.read(path), path), shared, place)
            pictures += [place for drawn in _drawings(archive, path) for _ in drawn]
        return DocumentText(
            tuple(passages), tuple(pictures), counts=(("sheet", len(sheets)), ("cell", len(passages)))
        )


def strings(archive: Archive, part: str) -> Iterator[str]:
    """The texts that cells of all sheets refer to, in order."""
    for element in parse(archive.read(part), part):
        if local(element) == "si":
            yield _text(element)


def _text(element: Element) -> str:
    own = (element.text or "") if local(element) == "t" else ""
    return own + "".join(_text(inner) for inner in element if local(inner) not in _UNSAID)


def _cells(root: Element, shared: Sequence[str], place: str) -> Iterator[Passage]:
    table = Table()
    for row in (element for element in root.iter() if local(element) == "row"):
        cells = [(cell.get("r", ""), text) for cell in row if (text := said(cell, shared).strip())]
        if cells:
            table.row()
        for at, text in cells:
            column, where = _column(at), f"{place}, cell {at}"
            head = table.column(column)
            yield Passage(text, where, PassageKind.CELL, label=table.label, column=head)
            table.said(column, text)


def _column(reference: str) -> int:
    """The number of a column, from 1, by a cell's reference (`AB12`); 0 where it has none."""
    found = _COLUMN.match(reference)
    return (column_number(found[0]) if found else None) or 0


def said(cell: Element, shared: Sequence[str]) -> str:
    """What a cell shows; of a formula what it gave when the file was saved."""
    value = child(cell, "v")
    text = (value.text or "") if value is not None else ""
    match cell.get("t", "n"):
        case "s":
            number = whole_number(text, digits=7)
            return shared[number] if number is not None and number < len(shared) else ""
        case "inlineStr":
            inline = child(cell, "is")
            return _text(inline) if inline is not None else ""
        case "b":
            return "yes" if text == "1" else "no"
        case _:
            return text


def _drawings(archive: Archive, part: str) -> Iterator[list[str]]:
    for drawing in relations(archive, part):
        if drawing.kind == "drawing":
            yield [relation.part for relation in relations(archive, drawing.part) if relation.kind == "image"]
