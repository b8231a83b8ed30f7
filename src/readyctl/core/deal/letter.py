"""The questions of a note as a short letter to the customer."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from readyctl.core.deal.claims import Held
from readyctl.core.deal.hearing import names_unheard
from readyctl.core.deal.note import Handoff
from readyctl.core.deal.questions import Asked
from readyctl.core.statement.text_kind import TextKind
from readyctl.core.text.prose import Block, BlockKind


def letter(note: Handoff, asked: Sequence[Asked], held: Held) -> Iterator[Block]:
    """A few lines that can be sent as they are; nothing in them is about levels, gates or codes, and nothing
    says more of a feature than may be said in a mail.
    """
    one = len(asked) == 1
    begin, end = "To give", "an estimate that holds"
    whom = note.customer if held.clean(f"{begin} {note.customer} {end}", TextKind.MAIL) else "you"
    yield Block(
        BlockKind.PARAGRAPH,
        f"{begin} {whom} {end}, we still need "
        f"{'one answer' if one else 'a few answers'}. A sentence {'is' if one else 'each is'} enough.",
    )
    for question in sendable(asked, held):
        person = f" (for {question.asked_of})" if question.asked_of else ""
        yield Block(BlockKind.NUMBERED, f"{question.text}{person}")


def discreet(note: Handoff, asked: Sequence[Asked], held: Held) -> tuple[Asked, ...]:
    """The questions that can be put to this customer: none is the first to name what they may not hear of."""
    return tuple(question for question in asked if not names_unheard(question.text, note, held.inventory))


def sendable(asked: Sequence[Asked], held: Held) -> tuple[Asked, ...]:
    """The questions in words that claim nothing, and put to nobody whose name does."""
    return tuple(
        replace(
            question,
            text=held.asking(question.text, TextKind.MAIL),
            asked_of=question.asked_of if held.clean(question.asked_of or "", TextKind.MAIL) else None,
        )
        for question in asked
    )
