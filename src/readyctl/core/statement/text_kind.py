"""What kind of text is judged: the same words are fine in a mail and wrong in a contract."""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Self

from msgspec import Struct

from readyctl.core.level.kind import Kind
from readyctl.core.statement.passages import DocumentText, PassageKind


class TextKind(StrEnum):
    """A kind of text, and the row of a level's table that its sentences are judged by."""

    row: Kind

    def __new__(cls, value: str, row: Kind) -> Self:
        """Keep the row with the member."""
        kind = str.__new__(cls, value)
        kind._value_ = value
        kind.row = row
        return kind

    CONTRACT = "contract", Kind.CONTRACT
    PROPOSAL = "proposal", Kind.CONTRACT
    DECK = "deck", Kind.MENTION
    MAIL = "mail", Kind.MENTION
    PAGE = "page", Kind.MENTION

    @property
    def binding(self) -> bool:
        """Whether the customer may hold the seller to every word of it."""
        return self.row is Kind.CONTRACT

    def excluding(self, words: str) -> str:
        """The words as something that is not sold here: an exclusion that stands by itself."""
        return f"not part of this {self}: {words}"


class Taken(Struct, frozen=True):
    """The kind that a text is taken for, and from what: a clause, lower case."""

    kind: TextKind
    why: str


class ReadText(Struct, frozen=True):
    """One text that was judged: what it was taken for, how much of it was read and how much was not."""

    path: str
    taken: Taken
    passages: int
    read: tuple[tuple[str, int], ...] = ()
    """The parts that were read, each by its name in the singular: (`slide`, 8), (`shape`, 41)."""
    unread: tuple[tuple[str, int], ...] = ()
    """The parts that were not: (`picture`, 2)."""

    @property
    def words(self) -> str:
        """All of it in one line, for a person: `8 slides, 41 shapes read, 2 pictures not read`."""
        read = ", ".join(_counted(number, what) for what, number in self.read)
        unread = "".join(f", {_counted(number, what)} not read" for what, number in self.unread)
        return f"{self.path}: judged as a {self.taken.kind} ({self.taken.why}); {read} read{unread}"


def read_text(path: str, text: DocumentText, taken: Taken) -> ReadText:
    """What there is to tell of a text before anything in it is judged."""
    counts = (("picture", text.pictures), ("file", text.elsewhere), ("other part", text.unread))
    unread = tuple((what, len(places)) for what, places in counts if places)
    return ReadText(path, taken, len(text.passages), text.read_parts, unread)


def asked_for(kind: TextKind) -> Taken:
    """The kind that a person named."""
    return Taken(kind, "asked for")


def guess(ending: str, text: DocumentText) -> Taken:
    """What a text most likely is: by its type (`.eml`), then by what its title, its headings, its first
    lines and the definition of its parties say, then by whom its first lines greet. Nothing else counts: one
    `shall` decides nothing.
    """
    if ending.lower() in _BY_TYPE:
        return Taken(_BY_TYPE[ending.lower()], f"it is a {ending.lower()} file")
    titles = tuple(_titles(text))
    for kind, says in _TITLED:
        for title in titles:
            if found := says.search(title):
                return Taken(kind, f"a title says '{found[0]}'")
        if kind is TextKind.CONTRACT and (parties := _parties(text)):
            return Taken(kind, f"it defines a party, {parties}")
    if greeting := _greeting(text):
        return Taken(TextKind.MAIL, f"it begins with '{greeting}'")
    return Taken(TextKind.PAGE, "nothing in it says that it is a contract, a proposal or a mail")


_BY_TYPE = {
    ".eml": TextKind.MAIL,
    ".html": TextKind.PAGE,
    ".htm": TextKind.PAGE,
    **dict.fromkeys((".pptx", ".pptm", ".potx", ".ppsx"), TextKind.DECK),
}
_TITLED = (
    (
        TextKind.CONTRACT,
        re.compile(
            r"\b(?:agreement|contract|order form|statement of work|(?<!in )terms(?: (?:and|&) conditions)?"
            r"|schedule(?= [a-z0-9]\b| of\b|:|$))\b",
            re.IGNORECASE,
        ),
    ),
    (
        TextKind.PROPOSAL,
        re.compile(
            r"\b(?:proposal|quote|quotation|response to|(?:rfp|rfi|tender|bid) response"
            r"|(?<!we )(?<!you )offer)\b|^response$",
            re.IGNORECASE,
        ),
    ),
)
_PARTY = re.compile(
    r"\((?:hereinafter |hereafter |referred to as |collectively |each |an? |the |together )*"
    r"[\"\u201c\u201e](?:the )?[A-Z][\w ]{1,40}[\"\u201d\u201c]\)"
    r"|\bby and between\b",
)
_GREETING = re.compile(
    r"^(?:subject:|(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day))\b"
    r"(?: [\w.'\u2019-]+){0,4}(?=,|$))",
    re.IGNORECASE,
)
_FIRST, _TITLE_WORDS, _PREAMBLE = 4, 10, 30
"""Lines that count as first ones, words of a line that may be a title, passages that may define parties."""


def _first_lines(text: DocumentText) -> list[str]:
    lines = [line for passage in text.passages[:_FIRST] for line in passage.text.splitlines()]
    return [line.strip() for line in lines if line.strip()][:_FIRST]


def _greeting(text: DocumentText) -> str | None:
    if any(passage.kind is PassageKind.HEADING for passage in text.passages[:_FIRST]):
        return None
    return next((found[0] for line in _first_lines(text) if (found := _GREETING.search(line))), None)


def _titles(text: DocumentText) -> Iterator[str]:
    for said in _first_lines(text):
        if len(said.split()) <= _TITLE_WORDS and not said.endswith((".", "!", "?", ",")):
            yield said
    for passage in text.passages:
        if passage.kind is PassageKind.HEADING:
            yield passage.text


def _parties(text: DocumentText) -> str | None:
    for passage in text.passages[:_PREAMBLE]:
        if found := _PARTY.search(passage.text):
            return found[0]
    return None


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
