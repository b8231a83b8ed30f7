"""What a note leaves open, as values: the rules report gaps, the questions ask them."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from readyctl.core.entry.diagnostic import Finding, Severity
from readyctl.core.entry.keypath import KeyPath


class _Open(Struct, frozen=True):
    message: str
    at: KeyPath
    question: str
    cost: int
    severity: Severity | None = None


class Gap(_Open, frozen=True, kw_only=True):
    """Something that engineering would have to guess.

    `message` and `at` are as in `Finding`; `question` is what to ask the customer, ready to send;
    `cost` says how expensive a wrong guess is, 1 to 10: expensive questions are asked first.
    `about` says whom or what it is about: names as the note writes them, or a topic in a word.
    """

    about: tuple[str, ...]


class EmptyPart(Gap, frozen=True):
    """Nothing, or too little, is said in one part of the note; `at` is that part."""


class OnlyNamed(Gap, frozen=True):
    """A feature is named, and nothing is promised of it; `about` are the note's words for it."""


def as_findings(gaps: Iterable[Gap]) -> Iterator[Finding]:
    """Turn gaps into what a rule reports: the help is the question to ask."""
    for gap in gaps:
        yield Finding(gap.message, gap.at, f"ask: {gap.question}", gap.severity)
