"""Tables of reStructuredText, in its four ways of writing them: the cells with their lines and columns."""

import csv
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct, field

from readyctl.core.statement.passages import Passage, PassageKind
from readyctl.core.statement.tables import Table

_GRID = re.compile(r"( *)\+(?:[-=]+\+)+\s*$")
_SIMPLE = re.compile(r"( *)={2,}(?: +={2,})+\s*$")
_SPANS = re.compile(r" *-{2,}(?: +-{2,})*\s*$")
"""Below a row of a simple table: which of its cells reach over more columns."""
_DIRECTIVE = re.compile(r"( *)\.\.[ \t]+(?P<kind>list-table|csv-table)::")
_OPTION = re.compile(r"\s+:(?P<name>[\w-]+):\s*(?P<value>.*)$")
_ITEM = re.compile(r"( *)(?P<row>[*+-] )?( *)- ?(?P<text>.*)$")
_LONGEST = 2_000
"""Lines of one table."""


class _Cell(Struct):
    column: int
    line: int
    text: list[str] = field(default_factory=list)


class _Row(Struct):
    cells: list[_Cell]
    label: str = ""
    """What a cell of the row above says that reaches over this one."""


class TableLines(Struct, frozen=True):
    """A table at the lines from `start` up to `end`, counted from 0; `cells` are its passages, row by row."""

    start: int
    end: int
    cells: tuple[Passage, ...]


def tables(lines: Sequence[str], plain: Sequence[str]) -> Iterator[TableLines]:
    """The tables of a text, in order. `plain` are the same lines where they are text, and empty where they
    are code, a comment or a mark: a table that is not shown is none.
    """
    at = 0
    while at < len(lines):
        found = _table(lines, at)
        if found is None:
            at += 1
            continue
        end, rows, headed = found
        shown = any(plain[number].strip() for number in range(at, min(end, len(plain))))
        if shown and rows:
            yield TableLines(at, end, tuple(_passages(rows, headed=headed)))
        at = end


def _table(lines: Sequence[str], at: int) -> tuple[int, list[_Row], bool | None] | None:
    """Where a table that begins at this line ends, its rows, and whether the first one heads the columns."""
    if _GRID.match(lines[at]):
        return _grid(lines, at)
    if _SIMPLE.match(lines[at]):
        return _simple(lines, at)
    if directive := _DIRECTIVE.match(lines[at]):
        return _written(lines, at, len(directive[1]), csv_table=directive["kind"] == "csv-table")
    return None


def _passages(rows: Sequence[_Row], *, headed: bool | None) -> Iterator[Passage]:
    table = Table(headed=headed)
    for row in rows:
        table.row(row.label)
        for cell in row.cells:
            text = "\n".join(cell.text).strip("\n")
            if text.strip():
                yield Passage(
                    text,
                    "",
                    PassageKind.CELL,
                    line=cell.line + 1,
                    label=table.label,
                    column=table.column(cell.column),
                )
            table.said(cell.column, " ".join(text.split()))


def _grid(lines: Sequence[str], at: int) -> tuple[int, list[_Row], bool | None]:
    """A table that is drawn with `+---+` and `|`. A cell that reaches over more is one cell."""
    end = at
    while end < min(len(lines), at + _LONGEST) and lines[end].strip()[:1] in {"+", "|"}:
        end += 1
    edges = sorted({n for line in lines[at:end] if _GRID.match(line) for n, c in enumerate(line) if c == "+"})
    rows: list[_Row] = []
    row: dict[int, _Cell] = {}
    headed: bool | None = None
    label = ""
    for number in range(at, end):
        line = lines[number].rstrip()
        if "+-" in line or "+=" in line:
            headed = True if "+=" in line and row and not rows else headed
            if row:
                rows.append(_Row(_in_order(row), label))
            over = line[edges[0]] == "|" and 1 in row
            label = " ".join(row[1].text) if over else ""
            row = {}
        else:
            _between(line, edges, number, row)
    if row:
        rows.append(_Row(_in_order(row), label))
    return end, rows, headed


def _in_order(row: dict[int, _Cell]) -> list[_Cell]:
    return [row[column] for column in sorted(row)]


def _between(line: str, edges: Sequence[int], number: int, row: dict[int, _Cell]) -> None:
    """Add a line of text to the cells that it goes through."""
    bars = [edge for edge in edges if line[edge : edge + 1] == "|"]
    for left, right in pairwise(bars):
        _add(row, edges.index(left) + 1, number, line[left + 1 : right])


def _add(row: dict[int, _Cell], column: int, number: int, text: str) -> None:
    said = text.strip()
    if said or column in row:
        row.setdefault(column, _Cell(column, number)).text.append(said)


def _simple(lines: Sequence[str], at: int) -> tuple[int, list[_Row], bool | None] | None:
    """A table between lines of `===  ===`; a line without text in the first column goes on with the row."""
    borders = [at]
    for number in range(at + 1, min(len(lines), at + _LONGEST)):
        if _SIMPLE.match(lines[number]):
            borders.append(number)
            if not "".join(lines[number + 1 : number + 2]).strip():
                break
    if len(borders) == 1 or not lines[at + 1].strip():
        return None
    starts = [match.start() for match in re.finditer(r"=+", lines[at])]
    rows: list[_Row] = []
    for first, last in pairwise(borders):
        rows += _lines_of(lines, first + 1, last, starts, whole=len(borders) > 2 and first == at)  # noqa: PLR2004
    return borders[-1] + 1, rows, True if len(borders) > 2 else None  # noqa: PLR2004


def _lines_of(
    lines: Sequence[str], first: int, last: int, starts: Sequence[int], *, whole: bool
) -> Iterator[_Row]:
    """The rows between two borders; `whole` where all of it is the one that heads the columns."""
    row: dict[int, _Cell] = {}
    ends = [*starts[1:], None]
    for number in range(first, last):
        line = lines[number]
        if not line.strip() or _SPANS.fullmatch(line):
            continue
        if row and not whole and line[starts[0] : ends[0]].strip():
            yield _Row(_in_order(row))
            row = {}
        for column, (start, end) in enumerate(zip(starts, ends, strict=True), 1):
            _add(row, column, number, line[start:end])
    if row:
        yield _Row(_in_order(row))


def _written(
    lines: Sequence[str], at: int, indent: int, *, csv_table: bool
) -> tuple[int, list[_Row], bool | None]:
    """A table that is written out in a directive, as a list of lists or with commas."""
    end = at + 1
    while end < len(lines) and (
        not lines[end].strip() or len(lines[end]) - len(lines[end].lstrip()) > indent
    ):
        end += 1
    options: dict[str, tuple[int, str]] = {}
    body = at + 1
    while body < end and (option := _OPTION.match(lines[body])):
        options[option["name"]] = (body, option["value"])
        body += 1
    heads = options.get("header-rows", (0, ""))[1].strip()
    headed = heads != "0" if heads.isdecimal() else None
    if not csv_table:
        return end, list(_listed(lines, body, end)), headed
    delimiter = options.get("delim", (0, ","))[1].strip()
    rows = []
    if "header" in options:
        number, said = options["header"]
        rows, headed = list(_comma_rows([said], number, ",")), True
    parts = len(delimiter) == 1 and delimiter != '"'
    rows += _comma_rows(list(lines[body:end]), body, delimiter if parts else ",")
    return end, rows, headed


def _listed(lines: Sequence[str], first: int, last: int) -> Iterator[_Row]:
    """`* - a` begins a row, `  - b` its next cell; what is indented further belongs to the cell before."""
    row: list[_Cell] = []
    depth: int | None = None
    for number in range(first, last):
        line = lines[number]
        item = _ITEM.match(line)
        where = item.start("text") if item else 0
        if item and item["row"] and (depth is None or where <= depth):
            if row:
                yield _Row(row)
            row, depth = [_Cell(1, number, [item["text"].strip()])], where
        elif item and row and where == depth:
            row.append(_Cell(len(row) + 1, number, [item["text"].strip()]))
        elif row and line.strip():
            row[-1].text.append(line.strip())
    if row:
        yield _Row(row)


def _comma_rows(lines: list[str], first: int, delimiter: str) -> Iterator[_Row]:
    """The rows of lines with commas. Where a field is longer than any cell, its lines are rows of one cell
    each, and the table goes on behind them.
    """
    begun = 0
    while begun < len(lines):
        fed = (f"{line.strip()}\n" for line in lines[begun:])
        reader = csv.reader(fed, delimiter=delimiter, skipinitialspace=True, strict=False)
        at = begun
        try:
            for values in reader:
                if any(value.strip() for value in values):
                    yield _Row([_Cell(n, first + at, value.split("\n")) for n, value in enumerate(values, 1)])
                at = begun + reader.line_num
        except csv.Error:
            for number in range(at, begun + reader.line_num):
                yield _Row([_Cell(1, first + number, [lines[number].strip()])])
        begun += reader.line_num
