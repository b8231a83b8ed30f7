"""The strict reader of registry files: any bytes in, a `Document` out, never an exception.

The subset: UTF-8 (a byte order mark at the start is let through), one document that is a mapping, YAML 1.2,
every scalar by its text. What is refused, and under which name, is the table in `_refusals`.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from readyctl.adapters.yaml import _lines
from readyctl.adapters.yaml._blocks import Block, blocks_of
from readyctl.adapters.yaml._claim import MAX_BYTES, unreadable_version, version_of
from readyctl.adapters.yaml._quick import quick_reading
from readyctl.adapters.yaml._unusual import Unusual
from readyctl.core.entry.diagnostic import Position
from readyctl.core.entry.document import Aside, Document, Node, Places, SourceMap, Version
from readyctl.core.entry.keypath import KeyPath
from readyctl.core.entry.path import EntryKind

if TYPE_CHECKING:
    from readyctl.adapters.yaml._careful import Reading
    from readyctl.adapters.yaml._places import LinePlaces


def read(blob: bytes) -> Document:
    """Read one file; where it is outside the subset, `problems` has every refusal that can be found."""
    return _parsed(blob)[0]


def read_entry(blob: bytes, kind: EntryKind) -> tuple[Document, Version]:
    """Read one entry, and digest what it claims: the same as `read` and `read_version`, parsed once."""
    document, blocks = _parsed(blob)
    return document, unreadable_version(blob) if blocks is None else version_of(blocks, kind)


def read_version(blob: bytes, kind: EntryKind) -> Version:
    """What one version of an entry claims; a file outside the subset is a claim of its own."""
    try:
        return version_of(quick_reading(blob)[0], kind)
    except Unusual:
        return read_entry(blob, kind)[1]


def forget() -> None:
    """Let go of what files share, once all of them are read: it takes room, and nobody will ask for it."""
    _lines.forget()


def _parsed(blob: bytes) -> tuple[Document, Sequence[Block] | None]:
    """The document, and what it was made of; None where it is outside the subset."""
    try:
        blocks, by_lines = quick_reading(blob)
    except Unusual:
        reading = _careful_reading(blob)
        if reading.tree is None or reading.problems:
            text = blob.decode("utf-8", "replace") if len(blob) <= MAX_BYTES else ""
            return Document(None, problems=tuple(reading.problems), unread=text), None
        blocks = blocks_of(reading.tree)
        return Document(_data(blocks), SourceMap(reading.keys, reading.values)), blocks
    data = _data(blocks)
    return Document(data, _LineSourceMap(blob, data) if by_lines else _LazySourceMap(blob)), blocks


def _careful_reading(blob: bytes) -> "Reading":
    from readyctl.adapters.yaml._careful import read_carefully  # noqa: PLC0415 - for few files

    return read_carefully(blob)


def _data(blocks: Sequence[Block]) -> dict[str, Node]:
    return {key: data for key, _, data in blocks}


class _LazySourceMap(SourceMap):
    """Most files are never asked where something stands; those that are, are read once more."""

    __slots__ = ("_aside", "_text")

    def __init__(self, blob: bytes) -> None:
        self._text: bytes | int = blob
        self._aside: Aside | None = None

    @property
    def _blob(self) -> bytes:
        text, aside = self._text, self._aside
        return aside.get(text) if aside and isinstance(text, int) else text  # type: ignore[return-value]

    def lay_aside(self, aside: Aside) -> bool:
        """The text is all that is needed."""
        if (place := aside.put(self._blob)) is not None:
            self._text, self._aside = place, aside
        return True

    def read_again(self) -> dict[str, Node]:
        """The same that was read of it before."""
        return _data(quick_reading(self._blob)[0])

    def places(self, path: KeyPath) -> tuple[Places, Places]:
        """The careful way finds all at once."""
        del path
        if not hasattr(self, "_keys"):
            reading = _careful_reading(self._blob)
            self._keys, self._values = reading.keys, reading.values
        return self._keys, self._values


class _LineSourceMap(_LazySourceMap):
    """The same for a file that the line reader read, which need not be read whole."""

    __slots__ = ("_data",)

    def __init__(self, blob: bytes, data: dict[str, Node]) -> None:
        super().__init__(blob)
        self._data: dict[str, Node] | None = data

    def lay_aside(self, aside: Aside) -> bool:
        """Without what it says, a topmost key alone is read to say what stands below it."""
        self._data = None
        return super().lay_aside(aside)

    def places(self, path: KeyPath) -> tuple[Places, Places]:
        """Those below the topmost key of the path."""
        top = path[0] if path else None
        lines = _line_places(self)
        return lines.under(top) if isinstance(top, str) else ({}, {(): lines.first()})

    def value_at(self, path: KeyPath) -> Position | None:
        """What stands beside a topmost key, or a key of an item, is found without what is around it."""
        place: Position | None = None
        if len(path) == 1 and isinstance(path[0], str):
            place = _line_places(self).beside(path[0])
        elif len(path) == _IN_ITEM:
            place = _line_places(self).in_item(path)
        return place or super().value_at(path)

    def read_lines(self) -> "LinePlaces":
        """The file's lines, to be asked where something stands."""
        from readyctl.adapters.yaml._places import LinePlaces  # noqa: PLC0415 - only where something is found

        return LinePlaces(self._blob.decode(), self._data)


_IN_ITEM = 3
"""The steps to a key of an item: the topmost key, the item's place, the key."""


@lru_cache(maxsize=16)
def _line_places(source: _LineSourceMap) -> "LinePlaces":
    """Kept for a few files: what is asked of one is asked together, and places take more than their file."""
    return source.read_lines()
