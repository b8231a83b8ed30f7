"""The deal notes of one moment, each read once for all who ask, and only where somebody asks."""

from collections.abc import Iterator, Mapping

from readyctl.core.deal.reading import HandoffEntry, read_handoff
from readyctl.core.entry.last import WhenAsked, kept_with_it
from readyctl.core.entry.path import EntryKind
from readyctl.core.entry.snapshot import RawEntry
from readyctl.rules.catalogue import may_be_ignored
from readyctl.workspace.reading.opening import Workspace
from readyctl.workspace.reading.others import others


class DealNotes:
    """Every note by path, in order of path: `raw` as stored, `read` as read, unreadable ones too."""

    def __init__(self, workspace: Workspace) -> None:
        raw = {entry.where.path: entry for entry in others(workspace).of(EntryKind.HANDOFF)}

        def read(path: str) -> HandoffEntry:
            return read_handoff(raw[path].where, raw[path].document, may_be_ignored)

        self.raw: Mapping[str, RawEntry] = raw
        self._read = WhenAsked(raw, read)
        self.read: Mapping[str, HandoffEntry] = self._read

    def forget(self, path: str) -> None:
        """Hold one of the notes no longer; it is read again where somebody asks."""
        self._read.forget(path)

    def __iter__(self) -> Iterator[tuple[RawEntry, HandoffEntry]]:
        return ((raw, self.read[path]) for path, raw in self.raw.items())


@kept_with_it
def deal_notes(workspace: Workspace) -> DealNotes:
    """The notes of the moment."""
    return DealNotes(workspace)
