"""`handoff questions --json`: what still has to be asked, `readyctl.questions/1`.

The schema is `schemas/questions-1.schema.json`.
"""

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import Field

from readyctl.core.deal.questions import Asked
from readyctl.core.entry.keypath import dotted
from readyctl.render.published import Published, as_json


class AskedV1(Published):
    """One question."""

    question: str
    about: str | None
    """The key path of the line that it would settle; null where it is about the whole note."""
    cost: int
    """How expensive it is not to know; the greater, the more."""
    asked_of: str | None


class QuestionsV1(Published):
    """The answer of `readyctl handoff questions --json`."""

    schema_: Annotated[Literal["readyctl.questions/1"], Field(alias="schema")] = "readyctl.questions/1"
    id: str
    """The deal."""
    open: int
    """How many questions there are, those that can wait too."""
    questions: tuple[AskedV1, ...]
    """Most expensive first."""


def render(deal: str, chosen: Iterable[Asked], *, asked: int) -> str:
    """The chosen ones of so many questions."""
    rows = tuple(map(_row, chosen))
    return as_json(QuestionsV1(id=deal, open=asked, questions=rows))


def _row(one: Asked) -> AskedV1:
    return AskedV1(question=one.text, about=dotted(one.at) or None, cost=one.cost, asked_of=one.asked_of)
