"""The statements that the judge is measured on are what their page says, whatever it makes of them."""

from collections import Counter

import pytest
import yaml

from support.claim_cases import HERE
from support.labelled_statements import LABELS, Part, Statement, part, placed

UNSEEN = part(HERE / "unseen" / "statements.tsv")
AFRESH = part(HERE / "afresh" / "statements.tsv")
ANEW = part(HERE / "anew" / "statements.tsv")


@pytest.mark.parametrize("listed", [UNSEEN, AFRESH, ANEW])
def test_every_statement_has_a_known_label_for_known_features_in_a_document_of_a_known_kind(
    listed: Part,
) -> None:
    for said in listed.statements:
        assert set(said.labels.values()) <= set(LABELS), said
        assert said.labels.keys() <= listed.features.keys(), said
        assert said.document in listed.kinds


def test_there_are_enough_statements_by_a_hand_that_had_not_read_the_judge() -> None:
    counts = Counter(said.document for listed in (UNSEEN, AFRESH) for said in listed.statements)
    assert sum(counts.values()) >= 400
    assert len(counts) >= 8
    assert min(counts.values()) >= 20


def test_a_third_of_the_newest_statements_stand_in_documents_that_are_held_back() -> None:
    held = [said for said in ANEW.statements if said.document in ANEW.held_back]
    assert ANEW.held_back < ANEW.kinds.keys()
    assert 3 * len(held) >= len(ANEW.statements)
    assert min(Counter(said.document for said in ANEW.statements).values()) >= 14


def test_every_folder_names_the_hands_that_wrote_and_labelled_it() -> None:
    hands = yaml.safe_load((HERE / "hands.yaml").read_text(encoding="utf-8"))
    assert hands.keys() == {each.name for each in HERE.iterdir() if each.is_dir()}
    assert all(each.keys() == {"wrote", "labelled", "use"} for each in hands.values())


@pytest.mark.parametrize(
    ("where", "words", "text"),
    [
        ("sentence", "We have it.", "We have it."),
        ("heading", "We have it", "# We have it\n"),
        ('bullet under "What you get"', "It", "# What you get\n\n- It"),
        ('table row, column "A ¦ B ¦ C"', "It | Yes |", "| A | B | C |\n| - | - | - |\n| It | Yes |  |"),
        ('table row, column "Ours"', "It | Yes", "|  | Ours |\n| - | - |\n| It | Yes |"),
    ],
)
def test_a_statement_is_put_where_it_stands(where: str, words: str, text: str) -> None:
    assert placed(Statement("it", where, words, {})) == text
