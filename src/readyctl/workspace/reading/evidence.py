"""Evidence of this moment's entries that is not in the repository any more."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from readyctl.adapters.git.trees import Trees
from readyctl.core.feature.evidence import LostEvidence, pointers
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.core.trust.commit import PENDING
from readyctl.core.trust.signoff import Signed
from readyctl.workspace.reading.opening import Workspace


def lost_evidence(
    workspace: Workspace, bases: Sequence[str] = (), *, of: Iterable[FeatureStatus] | None = None
) -> Mapping[str, tuple[LostEvidence, ...]]:
    """By an entry's path, its evidence that looks like a path, or was one, and names nothing at this moment's
    commit; `bases` are where a range began, and `of` the features that are asked about. Nothing before the
    first commit.
    """
    tip = workspace.revision
    if tip is None:
        return {}
    asked = [
        (status, pointer)
        for status in (workspace.inventory().features if of is None else of)
        for pointer in pointers(status.entry, workspace.registry)
    ]
    trees = Trees(workspace.repository.git)
    there = trees.there({(tip, pointer.path) for _, pointer in asked})
    missing = [(status, pointer) for status, pointer in asked if (tip, pointer.path) not in there]
    acts = {status.entry.where.path: _acts(status) for status, _ in missing}
    once = trees.there(
        {(commit, p.path) for status, p in missing for commit in (*acts[status.entry.where.path], *bases)}
    )
    found: defaultdict[str, tuple[LostEvidence, ...]] = defaultdict(tuple)
    for status, pointer in missing:
        stood = acts[status.entry.where.path]
        seen = next((commit for commit in stood if (commit, pointer.path) in once), None)
        if seen or pointer.looks_so:
            taken = any((base, pointer.path) in once for base in bases)
            found[status.entry.where.path] += (LostEvidence(pointer, seen, taken),)
    return dict(found)


def _acts(status: FeatureStatus) -> tuple[str, ...]:
    """The commits by which engineering set or confirmed the present claim, latest first."""
    acts = status.signoff.acts if isinstance(status.signoff, Signed) else ()
    return tuple(act.commit for act in acts if act.commit != PENDING)
