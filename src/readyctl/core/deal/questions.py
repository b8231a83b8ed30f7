"""The questions that this very note still needs answered, the most expensive first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from readyctl.core.deal.gaps import Gap
from readyctl.core.deal.lines import Part, lines
from readyctl.core.deal.note import Handoff, Question
from readyctl.core.deal.text import plain
from readyctl.core.entry.keypath import KeyPath
from readyctl.core.promise.model import Status

FEW = 7
"""How many questions a customer answers; the rest can wait for the next mail."""
_HINTED, _OPEN_LINE, _ASSUMED_LINE = 8, 5, 3


@dataclass(frozen=True)
class Asked:
    """One question as it can be sent. `at` is the line that it would settle; `cost` as in `Gap`."""

    text: str
    at: KeyPath
    cost: int
    asked_of: str | None = None


def questions(note: Handoff, gaps: Iterable[Gap]) -> tuple[Asked, ...]:
    """Everything to ask: what the note holds as open, what it leaves open, what it only assumes.

    Most expensive first, else in the order of the note; each text once.
    """
    found: dict[str, Asked] = {}
    for asked in (*_recorded(note), *_missing(gaps), *_unsure(note)):
        known = found.setdefault(plain(asked.text), asked)
        if asked.cost > known.cost:
            found[plain(asked.text)] = asked
    return tuple(sorted(found.values(), key=lambda asked: -asked.cost))


def is_asked(note: Handoff, text: str) -> bool:
    """Whether the note holds this very question as an open one."""
    return any(plain(question.text) == plain(text) for question in note.questions)


def _recorded(note: Handoff) -> Iterator[Asked]:
    for index, question in enumerate(note.questions):
        if question.status is not Status.CONFIRMED:
            asks = question.text.rstrip().endswith(("?", "\u061f", "\uff1f"))
            text = question.text if asks else f"This is still open: “{question.text}”. What is needed there?"
            yield Asked(text, ("questions", index), _HINTED, question.asked_of)


def _missing(gaps: Iterable[Gap]) -> Iterator[Asked]:
    return (Asked(gap.question, gap.at, gap.cost) for gap in gaps)


def _unsure(note: Handoff) -> Iterator[Asked]:
    for line in lines(note):
        if isinstance(line.line, Question) or line.part is Part.PROMISES:
            continue
        if line.status is Status.NOT_DISCUSSED:
            yield Asked(f"We have not talked about this yet: “{line.text}”. How is it?", line.at, _OPEN_LINE)
        elif line.status is Status.ASSUMED:
            yield Asked(f"We assume this: “{line.text}”. Is that right?", line.at, _ASSUMED_LINE)
