"""A feature's history as values: read through the workspace, told by the core."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from readyctl.core.entry.path import EntryPath
from readyctl.core.history.log import LevelLog, Step, tell
from readyctl.core.trust.commit import CommitHeader

if TYPE_CHECKING:
    from readyctl.workspace.reading.opening import Workspace


def level_log(workspace: "Workspace", where: EntryPath) -> LevelLog:
    """The levels of one entry over time, as far as they are committed at the workspace's moment."""
    return tell(list(_steps(workspace, where)))


def _steps(workspace: "Workspace", where: EntryPath) -> Iterator[Step]:
    nodes = workspace.histories.nodes.get(where.path, ()) if workspace.histories else ()
    for node in nodes:
        header = workspace.header(node.commit)
        if not isinstance(header, CommitHeader):
            continue
        entry = workspace.past_entry(where, node)
        yield Step(
            node.commit,
            header.committer.moment,
            header.author.address.lower(),
            entry.document if entry else None,
            workspace.past_sign_off(where, node),
        )
