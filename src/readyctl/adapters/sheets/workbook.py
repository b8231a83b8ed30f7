"""A workbook as sheets of cells: what each holds, what is merged, and what its protection lets be written."""

import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.etree.ElementTree import Element

from msgspec import Struct

from readyctl.adapters import given_files
from readyctl.adapters.documents.packages import Relation, main_part, relations
from readyctl.adapters.documents.xlsx import said, strings
from readyctl.adapters.documents.xml_parts import RELATION_ID, child, local, parse, whole_number
from readyctl.adapters.safe_zip import Archive, opened
from readyctl.core.deal.questionnaire import Cell, Sheet, Spot, column_number
from readyctl.core.statement.formats import DOCUMENTS
from readyctl.core.statement.passages import Unreadable
from readyctl.errors import UsageError

_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_MOST_ROWS = 1_048_576
_MOST_MERGED = 500_000
_ON = frozenset({"1", "true", "on"})
MOST_BYTES = 64 << 20
ENDINGS = DOCUMENTS["xlsx"]


def content(path: Path) -> bytes:
    """Read a workbook from disk. Raises UsageError where that fails, Unreadable for a huge one."""
    if path.suffix.lower() not in ENDINGS:
        raise UsageError(f"{path.name} is no workbook", help=f"give one of {', '.join(ENDINGS)}")
    return given_files.content(path, most=MOST_BYTES, whole="workbook")


class Book(Struct, frozen=True):
    """The sheets of a workbook, in its order, each with the part that holds it."""

    sheets: tuple[tuple[str, Sheet], ...]


def read(data: bytes, name: str) -> Book:
    """Read a workbook. Raises Unreadable where it is damaged, protected by a password, hostile or none."""
    with opened(io.BytesIO(data), name) as archive:
        part = main_part(archive)
        root = parse(archive.read(part), part) if part else None
        if part is None or root is None or local(root) != "workbook":
            raise Unreadable(f"{name} is no workbook", help="save it as .xlsx and retry")
        related = relations(archive, part)
        shared = _shared(archive, related)
        unlocked = _unlocked(archive, related)
        targets = {relation.id: relation.part for relation in related if relation.kind == "worksheet"}
        found = []
        for listed in child(root, "sheets") or ():
            path = targets.get(listed.get(RELATION_ID, ""))
            if path is not None:
                sheet = parse(archive.read(path), path)
                hidden = listed.get("state", "visible") != "visible"
                found.append((path, _sheet(sheet, listed.get("name", ""), shared, unlocked, hidden=hidden)))
        names = [sheet.name for _, sheet in found]
        if len(set(names)) < len(names):
            raise Unreadable(f"{name} has two sheets of one name", help="save it again and retry")
        return Book(tuple(found))


def _shared(archive: Archive, related: Sequence[Relation]) -> tuple[str, ...]:
    return next((tuple(strings(archive, each.part)) for each in related if each.kind == "sharedStrings"), ())


def _unlocked(archive: Archive, related: Sequence[Relation]) -> frozenset[int]:
    """The numbers of the cell styles that a sheet's protection leaves open (ECMA-376 part 1, 18.8.33)."""
    part = next((relation.part for relation in related if relation.kind == "styles"), None)
    styles = child(parse(archive.read(part), part), "cellXfs") if part else None
    found = set()
    for number, style in enumerate(styles if styles is not None else ()):
        protection = child(style, "protection")
        if protection is not None and protection.get("locked", "1") not in _ON:
            found.add(number)
    return frozenset(found)


def _sheet(
    root: Element, name: str, shared: Sequence[str], unlocked: frozenset[int], *, hidden: bool
) -> Sheet:
    protection = child(root, "sheetProtection")
    closed = protection is not None and protection.get("sheet", "0") in _ON
    covered = frozenset(_covered(root))
    cells: dict[Spot, Cell] = {}
    for spot, element in cells_of(root):
        if spot in cells:
            raise Unreadable(
                f"the sheet {name!r} has two cells at row {spot[0]}, column {spot[1]}",
                help="save the workbook again and retry",
            )
        style = whole_number(element.get("s")) or 0
        cells[spot] = Cell(
            said(element, shared),
            taken=_is_taken(element),
            locked=closed and style not in unlocked,
            covered=spot in covered,
        )
    return Sheet(
        name, cells, hidden, closed, frozenset(_open(root, unlocked)) if closed else frozenset(), covered
    )


def cells_of(root: Element) -> Iterator[tuple[Spot, Element]]:
    """The cells of a sheet with their places; one that does not say where it is stands behind the last."""
    row_number = 0
    for row in child(root, "sheetData") or ():
        row_number = row_of(row.get("r")) or row_number + 1
        column = 0
        for element in row:
            if local(element) == "c":
                column = _column(element.get("r")) or column + 1
                yield (row_number, column), element


def row_of(text: str | None) -> int | None:
    """The number of a row; None for what is none."""
    number = whole_number(text, digits=7)
    return number if number and number <= _MOST_ROWS else None


def _column(reference: str | None) -> int | None:
    found = _REFERENCE.fullmatch(reference or "")
    return column_number(found[1]) if found else None


def _is_taken(cell: Element) -> bool:
    value, inline = child(cell, "v"), child(cell, "is")
    return (
        child(cell, "f") is not None
        or (value is not None and bool(value.text))
        or (inline is not None and len(inline) > 0)
    )


def _covered(root: Element) -> Iterator[Spot]:
    left = _MOST_MERGED
    for merged in child(root, "mergeCells") or ():
        first, _, last = (merged.get("ref") or "").replace("$", "").partition(":")
        ends = _REFERENCE.fullmatch(first), _REFERENCE.fullmatch(last)
        if ends[0] is None or ends[1] is None:
            continue
        (left_column, top), (right_column, bottom) = (
            (column_number(e[1]) or 1, int(e[2])) for e in ends if e
        )
        left -= max(right_column - left_column + 1, 0) * max(bottom - top + 1, 0)
        if left < 0:
            raise Unreadable(
                f"more than {_MOST_MERGED:,} of its cells are merged", help="undo that where it is not needed"
            )
        for row in range(top, bottom + 1):
            for column in range(left_column, right_column + 1):
                if (row, column) != (top, left_column):
                    yield row, column


def _open(root: Element, unlocked: frozenset[int]) -> Iterator[int]:
    for columns in child(root, "cols") or ():
        if (whole_number(columns.get("style")) or 0) in unlocked:
            first, last = whole_number(columns.get("min")), whole_number(columns.get("max"))
            yield from range(first or 1, min(last or 0, 16_384) + 1)
