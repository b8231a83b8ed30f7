"""Rows and columns: which cell says what another is about, in every format alike."""

import re

from msgspec import Struct, field

from readyctl.core.quantity.metrics import NO_CAPABILITY, kind_of
from readyctl.core.statement._words import YES

_WORDED = re.compile(r"[^\W\d_]")
_NUMBER = re.compile(r"[#(]?(?:[A-Za-z]{1,6}[-_. ]?)?\d+(?:[-.]\d+)*[).]?")
_BOX = re.compile(r"[\u2610-\u2612\U0001f5f5\U0001f5f7\U0001f5f9]|\[[ xX]?\]")
_ANSWER = re.compile(
    r"(?:not )?(?:included|available|supported|planned|compliant)|yes|no|none|n/a|ga|beta|live|"
    r"partial(?:ly)?|[\W_]+",
    re.IGNORECASE,
)
_YES = re.compile(
    rf"(?:{YES}|compl(?:y|ies|iant)|fully|met|included|available|"
    r"supported|"
    r"standard|ga|live|native(?:ly)?|out[- ]of[- ]the[- ]box|ootb|built[- ]in|provided|fc(?=\W*$)|"
    r"y(?=\W*$))\b|[\u2713\u2714\u2611\u2705]",
    re.IGNORECASE,
)
_HEDGED = re.compile(
    r"\d|\b(?:limit\w*|partial\w*|partly|conditions?|but|except|caveats?|only|beta|if|planned|not|no)\b",
    re.IGNORECASE,
)
_REPLY = re.compile(
    r"(?:yes|no|not|none|n/a|compl(?:y|ies|iant)|(?:fully|partially|partly) \w+|met|planned|"
    r"on the roadmap)\b",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"(?:features?|functions?|capabilit(?:y|ies)|requirements?|items?|modules?|topics?|areas?|"
    r"categor(?:y|ies)|"
    r"id|no|nr|ref|plans?|editions?|questions?|services?|severity|priority|metrics?|log|names?|types?|"
    r"what)\W*",
    re.IGNORECASE,
)
_LONGEST = 6
"""Words of a cell that may head a column."""


def labels(text: str) -> bool:
    """Whether a first cell says what its row is about: words, and no number of a requirement (`SEC-4`); or
    whether the row is ticked.
    """
    said = text.strip()
    return bool(_BOX.fullmatch(said) or (_WORDED.search(said) and not _NUMBER.fullmatch(said)))


def replies(text: str) -> bool:
    """Whether a cell only says yes or no, or something between, to what its row is about."""
    said = text.strip()
    return bool(_ANSWER.fullmatch(said) or _REPLY.match(said))


def affirms(text: str) -> bool:
    """Whether a cell says yes to all that its row asks for, and no number or condition of its own."""
    return bool(_YES.match(text.strip())) and not _HEDGED.search(text)


def denies(text: str) -> bool:
    """Whether a cell says no to all that its row asks for, and nothing else."""
    return _NO.fullmatch(text.strip()) is not None


_NO = re.compile(
    r"(?:no|none|not? (?:available|supported|compliant|met|offered|applicable|included|provided)|"
    r"non-?compliant|n/?a|unsupported|unavailable|\u2717|\u2718|\u274c)\W*",
    re.IGNORECASE,
)


def asks(text: str) -> bool:
    """Whether a cell, or a heading, puts a question to what stands beside or below it."""
    return text.rstrip().endswith("?")


def measured_in(column: str) -> bool:
    """Whether the heading of a column says what its numbers measure, and not that it holds answers."""
    return kind_of(column) not in {"", *NO_CAPABILITY} and not _REPLYING.fullmatch(column)


_REPLYING = re.compile(
    r"\W*(?:\w+'s? |vendor |supplier |our )?(?:responses?|repl(?:y|ies))\W*", re.IGNORECASE
)


def beside(label: str, text: str) -> str:
    """What a cell says, with what its row is about in front."""
    return f"{label.rstrip(' ?:')}: {text}"


class Table(Struct):
    """Follows a table, row by row and cell by cell. Columns count from 1.

    The first row heads the columns where the document says so (`headed`), or where it looks like it: in a
    list of names and answers it does not.
    """

    headed: bool | None = None
    _heads: dict[int, str] = field(default_factory=dict)
    _first: dict[int, str] = field(default_factory=dict)
    _rows: int = 0
    _asked: bool = False
    label: str = ""

    def row(self, label: str = "") -> None:
        """Begin a row; `label` is what a cell of an earlier row says that reaches over this one."""
        if self._rows == 1 and len(self._first) < 2 and not self.headed:  # noqa: PLR2004
            self._rows, self._first = 0, {}  # a title, or an empty row
        self._rows += 1
        self.label, self._asked = label, False
        if self._rows == 2 and (self._heading() if self.headed is None else self.headed):  # noqa: PLR2004
            self._heads = dict(self._first)

    def column(self, number: int) -> str:
        """The heading of a column."""
        return self._heads.get(number, "")

    def said(self, number: int, text: str) -> None:
        """Take note of what a cell says, behind it: it may label its row, or head its column."""
        asked = asks(text) and not self._asked
        if asked or (not self.label and labels(text)):
            self.label, self._asked = text, asked  # a question labels its row, whatever chapter is before it
        if self._rows == 1 and text.strip():
            self._first[number] = " ".join(filter(None, (self._first.get(number, ""), text)))

    def _heading(self) -> bool:
        cells = [text.strip() for _, text in sorted(self._first.items()) if text.strip()]
        if len(cells) < 2 or asks(cells[0]):  # noqa: PLR2004
            return False
        if any(len(cell.split()) > _LONGEST or cell.endswith(".") for cell in cells):
            return False
        return bool(_HEAD.fullmatch(cells[0]) or _ANSWER.fullmatch(cells[0])) or not any(
            _ANSWER.fullmatch(cell) or any(map(str.isdigit, cell)) for cell in cells
        )
