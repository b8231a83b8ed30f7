"""Rows of tables: which cells stand together, and what one answers to another."""

from hypothesis import given
from hypothesis import strategies as st

from readyctl.core.statement.passages import Passage, PassageKind
from readyctl.core.statement.rows import ALONE, Row, in_rows


def cell(text: str, label: str = "", column: str = "") -> Passage:
    return Passage(text, "", PassageKind.CELL, label=label, column=column)


def test_cells_of_one_label_stand_together_and_nothing_else_does() -> None:
    before = Passage("Our answers:", "")
    first = (cell("Audit log"), cell("Yes", "Audit log"), cell("In every plan", "Audit log"))
    second = (cell("A-2"), cell("SSO"), cell("No", "SSO"))
    rows = {each.text: row.text for each, row in in_rows((before, *first, *second))}
    assert rows["Our answers:"] == ALONE.text
    assert rows["Yes"] == rows["Audit log"] == "Audit log | Yes | In every plan"
    assert rows["SSO"] == rows["No"] == "A-2 | SSO | No"


def test_a_column_that_comes_again_begins_a_row() -> None:
    cells = (cell("Backups", column="Now"), cell("Export", column="Later"), cell("Search", column="Now"))
    assert [row.text for _, row in in_rows(cells)] == ["Backups | Export", "Backups | Export", "Search"]


def test_a_cell_is_answered_by_a_yes_or_a_number_before_it() -> None:
    label, remark = cell("Do you log in?"), cell("Single sign-on", "Do you log in?")
    for answer, found in (
        ("Yes", "Yes"),
        ("within 10 minutes", "within 10 minutes"),
        ("No", ""),
        ("Ask us", ""),
    ):
        row = Row((label, cell(answer, label.text), remark))
        assert row.answer(remark) == found
        assert row.answer(row.cells[1]) == ""


def test_a_no_is_explained_by_words_and_by_no_other_answer() -> None:
    label = cell("Own keys?")
    no, why = cell("No", label.text), cell("Keys are ours and change yearly", label.text)
    assert Row((label, no, why)).denied(why)
    assert not Row((label, no, why)).denied(no)
    assert not Row((label, cell("Yes", label.text), no, why)).denied(why)
    other = cell("Yes", label.text)
    assert not Row((label, no, other)).denied(other)


@given(
    st.lists(
        st.builds(
            Passage,
            st.sampled_from(["Yes", "No", "5 minutes", "Backups", ""]),
            st.just(""),
            st.sampled_from([PassageKind.CELL, PassageKind.BODY]),
            label=st.sampled_from(["", "Backups"]),
            column=st.sampled_from(["", "Now", "Later"]),
        )
    )
)
def test_every_passage_comes_once_in_its_order_and_in_its_own_row(passages: list[Passage]) -> None:
    told = list(in_rows(passages))
    assert [id(each) for each, _ in told] == [id(each) for each in passages]
    for each, row in told:
        inside = any(each is cell for cell in row.cells)
        assert inside if each.kind is PassageKind.CELL else row is ALONE
