"""The entries of one moment, as values."""

from collections.abc import Sequence

from msgspec import Struct

from readyctl.core.entry.document import Document, Version
from readyctl.core.entry.path import EntryKind, EntryPath


class RawEntry(Struct, frozen=True):
    """One entry as read; `obj` is the stored object it came from (see `CommitChanges`)."""

    where: EntryPath
    document: Document
    version: Version
    obj: str


class Snapshot(Struct, frozen=True):
    """All entries at one moment, in order of path. `strays` are the paths of files that are no entry
    although they lie where entries belong.
    """

    entries: Sequence[RawEntry]
    strays: tuple[str, ...] = ()

    def of(self, kind: EntryKind) -> tuple[RawEntry, ...]:
        """The entries of one kind."""
        return tuple(entry for entry in self.entries if entry.where.kind is kind)
