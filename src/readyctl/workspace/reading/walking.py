"""The walks over a repository's history, up to one moment."""

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from readyctl.adapters.git import walk
from readyctl.adapters.git.guard_cache import GuardCache
from readyctl.core.trust.building import build, guarded_alone
from readyctl.core.trust.commit import PENDING
from readyctl.core.trust.dated import dated_line
from readyctl.core.trust.lineage import CommitChanges, Histories
from readyctl.workspace.reading.kept_history import KeptHistory, keep_history, kept_history

if TYPE_CHECKING:
    from readyctl.core.trust.graph import Graph
    from readyctl.workspace.reading.registry import Registry


FEW = 60
"""Paths whose histories are walked alone: git looks for each of them in each tree, so beyond that all of them
cost no more.
"""


def whole(workspace: "Registry") -> Histories | None:
    """The histories of all paths, from what was kept of them where that may be asked; else they are walked,
    and kept.
    """
    kept = remembered(workspace)
    return kept.whole if kept else _walked_and_kept(workspace)


def narrow(workspace: "Registry", paths: Iterable[str]) -> Histories | None:
    """The histories of these paths, and of roster and settings, from the same."""
    kept = remembered(workspace)
    return kept.only(paths) if kept else walked(workspace, *workspace.guards.paths, *paths)


def enough_for(workspace: "Registry", paths: Collection[str]) -> Histories | None:
    """Histories in which those of these paths are: of all, where they are at hand or cost no more; None where
    there are no paths.
    """
    if not paths:
        return None
    alone = "histories" not in vars(workspace) and len(paths) <= FEW
    return workspace.histories_of(paths) if alone else workspace.histories


def remembered(workspace: "Registry") -> KeptHistory | None:
    """What is kept of the history, where it may be asked for; see there how to use it."""
    return kept_history(workspace, lambda: _walked_and_kept(workspace)) if _may_keep(workspace) else None


def _walked_and_kept(workspace: "Registry") -> Histories | None:
    if not _may_keep(workspace) or workspace.revision is None:
        return walked(workspace, workspace.registry)
    told = walk.streamed(workspace.repository.git, (workspace.revision,), workspace.registry)
    found = _built(workspace, told)
    line = dated_line(told.graph, found.tip, told.times)
    keep_history(workspace, found, len(found.touching) - 1, line)
    return found


def _built(workspace: "Registry", told: walk.Streamed) -> Histories:
    return build(told.commits, guards=workspace.guards.paths, pin=workspace.pin, graph=told.graph)


def _may_keep(workspace: "Registry") -> bool:
    return workspace.asked.use_cache and not workspace.pending and workspace.revision is not None


def walked(workspace: "Registry", *paths: str) -> Histories | None:
    """The histories of these files and folders; None before the first commit."""
    git, pending = workspace.repository.git, workspace.pending
    if pending:
        workspace.stored.headers.put(PENDING, pending.header)
        commits = [*walk.commits(git, pending.parents, *paths), pending.commit]
        return build(commits, guards=workspace.guards.paths, pin=workspace.pin)
    if workspace.revision is None:
        return None
    return _built(workspace, walk.streamed(git, (workspace.revision,), *paths))


def graph_of(workspace: "Registry") -> "Graph | None":
    """Every commit's parents, ancestors first: from the histories, where they are walked; else alone."""
    if "histories" in vars(workspace) or workspace.pending or not workspace.revision:
        return workspace.histories.graph if workspace.histories else None
    workspace.repository.refuse_shallow()
    kept = remembered(workspace)
    return kept.whole.graph if kept else walk.all_parents(workspace.repository.git, (workspace.revision,))


def keep_guarded(workspace: "Registry", histories: Histories) -> Sequence[CommitChanges]:
    """The history of roster and settings alone, out of that of all paths; HEAD's is kept for the hook."""
    found = guarded_alone(histories, workspace.guards.paths, workspace.pin)
    if histories.tip == workspace.head:
        _guard_cache(workspace).save(histories.tip, found)
    return found


def _guard_cache(workspace: "Registry") -> GuardCache:
    return GuardCache(workspace.repository, workspace.guards.paths, workspace.pin)


def walked_for_guards(workspace: "Registry") -> Histories | None:
    """Those of roster and settings; of the entries, only what the next commit changes."""
    head, pending, guards = workspace.head, workspace.pending, workspace.guards.paths
    if pending is None or head is None or not workspace.asked.use_cache:
        return walked(workspace, *guards)
    cache = _guard_cache(workspace)
    known = cache.load(head)
    if known is None:
        commits = walk.commits(workspace.repository.git, (head,), *guards)
        known = tuple(build(commits, guards=guards, pin=workspace.pin).skeleton)
        cache.save(head, known)
    workspace.stored.headers.put(PENDING, pending.header)
    ahead = replace(pending.commit, parents=(known[-1].id,))
    return build([*known, ahead], guards=guards, pin=workspace.pin)
