"""The questions of a note as a short letter to the customer."""

from collections.abc import Iterator, Sequence

from readyctl.core.deal.note import Handoff
from readyctl.core.deal.questions import Asked
from readyctl.core.text.prose import Block, BlockKind


def letter(note: Handoff, asked: Sequence[Asked]) -> Iterator[Block]:
    """A few lines that can be sent as they are; nothing in them is about levels, gates or codes."""
    one = len(asked) == 1
    yield Block(
        BlockKind.PARAGRAPH,
        f"To give {note.customer} an estimate that holds, we still need "
        f"{'one answer' if one else 'a few answers'}. A sentence {'is' if one else 'each is'} enough.",
    )
    for question in asked:
        whom = f" (for {question.asked_of})" if question.asked_of else ""
        yield Block(BlockKind.NUMBERED, f"{question.text}{whom}")
