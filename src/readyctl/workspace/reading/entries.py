"""The entries of a moment: from the work tree, from the index, or from a commit."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from readyctl.adapters.registry import files
from readyctl.adapters.registry.files import StoredFile
from readyctl.adapters.registry.snapshots import read_snapshot
from readyctl.core.entry.snapshot import RawEntry, Snapshot
from readyctl.errors import NoRegistry
from readyctl.workspace.reading.absent import ensure_checked_out

if TYPE_CHECKING:
    from readyctl.workspace.reading.registry import Registry


def read_entries(workspace: "Registry", commit: str | None, look: Callable[[RawEntry], None]) -> Snapshot:
    """Read them, of a `commit` where one is named, and let each be looked at as soon as it was read.

    Raises `NoRegistry` where the registry's folder is not there.
    """
    files, registry = _files(workspace, commit), workspace.registry
    snapshot = read_snapshot(files, registry, workspace.stored, look, workspace.unread)
    if snapshot.entries:
        return snapshot
    if workspace.asked.at is None:
        ensure_checked_out(workspace.repository.git, workspace.registry, workspace.is_there)
    folder = f"{workspace.registry}/" if workspace.registry else "this repository"
    raise NoRegistry(
        f"there is no registry in {folder}",
        help="start one with `readyctl init`, or name its folder with --registry",
    )


def _files(workspace: "Registry", commit: str | None) -> Iterable[StoredFile]:
    git, registry = workspace.repository.git, workspace.registry
    if workspace.pending:
        return files.in_index(git, registry)
    if commit:
        return files.in_commit(git, commit, registry)
    length = len(workspace.head or "") or 40
    found = files.in_work_tree(workspace.top, registry, length) if workspace.folder.is_dir() else ()
    return files.with_hidden(found, git, registry)
