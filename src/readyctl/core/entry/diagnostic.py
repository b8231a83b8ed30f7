"""What a rule saw (`Finding`) and what the user gets (`Diagnostic`): two jobs, two types."""

from enum import StrEnum

from msgspec import Struct

from readyctl.core.entry.keypath import KeyPath


class Severity(StrEnum):
    """error: not true or not allowed; warning: somebody will have to guess; info: a question."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the worst; for ordering worst first."""
        return _RANKS[self]


_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


class Position(Struct, frozen=True, array_like=True):
    """A place in a text file; line and column count from 1, columns in characters."""

    line: int
    column: int


class Finding(Struct, frozen=True):
    """What a rule saw, in the rule's own terms.

    `message` says what is wrong with this value, both values shown, lower case, no full stop;
    `help` is the next action, imperative, where possible the exact command;
    `say` is what a document may say instead, word for word, without a line break: `help` leads to it;
    `at` is the key path in the subject's file; `severity` overrides the rule's own where it varies.
    """

    message: str
    at: KeyPath = ()
    help: str = ""
    severity: Severity | None = None
    quote: str = ""
    """The document's own words that it is about, whole; a waiver's `words` are looked for in them alone."""
    say: str = ""


class Diagnostic(Struct, frozen=True, eq=False):
    """A finding with its place and its rule: what every output format prints.

    `path` is relative to the repository's top (or the document's name), with forward slashes;
    `place` names a spot in a document that has no lines (`slide 4, shape "Badge"`);
    `key` is the dotted key path, part of the stable fingerprint;
    `weight` orders findings of one severity: heavier first (a deal's stage and value);
    `order` is where it stands in a document, by passage and character: what is read first is told first;
    `quote` is what the document says, whole, where the finding is about words of one.

    Two are equal that say the same of the same place, whatever their `order`.
    """

    code: str
    rule: str
    severity: Severity
    path: str
    subject: str
    message: str
    help: str = ""
    position: Position | None = None
    place: str | None = None
    key: str = ""
    weight: float = 0.0
    quote: str = ""
    say: str = ""
    order: tuple[int, int] = (0, 0)

    @property
    def sort_key(self) -> tuple[int, float, str, int, int, tuple[int, int], str, str, str]:
        """Worst first, then heaviest, then by place; the same on every run."""
        line, column = (self.position.line, self.position.column) if self.position else (0, 0)
        return (
            self.severity.rank,
            -self.weight,
            self.path,
            line,
            column,
            self.order,
            self.code,
            self.place or "",
            self.message,
        )

    @property
    def advice(self) -> str:
        """The next action and the words that may be said instead, as one text."""
        return f"{self.help}: {self.say}" if self.say else self.help

    def __eq__(self, other: object) -> bool:
        """Whether they are told alike."""
        return isinstance(other, Diagnostic) and self._told == other._told

    def __hash__(self) -> int:
        """Of what differs between most."""
        return hash((self.code, self.path, self.key, self.message, self.position))

    @property
    def _told(self) -> tuple[object, ...]:
        return (
            self.code, self.rule, self.severity, self.path, self.subject, self.message, self.help,
            self.position, self.place, self.key, self.weight, self.quote, self.say,
        )  # fmt: skip
