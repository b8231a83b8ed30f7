"""A signature that a claim had on another line, before a squash or a rebase made a new commit of it."""

from readyctl.adapters.git.moments import commits_beside
from readyctl.core.entry.path import EntryKind
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.core.trust.signoff import Act, Signed
from readyctl.workspace.reading.opening import Workspace

_MOST_JUDGED = 3


def signed_elsewhere(workspace: Workspace, status: FeatureStatus) -> Act | None:
    """The act of somebody on today's roster that stands behind this very claim in a commit which is no part
    of the history; None where this clone knows of none. It explains, and counts for nothing.
    """
    path, revision = status.entry.where.path, workspace.revision
    head = workspace.histories.heads.get(path) if workspace.histories else None
    if revision is None or head is None or head.obj is None or workspace.roster is None:
        return None
    read = workspace.version_reader(EntryKind.FEATURE)
    claim = read(head.obj).claim
    judged = 0
    workspace.asked.seen.besides[path] = beside = commits_beside(workspace.repository, revision, path)
    for commit in beside:
        obj = _object(workspace, commit, path)
        if obj is None or read(obj).claim != claim or judged == _MOST_JUDGED:
            continue
        judged += 1
        there = workspace.moment(commit)
        raw = [each for each in there.snapshot.entries if each.where.path == path]
        for verdict in there.sign_offs(raw):
            if isinstance(verdict, Signed) and workspace.roster.find(verdict.act.address):
                return verdict.act
    return None


def _object(workspace: Workspace, commit: str, path: str) -> str | None:
    """The file's object in a commit; None where it has none there."""
    failed, out, _ = workspace.repository.git.try_run("ls-tree", "-z", "--full-tree", commit, "--", path)
    meta = out.partition(b"\t")[0].split()
    return None if failed or meta[1:2] != [b"blob"] else meta[2].decode("ascii")
