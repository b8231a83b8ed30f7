"""Cells that are filled in a workbook: those alone change, whatever program wrote it."""

import contextlib
import io
import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readyctl.adapters.sheets.filling import fill
from readyctl.adapters.sheets.workbook import content, read
from readyctl.core.deal.questionnaire import Spot
from readyctl.core.statement.passages import Unreadable
from readyctl.errors import UsageError
from support.office_files import rezip, zip_of
from support.workbooks import plain_list, procurement, security, sheet, workbook

SHEET = "xl/worksheets/sheet1.xml"
BOOKS = {"security": security(), "procurement": procurement(), "plain list": plain_list()}


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def texts(data: bytes) -> dict[Spot, str]:
    return {spot: cell.text for spot, cell in read(data, "a.xlsx").sheets[0][1].cells.items() if cell.text}


@pytest.mark.parametrize("name", list(BOOKS))
def test_only_the_sheet_that_is_filled_changes_and_in_it_only_the_cells(name: str) -> None:
    before = BOOKS[name]
    after = fill(before, "a.xlsx", {SHEET: {(3, 9): "=1+1 & <more>", (5, 3): "said"}})
    old, new = parts(before), parts(after)
    assert list(old) == list(new)
    assert [part for part in old if old[part] != new[part]] == [SHEET]
    assert texts(after) == {**texts(before), (3, 9): "=1+1 & <more>", (5, 3): "said"}
    assert b"<f>1+1 " not in new[SHEET]


def test_an_empty_cell_keeps_its_style_and_a_new_one_stands_in_its_order() -> None:
    book = workbook({"RFP": sheet({1: ("a", "", None, "d")}, styles={"B1": 1})})
    (filled,) = re.findall(
        b"<row.*</row>", parts(fill(book, "a.xlsx", {SHEET: {(1, 2): "b", (1, 3): "c", (1, 5): "e"}}))[SHEET]
    )
    assert re.findall(b'<c r="(\\w+)"( s="1")?', filled) == [
        (b"A1", b""), (b"B1", b' s="1"'), (b"C1", b""), (b"D1", b""), (b"E1", b""),
    ]  # fmt: skip
    assert b'spans="1:5"' in filled


def test_a_sheet_says_how_far_it_reaches_now() -> None:
    filled = parts(fill(BOOKS["security"], "a.xlsx", {SHEET: {(2, 7): "x"}}))[SHEET]
    assert b'<dimension ref="A1:G9"/>' in filled


def test_cells_that_do_not_say_where_they_are_stay_where_they_are() -> None:
    rows = '<row><c t="inlineStr"><is><t>a</t></is></c><c/></row><row><c><v>5</v></c></row>'
    bare = (
        sheet({1: ("x",)})
        .replace("<sheetData>", f"<sheetData>{rows}<!-- ")
        .replace("</sheetData>", " --></sheetData>")
    )
    book = workbook({"RFP": bare})
    assert texts(fill(book, "a.xlsx", {SHEET: {(1, 2): "b", (2, 3): "c"}})) == {
        (1, 1): "a", (1, 2): "b", (2, 1): "5", (2, 3): "c",
    }  # fmt: skip


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60), st.integers(1, 12))
@settings(max_examples=60, deadline=None)
def test_any_text_comes_back_as_it_was_written(text: str, column: int) -> None:
    filled = fill(BOOKS["plain list"], "a.xlsx", {SHEET: {(6, column): text}})
    written = {**texts(BOOKS["plain list"]), (6, column): text}
    shown = {spot: re.sub(r"_x005F_(?=x)", "_", said) for spot, said in texts(filled).items()}
    legal = re.sub("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", " ", text)
    assert shown.get((6, column), "") == legal.replace("\r\n", "\n").replace("\r", "\n")
    assert {spot for spot in shown if spot != (6, column)} == set(written) - {(6, column)}


def test_what_is_written_as_an_escape_is_no_escape() -> None:
    filled = parts(fill(BOOKS["plain list"], "a.xlsx", {SHEET: {(2, 4): "_x0041_ and _x"}}))[SHEET]
    assert b"_x005F_x0041_ and _x<" in filled


def test_protection_merged_cells_and_hidden_sheets_are_seen() -> None:
    asked, lists = (one for _, one in read(BOOKS["procurement"], "a.xlsx").sheets)
    assert (asked.closed, asked.hidden, lists.hidden) == (True, False, True)
    assert not asked.cell((7, 4)).locked
    assert asked.cell((10, 4)).locked
    assert asked.cell((7, 9)).locked
    assert (asked.cell((1, 1)).covered, asked.cell((1, 2)).covered) == (False, True)
    open_column = sheet(
        {1: ("a",)},
        before='<cols><col min="3" max="4" style="1"/></cols>',
        after="<sheetProtection sheet='1'/>",
    )
    (columns,) = (one for _, one in read(workbook({"RFP": open_column}), "a.xlsx").sheets)
    assert [columns.cell((1, column)).locked for column in (2, 3, 4, 5)] == [True, False, False, True]


def test_a_formula_a_number_and_an_error_are_taken() -> None:
    cells = '<c r="A1"><f>B1</f></c><c r="B1"><v>0</v></c><c r="C1" t="e"><v>#REF!</v></c><c r="D1"><v/></c>'
    bare = sheet({1: ("x",)})
    book = workbook({"RFP": re.sub("<c .*</c>", cells, bare)})
    ((_, only),) = read(book, "a.xlsx").sheets
    assert [only.cell((1, column)).taken for column in (1, 2, 3, 4)] == [True, True, True, False]


HOSTILE = {
    "no zip": b"PK\x03\x04 nothing",
    "no workbook": zip_of({"a.txt": "hello"}),
    "two cells of one place": workbook({"RFP": sheet({1: ("a",)}).replace("</row>", '<c r="A1"/></row>')}),
    "two sheets of one name": rezip(
        workbook({"A": sheet({1: ("a",)}), "B": sheet({1: ("a",)})}),
        {"xl/workbook.xml": lambda part: part.replace(b'"B"', b'"A"')},
    ),
    "merged without end": workbook(
        {"RFP": sheet({1: ("a",)}, after='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')}
    ),
    "document type": workbook({"RFP": "<!DOCTYPE x [<!ENTITY a 'b'>]><worksheet>&a;</worksheet>"}),
}


@pytest.mark.parametrize("name", list(HOSTILE))
def test_hostile_workbooks_are_refused_in_a_sentence(name: str) -> None:
    with pytest.raises(Unreadable):
        read(HOSTILE[name], "a.xlsx")


def test_a_bomb_is_not_unpacked() -> None:
    rows = "<row>" + " " * (64 << 20) + "</row>"
    with pytest.raises(Unreadable, match="unpacks"):
        read(workbook({"RFP": f"<worksheet><sheetData>{rows}</sheetData></worksheet>"}), "a.xlsx")


def test_what_is_no_workbook_by_its_name_is_not_opened(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"rfp\.docx is no workbook"):
        content(tmp_path / "rfp.docx")
    with pytest.raises(UsageError, match="cannot read"):
        content(tmp_path / "rfp.xlsx")


@given(st.binary(max_size=200))
@settings(max_examples=40, deadline=None)
def test_any_sheet_is_read_or_refused(noise: bytes) -> None:
    data = workbook({"RFP": f"<worksheet><sheetData>{noise.decode('latin-1')}</sheetData></worksheet>"})
    with contextlib.suppress(Unreadable):
        assert len(read(data, "a.xlsx").sheets) == 1
