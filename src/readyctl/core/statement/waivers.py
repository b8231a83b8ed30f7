"""Waivers: sentences that may stand for now although they claim too much, with a reason and a day."""

import datetime as dt
from collections.abc import Callable, Container, Iterator, Sequence
from typing import Annotated, Self

from msgspec import Struct
from msgspec.structs import replace
from pydantic import AfterValidator, ConfigDict, Field, JsonValue, WithJsonSchema, model_validator

from readyctl.core.entry.diagnostic import Diagnostic
from readyctl.core.entry.document import Document, Problem
from readyctl.core.entry.fields import SPELT, Day, EmptyTuple, Id, Strict, Text
from readyctl.core.entry.keypath import dotted
from readyctl.core.entry.path import WAIVERS_FILE
from readyctl.core.entry.schema import validate
from readyctl.core.text.words import key
from readyctl.core.trust.signoff import Act, Signed, SignOff

FILE = WAIVERS_FILE
"""The file's name; it lies beside the documents that it is for, or in the registry's folder."""
LONGEST = dt.timedelta(days=90)
"""How long a waiver may stand after the engineer's act behind it."""
MayBeWaived = Callable[[str], bool]
"""Whether findings of a code may be waived at all; each rule says so of itself, and is not known here."""


def _says_something(text: str) -> str:
    if not key(text):
        raise ValueError(f"'{text}' has no word in it; quote some of the sentence")
    return text


def _not_blank(text: str) -> str:
    if not text.strip():
        raise ValueError("a reason has words; write why the sentence may stand")
    return text.strip()


SAYING_PATTERN = r"\S"
_TARGETS = ("feature", "words", "code")
_SOMETHING: list[JsonValue] = [
    {"required": [name], "properties": {name: {"not": {"type": "null"}}}} for name in _TARGETS
]


class Waiver(Strict):
    """One exception: what it is for, why, and until when."""

    model_config = ConfigDict(json_schema_extra={"anyOf": _SOMETHING})

    document: Text | None = None
    """The document's file name; all documents of the folder where it is absent. Example: MSA.docx"""
    feature: Id | None = None
    """The feature that the sentence is about. Example: fx-matching"""
    words: Annotated[Text, AfterValidator(_says_something)] | None = None
    """Words of the document's own sentence; case and spaces do not matter. Example: within 12 milliseconds"""
    code: Annotated[str | None, Field(pattern=r"^RDY\d{3}$")] = None
    """The code of the finding. Example: RDY603"""
    reason: Annotated[
        Text, AfterValidator(_not_blank), WithJsonSchema({"type": SPELT, "pattern": SAYING_PATTERN})
    ]
    """Why it may stand. Example: the pilot agreement names the limit in its annex"""
    until: Day
    """The last day on which the sentence may stand. Example: 2026-12-31"""

    @model_validator(mode="after")
    def _is_for_something(self) -> Self:
        if self.feature is None and self.words is None and self.code is None:
            raise ValueError("a waiver says what it is for: a feature, words, or a code")
        return self

    def covers(self, diagnostic: Diagnostic, name: str) -> bool:
        """Whether it is for this finding in the document of this name."""
        return (
            self.document in {None, name}
            and self.feature in {None, diagnostic.subject}
            and self.code in {None, diagnostic.code}
            and (self.words is None or _within(key(self.words), key(diagnostic.quote)))
        )


class Waivers(Strict):
    """The file `readyctl-waivers.yaml`."""

    waivers: Annotated[tuple[Waiver, ...], EmptyTuple] = ()
    """The exceptions."""


class WaiverUse(Struct, frozen=True):
    """A waiver, and whether a finding needed it; `missing` is what it is for where there is no such thing,
    `refusal` a clause that says why it waives nothing.
    """

    waiver: Waiver
    used: bool
    missing: str = ""
    refusal: str = ""


class WaivedFinding(Struct, frozen=True):
    """A finding that stands for now, the waiver that lets it, and the engineer's act behind that."""

    finding: Diagnostic
    waiver: Waiver
    act: Act


Backing = Callable[[Waiver, str | None], SignOff]
"""Whether engineering set a waiver as it stands, as far as the feature of this id is concerned."""


def refusal(waiver: Waiver, backing: SignOff) -> str:
    """Why a waiver waives nothing, as a clause; empty where it counts."""
    if not isinstance(backing, Signed):
        return f"engineering does not stand behind it: {backing.why}"
    last = backing.act.at.date() + LONGEST
    if waiver.until > last:
        by = f"{backing.act.address} set it on {backing.act.at.date()}"
        return f"it names {waiver.until}; {by}, and it may stand until {last} at the longest"
    return ""


def read_waivers(
    document: Document, may_be_waived: MayBeWaived
) -> tuple[Waivers | None, tuple[Problem, ...]]:
    """Read the file; None where anything in it is wrong, with every error under its own rule's name."""
    model, problems = validate(Waivers, document)
    refused = tuple(_unwaivable(model, document, may_be_waived)) if model else ()
    named = tuple(replace(problem, rule="invalid-waiver") for problem in (*problems, *refused))
    return (None, named) if named else (model, ())


def _unwaivable(waivers: Waivers, document: Document, may_be_waived: MayBeWaived) -> Iterator[Problem]:
    for index, waiver in enumerate(waivers.waivers):
        if waiver.code is not None and not may_be_waived(waiver.code):
            path = ("waivers", index, "code")
            yield Problem(
                "invalid-waiver",
                f"'{dotted(path)}' is '{waiver.code}', and no waiver lets that stand",
                f"remove it; 'readyctl explain {waiver.code}' says how to settle the finding",
                document.source.value(path),
                path,
            )


class Applied(Struct, frozen=True):
    """What stays of a document's findings, what is waived, and every waiver for the document with its use."""

    kept: tuple[Diagnostic, ...]
    waived: tuple[WaivedFinding, ...]
    uses: tuple[WaiverUse, ...]


def apply(
    diagnostics: Sequence[Diagnostic],
    waivers: Sequence[Waiver],
    name: str,
    today: dt.date,
    backing: Backing,
) -> Applied:
    """Leave out what is waived today in the document of this name; `diagnostics` are those that may be."""
    mine = [w for w in waivers if w.document in {None, name}]
    kept: list[Diagnostic] = []
    waived: list[WaivedFinding] = []
    for diagnostic in diagnostics:
        covering = (w for w in mine if today <= w.until and w.covers(diagnostic, name))
        standing = ((w, backing(w, diagnostic.subject)) for w in covering)
        found = next(((w, s) for w, s in standing if isinstance(s, Signed) and not refusal(w, s)), None)
        if found is None:
            kept.append(diagnostic)
        else:
            waived.append(WaivedFinding(diagnostic, found[0], found[1].act))
    return Applied(tuple(kept), tuple(waived), tuple(_uses(mine, diagnostics, name, backing)))


def misnamed(waivers: Waivers, documents: Container[str], features: Container[str]) -> Iterator[WaiverUse]:
    """Give the waivers for a document that is not beside them, or for an id that no feature has or had."""
    for waiver in waivers.waivers:
        if waiver.document is not None and waiver.document not in documents:
            yield WaiverUse(waiver, used=False, missing=f"the document {waiver.document}")
        elif waiver.feature is not None and waiver.feature not in features:
            yield WaiverUse(waiver, used=False, missing=f"the feature {waiver.feature}")


def _uses(
    waivers: Sequence[Waiver], diagnostics: Sequence[Diagnostic], name: str, backing: Backing
) -> Iterator[WaiverUse]:
    for waiver in waivers:
        needing = [diagnostic for diagnostic in diagnostics if waiver.covers(diagnostic, name)]
        about = waiver.feature or next((d.subject for d in needing), None)
        if needing or waiver.document is not None:
            yield WaiverUse(waiver, used=bool(needing), refusal=refusal(waiver, backing(waiver, about)))


def _within(words: tuple[str, ...], text: tuple[str, ...]) -> bool:
    return any(text[at : at + len(words)] == words for at in range(len(text) - len(words) + 1))
