"""Fills cells of a workbook by changing the characters of those cells alone.

Every other part of the file stays as it is, byte for byte, and every other cell of a changed sheet. Texts are
written into the cell itself and as text: what begins with `=` is no formula, and the shared texts stay.
"""

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from xml.etree.ElementTree import Element, tostring
from xml.sax.saxutils import escape

from readyctl.adapters.documents.xml_parts import child, local, parse
from readyctl.adapters.safe_zip import opened
from readyctl.adapters.sheets.workbook import cells_of, row_of
from readyctl.adapters.xml_spans import Edit, Span, applied, attributes, part_text, set_attribute, spans
from readyctl.adapters.zip_copy import copied
from readyctl.core.deal.questionnaire import Spot, column_letters, column_number
from readyctl.errors import Refused

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""Where a text would be read as an escaped character (ECMA-376 part 1, 22.9.2.19)."""


def fill(data: bytes, name: str, texts: Mapping[str, Mapping[Spot, str]]) -> bytes:
    """A copy of the workbook with texts in its cells, by the part of the sheet and the cell's place.

    The cells are empty or not there, in rows that are. Raises Unreadable as reading does, and Refused where
    an edit cannot be proven.
    """
    with opened(io.BytesIO(data), name) as archive:
        changed = {part: _filled(archive.read(part), part, cells) for part, cells in texts.items() if cells}
        return copied(archive, changed)


def _filled(data: bytes, part: str, texts: Mapping[Spot, str]) -> bytes:
    before = parse(data, part)
    text = part_text(data, part, "workbook")
    sheet = next(iter(spans(text).children))
    new = applied(text, _edits(text, sheet, texts)).encode("utf-8")
    after = parse(new, part)
    written = set(_written(after, texts))
    if written != set(texts) or _others(before, texts) != _others(after, texts):
        raise Refused(
            f"the cells in {part} cannot be filled on their own", help="save the workbook again and retry"
        )
    return new


def _edits(text: str, sheet: Span, texts: Mapping[Spot, str]) -> Iterator[Edit]:
    by_row: dict[int, list[tuple[int, str]]] = {}
    for (at, column), said in sorted(texts.items()):
        by_row.setdefault(at, []).append((column, said))
    rows = sheet.child("sheetData")
    number = 0
    for row in rows.children if rows else ():
        number = row_of(_said(text, row, "r")) or number + 1
        if number in by_row:
            yield from _row_edits(text, row, number, by_row[number])
    dimension = sheet.child("dimension")
    if dimension is not None:
        yield from _widened(text, dimension, "ref", max(column for _, column in texts))


def _row_edits(text: str, row: Span, number: int, cells: Sequence[tuple[int, str]]) -> Iterator[Edit]:
    known: list[tuple[int, Span]] = []
    for cell in row.children:
        if cell.local == "c":
            reference = (_said(text, cell, "r") or "").rstrip("0123456789")
            known.append((column_number(reference) or (known[-1][0] if known else 0) + 1, cell))
    for column, said in cells:
        found = next((cell for at, cell in known if at == column), None)
        if found is not None:
            kept = [(key, place) for key, place in attributes(text, found).items() if key != "t"]
            held = "".join(f" {key}={text[start:end]}" for key, (start, end) in kept)
            yield Edit(found.start, found.end, _cell(found.prefix, held, said))
        else:
            place = next((cell.start for at, cell in known if at > column), row.close)
            yield Edit(place, place, _cell(row.prefix, f' r="{column_letters(column)}{number}"', said))
    yield from _widened(text, row, "spans", max(column for column, _ in cells))


def _cell(prefix: str, held: str, said: str) -> str:
    words = escape(_ESCAPE.sub("_x005F_", _ILLEGAL.sub(" ", said)))
    inner = f'<{prefix}is><{prefix}t xml:space="preserve">{words}</{prefix}t></{prefix}is>'
    return f'<{prefix}c{held} t="inlineStr">{inner}</{prefix}c>'


_END = {"ref": re.compile(r"([A-Z]{1,3})(\d+)$"), "spans": re.compile(r"(\d+)$")}


def _widened(text: str, element: Span, name: str, column: int) -> Iterator[Edit]:
    """Let what says how far a sheet or a row reaches reach to a column, where it says so at all."""
    told = _said(text, element, name)
    found = _END[name].search(told or "")
    if told is None or found is None:
        return
    if name == "spans":
        if int(found[1]) < column:
            yield set_attribute(text, element, name, f"{told[: found.start()]}{column}")
    elif (column_number(found[1]) or 0) < column:
        yield set_attribute(text, element, name, f"{told[: found.start()]}{column_letters(column)}{found[2]}")


def _said(text: str, element: Span, name: str) -> str | None:
    place = attributes(text, element).get(name)
    return None if place is None else text[place[0] + 1 : place[1] - 1]


def _written(root: Element, texts: Mapping[Spot, str]) -> Iterator[Spot]:
    return (spot for spot, cell in cells_of(root) if spot in texts and cell.get("t") == "inlineStr")


def _others(root: Element, texts: Iterable[Spot]) -> bytes:
    """The sheet without the cells that are filled, for comparing."""
    filled = set(texts)
    gone = {id(cell) for spot, cell in cells_of(root) if spot in filled}
    kept = child(root, "sheetData")
    for row in kept if kept is not None else ():
        row.attrib.pop("spans", None)
        for cell in [each for each in row if id(each) in gone]:
            row.remove(cell)
    for element in list(root):
        if local(element) == "dimension":
            root.remove(element)
    return tostring(root)
