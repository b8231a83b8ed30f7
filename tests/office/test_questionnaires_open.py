"""LibreOffice as a second opinion: an answered questionnaire opens, and shows its answers."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from readyctl.adapters.sheets.filling import fill
from readyctl.adapters.sheets.workbook import read
from support.office_program import convert
from support.workbooks import plain_list, procurement, security

pytestmark = pytest.mark.office
SHEET = "xl/worksheets/sheet1.xml"
_COMMA, _QUOTED, _UTF_8, _FIRST_LINE = 44, 34, 76, 1
_AS_CSV = f":Text - txt - csv (StarCalc):{_COMMA},{_QUOTED},{_UTF_8},{_FIRST_LINE}"


@pytest.mark.parametrize("made", [security, procurement, plain_list])
def test_a_filled_questionnaire_opens_and_shows_its_answers(
    tmp_path: Path, made: Callable[[], bytes]
) -> None:
    path = tmp_path / "rfp.xlsx"
    path.write_bytes(
        fill(made(), "rfp.xlsx", {SHEET: {(5, 4): "=1+1", (5, 6): "what may be said", (6, 5): "a\nb"}})
    )
    ((_, sheet), *_) = read(path.read_bytes(), path.name).sheets
    with convert(path, "csv", _AS_CSV).open(encoding="utf-8", newline="") as file:
        shown = {
            (row, column): text
            for row, texts in enumerate(csv.reader(file), 1)
            for column, text in enumerate(texts, 1)
            if text
        }
    own = {spot: cell.text for spot, cell in sheet.cells.items() if cell.text}
    assert shown == {spot: "2" if text == "sum" else text for spot, text in own.items()}
    assert shown[5, 4] == "=1+1"
