"""`rfp answer --json`: what was answered and what was left, `readyctl.rfp/1`.

The schema is `schemas/rfp-1.schema.json`.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import Field

from readyctl.core.deal.answering import Left, LeftRow, RowAnswer
from readyctl.core.level.answer_code import AnswerCode
from readyctl.render.published import IsoDay, Published, as_json


class AnsweredV1(Published):
    """One question that was answered."""

    sheet: str
    row: int
    question: str
    features: tuple[str, ...]
    """The ids of the features that the question names."""
    code: AnswerCode
    written: str
    """The code as the settings write it."""
    sentence: str
    commit: str | None
    """What it rests on, as written; null where engineering signed nothing."""
    confirm: tuple[str, ...]
    """What the seller has to do before this goes out."""


class LeftV1(Published):
    """One question that a person has to answer."""

    sheet: str
    row: int
    question: str
    why: Literal["nameless", "answered", "locked", "merged", "number", "unfit"]


class PassedV1(Published):
    """One sheet that was not read."""

    sheet: str
    why: str


class RfpV1(Published):
    """The answer of `readyctl rfp answer --json`."""

    schema_: Annotated[Literal["readyctl.rfp/1"], Field(alias="schema")] = "readyctl.rfp/1"
    as_of: IsoDay
    answered: tuple[AnsweredV1, ...]
    left: tuple[LeftV1, ...]
    passed: tuple[PassedV1, ...]


_WHY: dict[Left, Literal["nameless", "answered", "locked", "merged", "number", "unfit"]] = {
    Left.NAMELESS: "nameless",
    Left.ANSWERED: "answered",
    Left.LOCKED: "locked",
    Left.MERGED: "merged",
    Left.NUMBER: "number",
    Left.UNFIT: "unfit",
}


def render(
    answers: Iterable[RowAnswer], left: Iterable[LeftRow], passed: Iterable[tuple[str, str]], as_of: dt.date
) -> str:
    """One object."""
    return as_json(
        RfpV1(
            as_of=as_of,
            answered=tuple(map(_one, answers)),
            left=tuple(LeftV1(sheet=r.sheet, row=r.row, question=r.question, why=_WHY[r.why]) for r in left),
            passed=tuple(PassedV1(sheet=sheet, why=why) for sheet, why in passed),
        )
    )


def _one(each: RowAnswer) -> AnsweredV1:
    return AnsweredV1(
        sheet=each.sheet,
        row=each.row,
        question=each.question,
        features=each.features,
        code=each.code,
        written=each.word,
        sentence=each.sentence,
        commit=each.commits or None,
        confirm=each.confirm,
    )
