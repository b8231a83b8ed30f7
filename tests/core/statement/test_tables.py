"""Rows and columns: what labels a row, and when a first row heads the columns."""

import pytest

from readyctl.core.statement.tables import Table, labels


def heads(*cells: str, headed: bool | None = None) -> list[str]:
    table = Table(headed)
    table.row()
    for number, text in enumerate(cells, 1):
        table.said(number, text)
    table.row()
    return [table.column(number) for number in range(1, len(cells) + 1)]


@pytest.mark.parametrize(
    "cells",
    [
        ("Severity", "Response time"),
        ("Feature", "Not included", "Included"),
        ("Requirement", "Answer", "Remarks"),
        ("", "External tools", "Ours"),
    ],
)
def test_a_first_row_of_short_words_heads_the_columns(cells: tuple[str, ...]) -> None:
    assert heads(*cells) == list(cells)


@pytest.mark.parametrize(
    "cells",
    [
        ("Backups", "not included"),
        ("Backups", "✓", "✓"),
        ("Encryption at rest", "AES-256"),
        ("Backups", "They are made every night to another region."),
        ("Questionnaire",),
    ],
)
def test_a_row_of_a_name_and_its_answer_heads_nothing(cells: tuple[str, ...]) -> None:
    assert set(heads(*cells)) == {""}


def test_what_the_document_marks_as_a_heading_is_one() -> None:
    assert heads("Backups", "yes", headed=True) == ["Backups", "yes"]
    assert heads("Backups", "Answer", headed=False) == ["", ""]


def test_a_title_above_the_table_does_not_head_it() -> None:
    table = Table()
    for row in (["Questionnaire"], ["Question", "Answer"], ["Backups", "yes"]):
        table.row()
        for number, text in enumerate(row, 1):
            table.said(number, text)
    assert table.column(2) == "Answer"


def test_the_number_of_a_requirement_labels_no_row() -> None:
    assert [labels(cell) for cell in ("SEC-4", "1.2.", "#3", "SSO")] == [False, False, False, True]


def test_the_first_words_of_a_row_label_it() -> None:
    table = Table()
    table.row()
    for number, text in enumerate(("SEC-4", "Backups", "Comply"), 1):
        table.said(number, text)
    assert table.label == "Backups"
    table.row(table.label)
    assert table.label == "Backups"


def test_a_question_labels_each_row_of_a_chapter_and_heads_no_column() -> None:
    table = Table()
    for row in (["Keys", "Who holds them?", "You"], ["Where are they?", "In Bern"]):
        table.row(table.label)
        for number, text in enumerate(row, 1):
            table.said(number, text)
        assert table.label == row[-2]
    assert set(heads("Who hosts it?", "We do")) == {""}
