"""Spreadsheets: RFPs and security questionnaires, in which each row is a question with its answer."""

import re
from collections.abc import Iterator, Sequence
from typing import BinaryIO
from xml.etree.ElementTree import Element

from readyctl.adapters.documents.files_inside import FilesInside
from readyctl.adapters.documents.packages import comments, diagrams, main_part, relations
from readyctl.adapters.documents.xml_parts import RELATION_ID, child, local, parse, whole_number
from readyctl.adapters.safe_zip import Archive, opened
from readyctl.core.deal.questionnaire import column_number
from readyctl.core.statement.passages import (
    ALTERNATIVE,
    DocumentText,
    Passage,
    PassageKind,
    Unreadable,
    describes,
)
from readyctl.core.statement.tables import Table
from readyctl.core.text.counting import counted

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
        sheets = [each for each in child(root, "sheets") or () if each.get(RELATION_ID, "") in targets]
        read_sheets = [
            read_sheet(archive, targets[each.get(RELATION_ID, "")], each.get("name", ""), shared)
            for each in sheets
        ]
    passages = tuple(passage for text in read_sheets for passage in text.passages)
    cells = sum(passage.kind is PassageKind.CELL for passage in passages)
    return DocumentText(
        passages,
        tuple(place for text in read_sheets for place in text.pictures),
        tuple(each for text in read_sheets for each in text.elsewhere),
        (("sheet", len(sheets)), ("cell", cells)),
        tuple(each for text in read_sheets for each in text.unread),
    )


def read_sheet(archive: Archive, part: str, name: str, shared: Sequence[str]) -> DocumentText:
    """Read one sheet with what stands over it, such as text boxes, and what is printed above and below."""
    root, place = parse(archive.read(part), part), f'sheet "{name}"'
    over = [_over(archive, each.part, place) for each in relations(archive, part) if each.kind == "drawing"]
    files = FilesInside(archive, part)
    passages = (
        *_cells(root, shared, place),
        *(passage for found, _ in over for passage in found),
        *_beside_cells(root, place),
        *files.embedded(place),
    )
    kinds = [relation.kind for relation in relations(archive, part)]
    pictures = [
        *(place for _, found in over for _ in range(found)),
        *(place for kind in kinds if kind == "image"),
    ]
    missing = {
        "comment": comments(archive, part),
        "embedded object": kinds.count("oleObject"),
        "formula without its result": sum(map(_is_open, root.iter())),
    }
    unread = [
        (place, counted(number, what, _PLURALS.get(what))) for what, number in missing.items() if number
    ]
    return DocumentText(
        passages, (*pictures, *files.pictures), tuple(files.elsewhere), unread=(*files.unread, *unread)
    )


_PLURALS = {"formula without its result": "formulas without their results"}


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


def _is_open(element: Element) -> bool:
    """Whether this is a formula that no program has worked out yet: what it shows is not in the file."""
    return local(element) == "c" and child(element, "f") is not None and child(element, "v") is None


def _over(archive: Archive, part: str, place: str) -> tuple[tuple[Passage, ...], int]:
    """Give what a drawing over the cells says, with its charts, and how many pictures it has."""
    root = parse(archive.read(part), part)
    paragraphs = (
        "".join(e.text or "" for e in element.iter() if local(e) == "t").strip()
        for element in root.iter()
        if element.tag.endswith("/main}p")
    )
    said = [Passage(text, f"{place}, text box", story="text box") for text in paragraphs if text]
    for texts in diagrams(archive, part):
        said += [Passage(text, f"{place}, diagram", PassageKind.BULLET, story="diagram") for text in texts]
    for named in (element for element in root.iter() if local(element) == "cNvPr"):
        for text in dict.fromkeys(named.get(key, "").strip() for key in ("title", "descr")):
            if describes(text):
                where = f"{place}, {ALTERNATIVE}"
                said.append(Passage(text, where, PassageKind.NOTE, story=ALTERNATIVE))
    return tuple(said), sum(relation.kind == "image" for relation in relations(archive, part))


_MARGINS = frozenset({"oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter"})
_AMPERSAND = "\0"
_CODE = re.compile(r'&(?:"[^"]*"|K[\dA-F]{6}|\d+|[A-Z])', re.IGNORECASE)
"""How a header is set: fonts, sizes, its three parts, the page number (ECMA-376 part 1, 18.3.1.39)."""


def _beside_cells(root: Element, place: str) -> Iterator[Passage]:
    """What people see of a sheet that no cell holds: headers and footers, and hints at cells."""
    seen = set()
    for element in root.iter():
        name = local(element)
        if name in _MARGINS:
            text = _CODE.sub(" ", (element.text or "").replace("&&", _AMPERSAND)).replace(_AMPERSAND, "&")
            texts = [" ".join(text.split())]
            where = name[-len("header") :].lower()
        elif name == "dataValidation":
            texts = [element.get(key, "").strip() for key in ("promptTitle", "prompt")]
            where = f"hint at {element.get('sqref', '')}"
        elif name == "hyperlink":
            texts, where = [element.get("tooltip", "").strip()], f"hint at {element.get('ref', '')}"
        else:
            continue
        for text in texts:
            if text and (where, text) not in seen:
                seen.add((where, text))
                yield Passage(text, f"{place}, {where}", story=where)
