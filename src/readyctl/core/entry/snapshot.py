"""The entries of one moment, as values."""

from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct

from readyctl.core.entry.document import Document, Version
from readyctl.core.entry.path import EntryKind, EntryPath


class Versions(Protocol):
    """Reads stored versions of entries, each at most once."""

    def document(self, obj: str, kind: EntryKind) -> Document:
        """One version in full."""

    def version(self, obj: str, kind: EntryKind) -> Version:
        """One version as sign-off needs it."""


class RawEntry(Struct, frozen=True):
    """One entry as stored; `obj` is the object it comes from (see `CommitChanges`)."""

    where: EntryPath
    read: tuple[Document, Version] | Versions
    """What it says, or, where nobody asked for that so far, who reads it."""
    obj: str

    @property
    def document(self) -> Document:
        """What it says in full."""
        read = self.read
        return read[0] if isinstance(read, tuple) else read.document(self.obj, self.where.kind)

    @property
    def version(self) -> Version:
        """What it says as sign-off needs it."""
        read = self.read
        return read[1] if isinstance(read, tuple) else read.version(self.obj, self.where.kind)


class Snapshot(Struct, frozen=True):
    """All entries at one moment, in order of path. `strays` are the paths of files that are no entry
    although they lie where entries belong.
    """

    entries: Sequence[RawEntry]
    strays: tuple[str, ...] = ()

    def of(self, kind: EntryKind) -> tuple[RawEntry, ...]:
        """The entries of one kind."""
        return tuple(entry for entry in self.entries if entry.where.kind is kind)
