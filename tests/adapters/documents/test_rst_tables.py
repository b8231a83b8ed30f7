import io
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readyctl.adapters.documents.rst import read
from readyctl.core.statement.passages import Passage, PassageKind

GRID = """\
+-----------------+------------+
| Feature         | State      |
+=================+============+
| FX matching     | available  |
| for everybody   | now        |
+-----------------+------------+
| Bank feeds      | planned    |
+-----------------+------------+
"""
SIMPLE = """\
===============  ==========
Feature          State
===============  ==========
FX matching      available
for everybody
Bank feeds       planned

Refunds          no
===============  ==========
"""
LISTED = """\
.. list-table:: What there is
   :header-rows: 1
   :widths: 20 80

   * - Feature
     - State
   * - FX matching
       for everybody
     - available
   * - Bank feeds
     - planned
"""
COMMAS = """\
.. csv-table:: What there is
   :header: "Feature", "State"

   "FX matching", "available, now"
   Bank feeds, planned
"""


def cells(text: str) -> list[Passage]:
    return [p for p in read(io.BytesIO(text.encode()), "a.rst").passages if p.kind is PassageKind.CELL]


def told(text: str) -> list[tuple[str, str, str, int | None]]:
    return [(cell.text, cell.label, cell.column, cell.line) for cell in cells(text) if cell.column]


def test_a_table_drawn_with_lines_is_read_by_rows_and_columns() -> None:
    assert told(GRID) == [
        ("FX matching\nfor everybody", "", "Feature", 4),
        ("available\nnow", "FX matching for everybody", "State", 4),
        ("Bank feeds", "", "Feature", 7),
        ("planned", "Bank feeds", "State", 7),
    ]


def test_a_table_between_two_lines_is_read_by_rows_and_columns() -> None:
    assert told(SIMPLE) == [
        ("FX matching", "", "Feature", 4),
        ("available", "FX matching", "State", 4),
        ("for everybody", "", "Feature", 5),
        ("Bank feeds", "", "Feature", 6),
        ("planned", "Bank feeds", "State", 6),
        ("Refunds", "", "Feature", 8),
        ("no", "Refunds", "State", 8),
    ]


def test_in_such_a_table_a_line_without_a_first_cell_goes_on_with_its_row() -> None:
    text = SIMPLE.replace("for everybody        ", "").replace("for everybody\n", "                 now\n")
    assert ("available\nnow", "FX matching", "State", 4) in told(text)


def test_a_list_of_lists_is_read_by_rows_and_columns() -> None:
    assert told(LISTED) == [
        ("FX matching\nfor everybody", "", "Feature", 7),
        ("available", "FX matching for everybody", "State", 9),
        ("Bank feeds", "", "Feature", 10),
        ("planned", "Bank feeds", "State", 11),
    ]


def test_values_with_commas_are_read_by_rows_and_columns() -> None:
    assert told(COMMAS) == [
        ("FX matching", "", "Feature", 4),
        ("available, now", "FX matching", "State", 4),
        ("Bank feeds", "", "Feature", 5),
        ("planned", "Bank feeds", "State", 5),
    ]


@pytest.mark.parametrize("table", [GRID, SIMPLE, LISTED, COMMAS])
def test_what_stands_around_a_table_stays_around_it_and_its_lines_are_read_once(table: str) -> None:
    text = f"Before\n======\n\nA line.\n\n{table}\nAfter it.\n"
    passages = read(io.BytesIO(text.encode()), "a.rst").passages
    kinds = [passage.kind for passage in passages if passage.text != "What there is"]
    inner = [kind for kind, _ in pairwise(kinds[2:])]
    assert kinds[:2] == [PassageKind.HEADING, PassageKind.BODY]
    assert set(inner) == {PassageKind.CELL}
    assert (passages[-1].text, kinds[-1]) == ("After it.", PassageKind.BODY)
    assert sum(passage.text.count("Bank feeds") for passage in passages) == 1


@pytest.mark.parametrize("table", [GRID, SIMPLE, LISTED, COMMAS])
def test_a_table_that_is_code_or_a_comment_is_none(table: str) -> None:
    block = "".join(f"   {line}\n" for line in table.splitlines())
    assert cells(f".. code-block:: rst\n\n{block}") == []
    assert cells(f"Like this::\n\n{block}") == []


def test_a_cell_that_reaches_over_rows_or_columns_is_read_once() -> None:
    text = (
        "+----------+----------+\n"
        "| Both of them        |\n"
        "+----------+----------+\n"
        "| Regions  | Europe   |\n"
        "|          +----------+\n"
        "|          | Asia     |\n"
        "+----------+----------+\n"
    )
    assert [(cell.text, cell.label, cell.line) for cell in cells(text)] == [
        ("Both of them", "", 2),
        ("Regions", "", 4),
        ("Europe", "Regions", 4),
        ("Asia", "Regions", 6),
    ]


def test_a_field_that_is_longer_than_any_cell_takes_nothing_of_its_table_away() -> None:
    long = "word " * 28_000
    lines = [".. csv-table::", "   :header-rows: 1", "", "   Feature, State", f"   {long}, yes", '   FX, "so']
    found = told("\n".join([*lines, '   far"', "   Bank feeds, planned", ""]))
    assert [(text[:9], label[:9], column, line) for text, label, column, line in found] == [
        ("word word", "", "Feature", 5),
        ("FX", "", "Feature", 6),
        ("so\nfar", "FX", "State", 6),
        ("Bank feed", "", "Feature", 8),
        ("planned", "Bank feed", "State", 8),
    ]
    unclosed = told("\n".join([*lines[:4], f'   FX, "{long}', "   Bank feeds, planned", ""]))
    assert [(text[:4], line) for text, _, _, line in unclosed] == [("FX, ", 5), ("Bank", 6), ("plan", 6)]


_LINE = st.sampled_from(
    [
        *("+---+---+", "| a | b |", "|a  +---+", "===  ===", "a    b", "  b", ".. list-table::", "   * - x"),
        *("     - y", ".. csv-table::", '   "a, b', "   :header-rows: 1", "   :delim: tab", "", "::"),
    ]
)


@given(st.lists(_LINE, max_size=14))
def test_no_text_breaks_the_reader_and_every_cell_has_a_line_of_it(lines: list[str]) -> None:
    found = read(io.BytesIO("\n".join(lines).encode()), "a.rst").passages
    assert all(0 < (passage.line or 1) <= len(lines) + 1 for passage in found)
    assert len(found) <= 4 * len(lines) + 1
