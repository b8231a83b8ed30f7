"""What the strict reader makes of one YAML file: data, places, refusals, and the claim's digest."""

from collections.abc import Iterator, Mapping
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from readyctl.core.entry.diagnostic import Position
from readyctl.core.entry.keypath import KeyPath

Node = dict[str, "Node"] | list["Node"] | str | None
"""A value as written: every scalar keeps its text (`012` stays `"012"`); a plain null is None."""

Places = dict[KeyPath, Position]
"""Where the keys of a file stand, or its values."""


class Problem(Struct, frozen=True, array_like=True):
    """A refusal of the reader or the schema, with its place in the file.

    `rule` is the name of the rule that reports it (`duplicate-key`, `unknown-key`, …);
    `message` and `help` follow the same manners as `Finding`.
    """

    rule: str
    message: str
    help: str = ""
    position: Position | None = None
    key: KeyPath = ()


MANY = 100
"""So many problems of one part of a file are told one by one: anybody may write a file with thousands."""


def and_more(left_out: Problem) -> Problem:
    """What is said instead of the problems that follow, at the place of the first of them.

    It counts nothing: a number would make the problem another one with every edit.
    """
    message = "more is wrong in this part of the file than what is named"
    return replace(left_out, message=message, help="Correct what is named, and look again.")


class Aside(Protocol):
    """Where texts are laid aside."""

    def put(self, text: bytes) -> int | None:
        """Where it lies from now on; None where there is no room for it."""

    def get(self, place: int) -> bytes:
        """The text that lies there."""


class SourceMap:
    """Where each key and each value of a document stands.

    Holds the positions of the keys and those of the values; a path that is not in the file
    resolves to its nearest existing parent, and in the end to line 1, column 1.
    """

    __slots__ = ("_keys", "_values")

    def __init__(self, keys: Places, values: Places) -> None:
        self._keys = keys
        self._values = values

    def read_again(self) -> dict[str, Node] | None:
        """What the file says, read from its text once more; None where that is not here."""
        return None

    def lay_aside(self, aside: Aside) -> bool:
        """Hold nothing that can be read from the text, and the text where `aside` has it; whether it has."""
        del aside
        return False

    def places(self, path: KeyPath) -> tuple[Places, Places]:
        """Places among which those of this path are, if it is in the file: of keys, and of values."""
        del path  # all of them
        return self._keys, self._values

    def key(self, path: KeyPath) -> Position:
        """Where the key (or list item) at `path` starts."""
        return next((place for each in _upwards(path) if (place := self._of(each))), Position(1, 1))

    def value(self, path: KeyPath) -> Position:
        """Where the value at `path` starts; the nearest parent's key where `path` does not exist."""
        return self.value_at(path) or (self.key(path[:-1]) if path else Position(1, 1))

    def value_at(self, path: KeyPath) -> Position | None:
        """Where the value at `path` starts; None where there is none."""
        return self.places(path)[1].get(path)

    def __contains__(self, path: KeyPath) -> bool:
        return self._of(path) is not None

    def _of(self, path: KeyPath) -> Position | None:
        return self.places(path)[0].get(path) or self.value_at(path)


def _upwards(path: KeyPath) -> Iterator[KeyPath]:
    for end in range(len(path), 0, -1):
        yield path[:end]


NOWHERE = SourceMap({}, {})


class Version(Struct, frozen=True):
    """One stored version of an entry, reduced to what sign-off needs.

    `claim` is equal for two versions exactly when their covered values are equal;
    an unparsable version's claim is a value of its own. `confirmation` is the canonical
    text of the confirming key (`accurate_as_of`, `review`), None where absent or null. `beside` has what it
    says under the keys `BESIDE_THE_CLAIM`, without those that are null.
    """

    claim: str
    readable: bool
    confirmation: str | None
    beside: Mapping[str, Node] = {}


class Document:
    """One file as read. `data` is None exactly when the file is outside the YAML subset; then `unread` is its
    text, as far as there is one.
    """

    __slots__ = ("_data", "is_laid_aside", "problems", "source", "unread")

    def __init__(
        self,
        data: dict[str, Node] | None,
        source: SourceMap = NOWHERE,
        problems: tuple[Problem, ...] = (),
        unread: str = "",
    ) -> None:
        self._data = data
        self.unread = unread
        self.is_laid_aside = False
        self.source = source
        self.problems = problems

    @property
    def data(self) -> dict[str, Node] | None:
        """What it says."""
        return self.source.read_again() if self.is_laid_aside else self._data

    def lay_aside(self, aside: Aside) -> None:
        """Hold it no longer, and read it again when it is asked for: what fifty thousand files say, and their
        texts, take more than all that is judged of them.
        """
        if not self.is_laid_aside and self._data is not None and self.source.lay_aside(aside):
            self.is_laid_aside, self._data = True, None
