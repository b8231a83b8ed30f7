from collections.abc import Sequence
from pathlib import Path

import pytest

from readyctl.adapters.crm_csv import read
from readyctl.errors import UsageError


def heading(cells: Sequence[str]) -> bool:
    return "Id" in cells


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
    table = read(write(tmp_path, data), heading)
    assert (table.headings, table.encoding) == (("Id", "Name"), encoding)
    assert [line.cells for line in table.lines] == [("1", "Müller")]


@pytest.mark.parametrize(("titles", "found"), [(4, True), (19, True), (20, False)])
def test_a_report_may_have_nineteen_lines_of_titles_above_its_heading(
    tmp_path: Path,
    titles: int,
    found: bool,  # noqa: FBT001
) -> None:
    above = "".join(f"Filter {number},\n" for number in range(titles))
    path = write(tmp_path, f"{above}Id,Name\n1,Acme\n".encode())
    if not found:
        with pytest.raises(UsageError, match="no heading"):
            read(path, heading)
        return
    assert [line.cells for line in read(path, heading).lines] == [("1", "Acme")]


def test_lines_keep_their_numbers_across_line_breaks_in_cells(tmp_path: Path) -> None:
    data = b'Id,Name\n1,"two\nlines"\n\n2,x\n\n"Grand Totals"\n'
    table = read(write(tmp_path, data), heading)
    assert [(line.number, line.cells) for line in table.lines] == [
        (2, ("1", "two\nlines")),
        (5, ("2", "x")),
        (7, ("Grand Totals",)),
    ]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no heading"),
        (b"Name,Stage\nAcme,x\n", "no heading"),
        (b'Id,Name\n1,"never closed\n', "line 2"),
        (b"PK\x03\x04\x00\x00", "no text table"),
    ],
)
def test_what_is_no_table_is_refused(tmp_path: Path, data: bytes, said: str) -> None:
    with pytest.raises(UsageError) as refused:
        read(write(tmp_path, data), heading)
    assert said in refused.value.message
    assert refused.value.help


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        read(tmp_path / "none.csv", heading)
