"""The entries besides the features, read without them where earlier runs know which files there are."""

from typing import TYPE_CHECKING

from readyctl.adapters.registry.snapshots import read_snapshot
from readyctl.core.entry.last import kept_with_it
from readyctl.core.entry.snapshot import RawEntry, Snapshot
from readyctl.core.feature.plain import KeptEntry
from readyctl.workspace.reading.known_files import files_of

if TYPE_CHECKING:
    from readyctl.workspace.reading.opening import Workspace


@kept_with_it
def others(workspace: "Workspace") -> Snapshot:
    """The moment's snapshot, in which the features may be missing."""
    known = None if "snapshot" in vars(workspace) else workspace.remembered.others
    if known is None:
        return workspace.snapshot
    files = [*files_of(workspace, known)]
    if any(file.obj != known[file.path] for file in files):
        return workspace.snapshot  # somebody writes at this moment
    return read_snapshot(files, workspace.registry, workspace.stored, unread=workspace.unread)


def feature_at(workspace: "Workspace", path: str) -> RawEntry | None:
    """One feature as it is stored, of a moment of which more is kept; None where there is none.

    Where that had to be worked out again, everything was read for it.
    """
    there = [status.entry for status in workspace.inventory().at_paths({path})]
    objects = {entry.where.path: entry.obj for entry in there if isinstance(entry, KeptEntry)}
    if len(objects) < len(there):
        return next((raw for raw in workspace.snapshot.entries if raw.where.path == path), None)
    found = read_snapshot(files_of(workspace, objects), workspace.registry, workspace.stored).entries
    return found[0] if found else None
