"""The strict reader of registry files: any bytes in, a `Document` out, never an exception.

The subset: UTF-8 (a byte order mark at the start is let through), one document that is a mapping, YAML 1.2,
every scalar by its text. What is refused, and under which name, is the table in `_refusals`.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property

from readyctl.adapters.yaml._careful import Reading, read_carefully
from readyctl.adapters.yaml._claim import Tree, data_of, unreadable_version, version_of
from readyctl.adapters.yaml._quick import quick_tree
from readyctl.adapters.yaml._unusual import Unusual
from readyctl.core.entry.diagnostic import Position
from readyctl.core.entry.document import Document, Node, SourceMap, Version
from readyctl.core.entry.keypath import KeyPath
from readyctl.core.entry.path import EntryKind


def read(blob: bytes) -> Document:
    """Read one file; where it is outside the subset, `problems` has every refusal that can be found."""
    return _parsed(blob)[0]


def read_entry(blob: bytes, kind: EntryKind) -> tuple[Document, Version]:
    """Read one entry, and digest what it claims: the same as `read` and `read_version`, parsed once."""
    document, tree = _parsed(blob)
    return document, unreadable_version(blob) if tree is None else version_of(tree, kind)


def read_version(blob: bytes, kind: EntryKind) -> Version:
    """What one version of an entry claims; a file outside the subset is a claim of its own."""
    try:
        return version_of(quick_tree(blob), kind)
    except Unusual:
        return read_entry(blob, kind)[1]


def _parsed(blob: bytes) -> tuple[Document, dict[str, Tree] | None]:
    """The document, and the tree that its data was made of; None where it is outside the subset."""
    try:
        tree = quick_tree(blob)
    except Unusual:
        reading = read_carefully(blob)
        if reading.tree is None or reading.problems:
            return Document(None, problems=tuple(reading.problems)), None
        return Document(_data(reading.tree), SourceMap(reading.keys, reading.values)), reading.tree
    return Document(_data(tree), _LazySourceMap(blob)), tree


def _data(tree: dict[str, Tree]) -> dict[str, Node]:
    return {key: data_of(value) for key, value in tree.items()}


class _LazySourceMap(SourceMap):
    """Most files are never asked where something stands; those that are, are read once more."""

    def __init__(self, blob: bytes) -> None:
        self._blob = blob
        super().__init__(_Later(self, "keys"), _Later(self, "values"))

    @cached_property
    def reading(self) -> Reading:
        return read_carefully(self._blob)


class _Later(Mapping[KeyPath, Position]):
    def __init__(self, source: _LazySourceMap, name: str) -> None:
        self._source = source
        self._name = name

    @property
    def _places(self) -> dict[KeyPath, Position]:
        places: dict[KeyPath, Position] = getattr(self._source.reading, self._name)
        return places

    def __getitem__(self, path: KeyPath) -> Position:
        return self._places[path]

    def __iter__(self) -> Iterator[KeyPath]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)
