"""Waivers: sentences that may stand for now although they claim too much, with a reason and a day."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Self

from pydantic import Field, model_validator

from readyctl.core.diagnostic import Diagnostic
from readyctl.core.fields import Day, EmptyTuple, Id, Strict, Text
from readyctl.core.words import key

FILE = "readyctl-waivers.yaml"
"""The file's name; it lies beside the documents that it is for."""
WAIVABLE = ("RDY602", "RDY603", "RDY604", "RDY605", "RDY606", "RDY607", "RDY611", "RDY612", "RDY613")
"""What may be waived; a document that cannot be read may not."""


class Waiver(Strict):
    """One exception: what it is for, why, and until when."""

    document: Text | None = None
    """The document's file name; all documents of the folder where it is absent."""
    feature: Id | None = None
    words: Text | None = None
    """Words that the finding quotes; case and spaces do not matter."""
    code: Annotated[str | None, Field(pattern=r"^RDY6\d{2}$")] = None
    reason: Text
    until: Day
    """The last day on which the sentence may stand."""

    @model_validator(mode="after")
    def _is_for_something(self) -> Self:
        if self.feature is None and self.words is None and self.code is None:
            raise ValueError("a waiver says what it is for: a feature, words, or a code")
        return self

    def covers(self, diagnostic: Diagnostic, name: str) -> bool:
        """Whether it is for this finding in the document of this name."""
        return (
            diagnostic.code in WAIVABLE
            and self.document in {None, name}
            and self.feature in {None, diagnostic.subject}
            and self.code in {None, diagnostic.code}
            and (self.words is None or _within(key(self.words), key(diagnostic.message)))
        )


class Waivers(Strict):
    """The file `readyctl-waivers.yaml`."""

    waivers: Annotated[tuple[Waiver, ...], EmptyTuple] = ()


@dataclass(frozen=True)
class WaiverUse:
    """A waiver, and whether a finding needed it."""

    waiver: Waiver
    used: bool


def apply(
    diagnostics: Sequence[Diagnostic],
    waivers: Waivers,
    name: str,
    today: dt.date,
) -> tuple[tuple[Diagnostic, ...], tuple[WaiverUse, ...]]:
    """Leave out what is waived today; gives what stays, and every waiver for this document with its use."""
    mine = [w for w in waivers.waivers if w.document in {None, name}]
    standing = [w for w in mine if today <= w.until]
    kept = tuple(d for d in diagnostics if not any(w.covers(d, name) for w in standing))
    return kept, tuple(_uses(mine, diagnostics, name))


def _uses(waivers: Sequence[Waiver], diagnostics: Sequence[Diagnostic], name: str) -> Iterator[WaiverUse]:
    for waiver in waivers:
        used = any(waiver.covers(diagnostic, name) for diagnostic in diagnostics)
        if used or waiver.document is not None:
            yield WaiverUse(waiver, used)


def _within(words: tuple[str, ...], text: tuple[str, ...]) -> bool:
    return any(text[at : at + len(words)] == words for at in range(len(text) - len(words) + 1))
