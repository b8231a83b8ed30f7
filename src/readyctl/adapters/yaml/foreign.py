"""YAML that others wrote, for programs of theirs: read as far as it is plain data, in bounds.

Not the registry's subset: several documents, tags and unquoted texts of any kind are taken, and every scalar
is its text. Aliases are refused, since a few lines with them can stand for more than a machine holds.
"""

import yaml

from readyctl.adapters.decoding import decoded
from readyctl.adapters.yaml._events import (
    Alias,
    CollectionEnd,
    DocumentStart,
    MappingStart,
    Scalar,
    SequenceStart,
    StreamEnd,
    events_of,
)
from readyctl.core.entry.characters import FORBIDDEN_IN_TEXT
from readyctl.core.entry.document import Node
from readyctl.errors import UsageError

MOST_BYTES = 4 * 1024 * 1024
DEEPEST = 40
_HELP = "take that part out, or import it as a table: see `readyctl import csv --help`"
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


def documents(data: bytes, name: str, *, most: int = MOST_BYTES) -> list[tuple[int, dict[str, Node]]]:
    """Each document that is a mapping, with the line on which it begins; of equal keys the last one counts.

    Raises `UsageError` for what is no YAML, has more bytes than `most`, is too deep, or has aliases.
    """
    if len(data) > most:
        raise UsageError(f"{name} is larger than {most >> 20} MB", help="split the file")
    text = FORBIDDEN_IN_TEXT.sub("", decoded(data)[0].replace("\r\n", "\n"))
    try:
        return _documents(text, name)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f", line {mark.line + 1}" if mark else ""
        said = getattr(error, "problem", None) or "it cannot be parsed"
        raise UsageError(f"{name}{place} is no YAML: {said}", help="mend the file") from None


def _documents(text: str, name: str) -> list[tuple[int, dict[str, Node]]]:
    following = events_of(text.removeprefix("\ufeff").encode())
    found: list[tuple[int, dict[str, Node]]] = []
    open_ones: list[_Open] = []
    event, line = following(), 1
    while not isinstance(event, StreamEnd):
        line = event.start_mark.line + 1
        if isinstance(event, Alias):
            raise UsageError(f"{name}, line {line}: '*{event.anchor}' is an alias", help=_HELP)
        if isinstance(event, MappingStart | SequenceStart):
            if len(open_ones) == DEEPEST:
                raise UsageError(
                    f"{name}, line {line}: it is nested more than {DEEPEST} levels deep", help=_HELP
                )
            open_ones.append(_Open({} if isinstance(event, MappingStart) else [], line))
        elif isinstance(event, CollectionEnd):
            done = open_ones.pop()
            if open_ones:
                open_ones[-1].take(done.value)
            elif isinstance(done.value, dict):
                found.append((done.line, done.value))
        elif isinstance(event, Scalar) and open_ones:
            open_ones[-1].take(None if not event.style and event.value in _NULLS else event.value)
        elif isinstance(event, DocumentStart):
            open_ones = []
        event = following()
    return found


class _Open:
    """A mapping or a list that has not ended yet."""

    def __init__(self, value: dict[str, Node] | list[Node], line: int) -> None:
        self.value = value
        self.line = line
        self._key: str | None = None

    def take(self, node: Node) -> None:
        """Add a list's next item; of a mapping the next key, or the value of the one before."""
        if isinstance(self.value, list):
            self.value.append(node)
        elif self._key is None:
            self._key = node if isinstance(node, str) else str(node)
        else:
            self.value[self._key] = node
            self._key = None
