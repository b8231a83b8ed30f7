"""Claims in tables, each read as a file is: what a row is about, and what its cells say of that."""

import io

import pytest

from readyctl.adapters.documents import reading
from readyctl.core.statement._claim import Claim
from readyctl.core.statement.frames import standing
from support.claim_cases import fx_judge


def rows(*lines: str, above: str = "") -> list[Claim]:
    """The claims of a Markdown table whose first line heads it."""
    columns = lines[0].count("¦") + 1
    ruled = (lines[0], " ¦ ".join("-" * columns), *lines[1:])
    text = above + "\n".join(f"| {line.replace('¦', '|')} |" for line in ruled)
    read = reading.read(io.BytesIO(text.encode()), "it", ".md")
    judge = fx_judge()
    return [claim for passage in standing(read.passages) for claim in judge.read(passage).claims]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("Do you support FX matching? ¦ Yes", "Do you support FX matching: Yes"),
        ("Is FX matching there? ¦ Absolutely", "FX matching: Absolutely"),
        ("Is FX matching there? ¦ ✓", "Is FX matching there: ✓"),
        ("How fast is FX matching? ¦ 5 minutes", "How fast is FX matching: 5 minutes"),
        ("How long do you keep FX matching? ¦ 7 years", "How long do you keep FX matching: 7 years"),
        ("Is FX matching kept 7 years? ¦ Yes. In Bern.", "Is FX matching kept 7 years: Yes. In Bern."),
        ("Is FX matching kept 7 years? ¦ It is kept 90 days.", "FX matching: It is kept 90 days."),
        ("Is FX matching kept 7 years? ¦ Available with limits", "FX matching: Available with limits"),
        ("Banks: is FX matching there? ¦ Fully compliant", "Banks: is FX matching there: Fully compliant"),
    ],
)
def test_the_answer_beside_a_question_is_a_claim_with_all_that_was_asked(row: str, said: str) -> None:
    assert [claim.sentence for claim in rows("Question ¦ Answer", row)] == [said]


@pytest.mark.parametrize(
    "row",
    [
        "Do you support FX matching? ¦ No",
        "Do you support FX matching? ¦ No, our customers use another tool.",
        "Do you support FX matching? ¦ Not at this time",
        "Do you support FX matching? ¦ None",
        "Do you support FX matching? ¦ Unfortunately not",
        "Do you support FX matching? ¦ Please see annex B",
        "Do you support FX matching? ¦ We will confirm this later",
        "Do you support FX matching? ¦ Must have",
        "Do you support FX matching? ¦ –",
        "Do you support FX matching? ¦",
        "Do you support FX matching? ¦ Do you need it?",
    ],
)
def test_a_no_beside_a_question_and_no_answer_claim_nothing(row: str) -> None:
    assert rows("Question ¦ Answer", row) == []


def test_the_question_labels_its_row_whatever_chapter_and_heading_stand_before_it() -> None:
    heads = "No ¦ Chapter ¦ Question ¦ Priority ¦ Answer"
    row = "1 ¦ Treasury ¦ Is FX matching there? ¦ Must have ¦ Yes"
    assert len(rows(heads, row, above="# Requirements\n\n")) == 1


@pytest.mark.parametrize(
    "column", ["Your requirement", "Why we ask", "Priority", "Mandatory", "Your current vendor"]
)
def test_what_the_customer_says_of_the_question_is_no_answer(column: str) -> None:
    assert rows(f"Question ¦ {column}", "Is FX matching there? ¦ High, for 7 years") == []
    assert rows(f"Question ¦ {column}", "Is FX matching there? ¦ Yes") == []


@pytest.mark.parametrize(
    "row",
    [
        "FX matching with rounding ¦ – ¦ –",
        "FX matching and rounding ¦ No ¦ No",
        "Supports FX matching ¦ No ¦ Not yet",
        "FX matching is part of it ¦ No ¦ no",
        "FX matching with rounding (24/7) ¦ ¦",
    ],
)
def test_the_label_of_a_row_claims_nothing_by_itself(row: str) -> None:
    assert rows("Feature ¦ Standard ¦ Large", row) == []


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("FX matching with rounding ¦ ✓ ¦ –", "FX matching with rounding: ✓"),
        ("Supports FX matching ¦ – ¦ Yes", "Supports FX matching: Yes"),
        ("FX matching with rounding ¦ Partially ¦ –", "FX matching with rounding: Partially"),
        ("FX matching in 5 minutes ¦ Included ¦", "FX matching in 5 minutes: Included"),
    ],
)
def test_what_its_cells_say_of_a_label_is_said_once(row: str, said: str) -> None:
    assert [claim.sentence for claim in rows("Feature ¦ Standard ¦ Large", row)] == [said]


def test_what_stands_in_a_column_of_what_is_included_claims_by_itself() -> None:
    assert len(rows("Included ¦ Extra", "FX matching with rounding ¦ –")) == 1
