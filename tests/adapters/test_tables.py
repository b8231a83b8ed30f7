import csv
import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readyctl.adapters.tables import HEADING_WITHIN, Sheet, Table, read
from readyctl.errors import UsageError


def heading(cells: Sequence[str]) -> bool:
    return "Id" in cells


def table_of(sheet: Sheet) -> Table:
    table = sheet.table(heading)
    assert table is not None
    return table


def write(tmp_path: Path, data: bytes) -> Path:
    path = tmp_path / "deals.csv"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("Id,Name\n1,Müller\n".encode(), "utf-8"),
        ("\ufeffId,Name\n1,Müller\n".encode(), "utf-8-sig"),
        ("Id,Name\r\n1,Müller\r\n".encode("latin-1"), "cp1252"),
        ("Id\tName\n1\tMüller\n".encode("utf-16"), "utf-16"),
        ("Id;Name\n1;Müller\n".encode(), "utf-8"),
        ("A report, of sorts\n\n Id ;Name\n1; Müller\n".encode(), "utf-8"),
    ],
)
def test_exports_are_read_whatever_their_encoding_and_separator(
    tmp_path: Path, data: bytes, encoding: str
) -> None:
    sheet = read(write(tmp_path, data))
    table = table_of(sheet)
    assert (table.headings, sheet.encoding) == (("Id", "Name"), encoding)
    assert [line.cells for line in table.lines] == [("1", "Müller")]


def test_lines_keep_their_numbers_across_line_breaks_in_cells(tmp_path: Path) -> None:
    data = b'Id,Name\n1,"two\nlines"\n\n2,x\n\n"Grand Totals"\n'
    table = table_of(read(write(tmp_path, data)))
    assert [(line.number, line.cells) for line in table.lines] == [
        (2, ("1", "two\nlines")),
        (5, ("2", "x")),
        (7, ("Grand Totals",)),
    ]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'Id,Name\n1,"never closed\n', "line 2"),
        (b"PK\x03\x04\x00\x00", "no text table"),
    ],
)
def test_what_is_no_table_is_refused(tmp_path: Path, data: bytes, said: str) -> None:
    with pytest.raises(UsageError) as refused:
        read(write(tmp_path, data)).table(heading)
    assert said in refused.value.message
    assert refused.value.help


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        read(tmp_path / "none.csv")


@pytest.mark.parametrize("data", [b"", b"Name,Stage\nAcme,x\n"])
def test_a_table_without_its_heading_is_none(tmp_path: Path, data: bytes) -> None:
    assert read(write(tmp_path, data)).table(heading) is None


@pytest.mark.parametrize(("titles", "found"), [(HEADING_WITHIN - 1, True), (HEADING_WITHIN, False)])
def test_a_report_may_have_many_titles_above_its_heading(tmp_path: Path, titles: int, *, found: bool) -> None:
    above = "".join(f"Title {n}; of many\n\n" for n in range(titles))
    sheet = read(write(tmp_path, f"{above}Id,Name\n1,x\n".encode()))
    assert (sheet.table(heading) is not None) == found


def test_doubled_columns_are_kept_apart(tmp_path: Path) -> None:
    table = table_of(read(write(tmp_path, b"Id,Labels,Labels\n1,a,b\n")))
    assert (table.headings, table.lines[0].cells) == (("Id", "Labels", "Labels"), ("1", "a", "b"))


def test_the_first_line_is_known_before_its_meaning_is(tmp_path: Path) -> None:
    assert read(write(tmp_path, b"\n a ;b\n1;2\n")).first() == ("a", "b")
    assert read(write(tmp_path, b"\n\n")).first() == ()


@given(
    st.lists(st.lists(st.text(alphabet='a,;"\n é', max_size=4), min_size=2, max_size=3), max_size=4),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    st.sampled_from(",;\t"),
)
def test_what_a_spreadsheet_writes_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]], encoding: str, separator: str
) -> None:
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=separator).writerows([["Id", *[separator] * 20], *rows])
    path = tmp_path_factory.mktemp("t") / "t.csv"
    path.write_bytes(written.getvalue().encode(encoding))
    said = [tuple(cell.strip() for cell in row) for row in rows]
    assert [line.cells for line in table_of(read(path)).lines] == [cells for cells in said if any(cells)]
