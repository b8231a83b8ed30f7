"""What somebody who changes the roster would stand behind beside her own change: what others wrote there."""

from readyctl.core.trust.report import trust_facts
from readyctl.core.trust.roster import Roster
from readyctl.core.trust.roster_changes import granted_beyond, taken_away
from readyctl.workspace.reading.opening import Workspace


def adopted_with(workspace: Workspace, written: Roster) -> tuple[str, ...]:
    """What the roster's file says and nobody entitled ever said, one clause each; the workspace is the work
    tree's. Nothing where no roster is trusted yet.
    """
    trusted = workspace.roster
    return () if trusted is None else (*granted_beyond(trusted, written), *taken_away(trusted, written))


def written_by(workspace: Workspace) -> tuple[str, ...]:
    """Who committed what the roster's file says and is not followed: `ADDRESS in COMMIT`."""
    changes = trust_facts(workspace.trust).unentitled if workspace.trust else ()
    return tuple(f"{c.address} in {c.commit[:12]}" for c in changes if c.path == workspace.guards.roster)


def granted_by_next(workspace: Workspace) -> tuple[str, ...]:
    """What an entitled next commit grants that is not trusted at its parent, one clause each.

    The workspace's moment is the index. A merge grants nothing, and neither does a first roster's commit:
    there is nothing yet that it could go beyond.
    """
    pending = workspace.pending
    if pending is None or len(pending.parents) != 1:
        return ()
    if workspace.guards.roster not in pending.objects:
        return ()
    before, after = workspace.moment(pending.parents[0]).roster, workspace.roster
    return granted_beyond(before, after) if before and after else ()
