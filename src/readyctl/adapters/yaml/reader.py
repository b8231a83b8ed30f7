"""The strict reader of registry files: any bytes in, a `Document` out, never an exception.

The subset: UTF-8 (a byte order mark at the start is let through), one document that is a mapping, YAML 1.2,
every scalar by its text. What is refused, and under which name, is the table in `yaml_refusals`.
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


def read(blob: bytes, kind: EntryKind) -> Document:
    """Read one file; where it is outside the subset, `problems` has every refusal that can be found."""
    try:
        tree = quick_tree(blob)
    except Unusual:
        reading = read_carefully(blob)
        if reading.tree is None or reading.problems:
            return Document(None, unreadable_version(blob), problems=tuple(reading.problems))
        return _document(reading.tree, kind, SourceMap(reading.keys, reading.values))
    return _document(tree, kind, _LazySourceMap(blob))


def read_version(blob: bytes, kind: EntryKind) -> Version:
    """The same version as `read(blob, kind).version`, without the rest."""
    try:
        return version_of(quick_tree(blob), kind)
    except Unusual:
        return read(blob, kind).version


def _document(tree: dict[str, Tree], kind: EntryKind, source: SourceMap) -> Document:
    data: dict[str, Node] = {key: data_of(value) for key, value in tree.items()}
    return Document(data, version_of(tree, kind), source)


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
