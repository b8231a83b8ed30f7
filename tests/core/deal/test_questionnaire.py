import pytest
from hypothesis import given
from hypothesis import strategies as st

from readyctl.core.deal.questionnaire import (
    Cell,
    Column,
    Layout,
    Sheet,
    column_letters,
    column_number,
    layout,
    plain_layout,
)
from readyctl.errors import UsageError


def sheet(*rows: str, closed: bool = False) -> Sheet:
    """A sheet as `a | b | c`, one line a row."""
    texts = {
        (row, column): text.strip()
        for row, line in enumerate(rows, 1)
        for column, text in enumerate(line.split("|"), 1)
    }
    cells = {spot: Cell(text, taken=bool(text)) for spot, text in texts.items()}
    return Sheet("RFP", cells, closed=closed)


def found(*rows: str, **wanted: str) -> dict[str, int]:
    columns = layout(sheet(*rows), {Column(part): named for part, named in wanted.items()})
    assert columns is not None
    return {part.value: column for part, column in columns.columns.items()}


@pytest.mark.parametrize(
    ("headings", "columns"),
    [
        ("ID | Question | Response | Comments", {"question": 2, "code": 3, "answer": 4, "evidence": 5}),
        ("Question | Answer", {"question": 1, "answer": 2, "code": 3, "evidence": 4}),
        (
            "Ref | Requirement | Priority | Compliance code | Vendor explanation | Evidence",
            {"question": 2, "code": 4, "answer": 5, "evidence": 6},
        ),
        ("Feature | Supported? | Notes", {"question": 1, "code": 2, "answer": 3, "evidence": 4}),
        ("Requirement ID | Requirement Description | Y / N | Reference | Remarks",
         {"question": 2, "code": 3, "evidence": 4, "answer": 5}),
        ("Status | Question | Answer", {"question": 2, "answer": 3, "code": 4, "evidence": 5}),
        ("Capability", {"question": 1, "code": 2, "answer": 3, "evidence": 4}),
    ],
)  # fmt: skip
def test_columns_are_found_by_their_headings(headings: str, columns: dict[str, int]) -> None:
    assert found(headings, "x") == columns


def test_a_title_and_instructions_above_the_headings_are_no_questions() -> None:
    rows = sheet(
        "Security requirements",
        "Answer each question | in column C",
        "",
        "Nr. | Control | Vendor response",
        "1 | Do you encrypt?",
    )
    columns = layout(rows, {})
    assert columns is not None
    assert columns.heading == 4
    assert list(columns.questions(rows)) == [(5, "Do you encrypt?")]


def test_a_person_names_columns_by_letter_or_heading() -> None:
    rows = ("No | What we need | Ours | Yours", "1 | SSO")
    assert found(*rows, question="what we  need", code="D") == {
        "question": 2, "code": 4, "answer": 5, "evidence": 6,
    }  # fmt: skip
    assert found(*rows, question="B", answer="Yours") == {
        "question": 2,
        "answer": 4,
        "code": 5,
        "evidence": 6,
    }
    assert layout(sheet(*rows), {Column.QUESTION: "nowhere at all"}) is None
    with pytest.raises(UsageError, match="two parts of an answer have the same column"):
        layout(sheet(*rows), {Column.QUESTION: "B", Column.CODE: "D", Column.ANSWER: "B"})


def test_a_protected_sheet_gets_no_new_columns() -> None:
    columns = layout(sheet("Question | Answer", closed=True), {})
    assert columns is not None
    assert columns.columns == {Column.QUESTION: 1, Column.ANSWER: 2}
    assert layout(sheet("Question | Owner", closed=True), {}) is None


def test_without_headings_the_column_with_the_most_words_asks() -> None:
    rows = sheet("1 | Do you have backups?", "2 | Are they kept off-site?")
    assert layout(rows, {}) is None
    expected = {Column.QUESTION: 2, Column.CODE: 3, Column.ANSWER: 4, Column.EVIDENCE: 5}
    assert plain_layout(rows) == Layout(0, expected, frozenset({Column.CODE, Column.ANSWER, Column.EVIDENCE}))
    assert plain_layout(sheet("")) is None


def test_what_the_file_does_not_have_is_empty_and_locked_where_the_sheet_is() -> None:
    rows = Sheet("RFP", {}, closed=True, open=frozenset({3}), covered=frozenset({(5, 3)}))
    assert rows.cell((5, 2)) == Cell(locked=True)
    assert rows.cell((5, 3)) == Cell(covered=True)
    assert (rows.free_after(5), rows.free_after(4)) == (3, 0)


def test_new_columns_stand_behind_what_holds_anything_and_not_beyond_the_last() -> None:
    cells = {(1, 1): Cell("Question", taken=True), (2, 1): Cell("SSO?", taken=True), (2, 900): Cell()}
    columns = layout(Sheet("RFP", cells), {})
    assert columns is not None
    assert columns.columns[Column.CODE] == 2
    full = Sheet("RFP", {**cells, (2, 16_383): Cell("x", taken=True)})
    assert layout(full, {}) is None
    assert plain_layout(full) is None


@given(st.integers(1, 16_384))
def test_letters_and_numbers_of_columns_are_the_same(number: int) -> None:
    assert column_number(column_letters(number)) == number


@given(st.text(max_size=12))
def test_no_text_is_a_column_beyond_the_last(text: str) -> None:
    assert (column_number(text) or 1) <= 16_384


@given(st.lists(st.text(max_size=30), max_size=12), st.booleans())
def test_any_sheet_has_a_layout_or_none(rows: list[str], closed: bool) -> None:  # noqa: FBT001
    made = sheet(*rows, closed=closed)
    for columns in (layout(made, {}), plain_layout(made)):
        assert columns is None or len(set(columns.columns.values())) == len(columns.columns)
