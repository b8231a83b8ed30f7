"""What a range of commits changes: against every commit in which its two ends last agreed."""

from collections.abc import Iterator, Sequence

from readyctl.adapters.registry.files import in_commit
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.core.trust.derive import sign_off
from readyctl.core.trust.signoff import Signed, Unsigned
from readyctl.errors import UsageError
from readyctl.workspace.reading.gates import differs
from readyctl.workspace.reading.opening import Workspace

_NAMED = 200
"""Up to so many paths are named to git; beyond, it looks at the whole registry, which costs no more."""


def ends_of(workspace: Workspace, revisions: str) -> tuple[Workspace, tuple[str, ...]]:
    """The end of `A..B` as a moment, and every commit in which A and B last agreed.

    Raises UsageError for what is no range, and for a revision that is not there.
    """
    base, dots, tip = revisions.partition("..")
    if not dots or not base:
        raise UsageError(f"'{revisions}' is no range of commits", help="write it as main..HEAD")
    repository = workspace.repository
    start, end = repository.resolve(base), repository.resolve(tip.lstrip(".") or "HEAD")
    at_tip = workspace.moment(end, as_of=workspace.asked.as_of).without_cache()
    return at_tip, repository.merge_bases(start, end)


def touched_since(workspace: Workspace, bases: Sequence[str]) -> frozenset[str]:
    """The paths whose entries say something else than in one of these commits; everything, without any."""
    return frozenset().union(*(_touched(workspace, base) for base in bases or (None,)))


def _touched(workspace: Workspace, base: str | None) -> set[str]:
    snapshot = workspace.snapshot
    stored = in_commit(workspace.repository.git, base, workspace.registry) if base else ()
    before = {file.path: file.obj for file in stored}
    changed = {
        raw.where.path
        for raw in snapshot.entries
        if differs(workspace, raw.where, before.get(raw.where.path), raw.obj)
    }
    # What is new and no entry, and what is gone: a deleted roster is a change of the roster.
    there = {raw.where.path for raw in snapshot.entries} | set(snapshot.strays)
    return changed | (set(snapshot.strays) - before.keys()) | (before.keys() - there)


def lost_since(workspace: Workspace, bases: Sequence[str]) -> frozenset[str]:
    """The paths of features that engineering stood behind in one of these commits, and does not any more.

    A change there and back, and a merge that keeps what another line had replaced, leave the text as it was.
    """
    inventory = workspace.inventory()
    unsigned = [
        status
        for status in (*inventory.features, *inventory.tombstones)
        if isinstance(status.signoff, Unsigned)
    ]
    return frozenset(path for base in bases for path in _signed_at(workspace.moment(base), unsigned))


def _signed_at(before: Workspace, asked: Sequence[FeatureStatus]) -> Iterator[str]:
    """Those of these features that were signed at a moment of before, as that moment knew it."""
    places = [status.entry.where for status in asked]
    if not places or _is_before_trust(before):
        return
    few = len(places) <= _NAMED
    histories = before.histories_of(where.path for where in places) if few else before.histories
    if histories is None:
        return
    trust = before.trust_in(histories)
    for where in places:
        head = histories.heads.get(where.path)
        if head is None or head.obj is None:
            continue
        if isinstance(sign_off(head, where.area, before.version_reader(where.kind), trust), Signed):
            yield where.path


def _is_before_trust(before: Workspace) -> bool:
    """Whether the moment lies before the commit that is pinned: nothing was signed then."""
    pin, repository = before.asked.trust_root, before.repository
    if pin is None or before.revision is None:
        return False
    return not repository.is_ancestor(repository.resolve(pin), before.revision)
