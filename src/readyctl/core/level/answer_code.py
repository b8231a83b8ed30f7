"""The four answers that a questionnaire of a customer takes about a feature."""

from enum import StrEnum
from typing import Self


class AnswerCode(StrEnum):
    """An answer in one word, from the most that is offered to the least; its `wording` is what is written
    unless a registry's settings have a code of their own, with `{date}` in the place of the day.
    """

    wording: str

    def __new__(cls, value: str, wording: str) -> Self:
        """Keep the wording with the member."""
        code = str.__new__(cls, value)
        code._value_ = value
        code.wording = wording
        return code

    AVAILABLE = "available", "Available now"
    LIMITED = "limited", "Available with limits"
    ROADMAP = "roadmap", "On the roadmap for {date}"
    NOT_OFFERED = "not_offered", "Not available"

    @property
    def offers(self) -> int:
        """How little of it is offered: 0 for all of it, one more for each answer that follows."""
        return list(AnswerCode).index(self)
