"""The deal notes of one moment, each read once for all who ask."""

from readyctl.core.deal.reading import HandoffEntry, read_handoff
from readyctl.core.entry.last import kept_with_it
from readyctl.core.entry.path import EntryKind
from readyctl.core.entry.snapshot import RawEntry
from readyctl.rules.catalogue import may_be_ignored
from readyctl.workspace.reading.opening import Workspace


@kept_with_it
def deal_notes(workspace: Workspace) -> tuple[tuple[RawEntry, HandoffEntry], ...]:
    """Every note of the moment as stored and as read, in order of path; unreadable ones too."""
    raw = workspace.snapshot.of(EntryKind.HANDOFF)
    return tuple((entry, read_handoff(entry.where, entry.document, may_be_ignored)) for entry in raw)
