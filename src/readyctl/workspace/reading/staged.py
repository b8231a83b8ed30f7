"""Whether a hook was called about a commit at all."""

from readyctl.adapters.registry import pending
from readyctl.workspace.reading.opening import Workspace


def nothing_to_judge(workspace: Workspace) -> bool:
    """Whether nothing of the registry is staged, no lines are joined, and nobody commits: as in CI."""
    return pending.nothing_to_judge(workspace.repository, workspace.head, workspace.registry)
