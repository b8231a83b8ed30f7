"""The walks over a repository's history, up to one moment."""

from typing import TYPE_CHECKING

from msgspec.structs import replace

from readyctl.adapters.git import walk
from readyctl.adapters.git.guard_cache import GuardCache
from readyctl.core.trust.building import build
from readyctl.core.trust.commit import PENDING
from readyctl.core.trust.lineage import Histories

if TYPE_CHECKING:
    from readyctl.workspace.reading.registry import Registry


def walked(workspace: "Registry", *paths: str) -> Histories | None:
    """The histories of these files and folders; None before the first commit."""
    git, pending = workspace.repository.git, workspace.pending
    if pending:
        workspace.stored.headers.put(PENDING, pending.header)
        commits = [*walk.commits(git, pending.parents, *paths), pending.commit]
        return build(commits, guards=workspace.guards.paths, pin=workspace.pin)
    if workspace.revision is None:
        return None
    graph, told = walk.streamed(git, (workspace.revision,), *paths)
    return build(told, guards=workspace.guards.paths, pin=workspace.pin, graph=graph)


def walked_for_guards(workspace: "Registry") -> Histories | None:
    """Those of roster and settings; of the entries, only what the next commit changes."""
    head, pending, guards = workspace.head, workspace.pending, workspace.guards.paths
    if pending is None or head is None or workspace.pin or not workspace.asked.use_cache:
        return walked(workspace, *guards)
    cache = GuardCache(workspace.repository, guards)
    known = cache.load(head)
    if known is None:
        commits = walk.commits(workspace.repository.git, (head,), *guards)
        known = tuple(build(commits, guards=guards).skeleton)
        cache.save(head, known)
    workspace.stored.headers.put(PENDING, pending.header)
    ahead = replace(pending.commit, parents=(known[-1].id,))
    return build([*known, ahead], guards=guards)
