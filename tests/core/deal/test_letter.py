from readyctl.core.deal.letter import letter
from readyctl.core.deal.note import Handoff
from readyctl.core.deal.questions import Asked
from readyctl.core.text.prose import Block, BlockKind
from support.inventories import nothing_known

NOTE = Handoff.model_validate({"id": "a", "customer": "Acme", "owner": "s", "stage": "discovery"})


def test_questions_are_numbered_and_say_for_whom_they_are() -> None:
    first, *rest = letter(
        NOTE, [Asked("Who approves?", (), 5, "the CFO"), Asked("How many?", (), 3)], nothing_known()
    )
    assert "Acme" in first.text
    assert "a few answers" in first.text
    assert rest == [
        Block(BlockKind.NUMBERED, "Who approves? (for the CFO)"),
        Block(BlockKind.NUMBERED, "How many?"),
    ]


def test_one_question_is_one_answer() -> None:
    assert (
        "one answer. A sentence is enough"
        in next(letter(NOTE, [Asked("How many?", (), 3)], nothing_known())).text
    )
