"""What a push brings that the remote does not have, and what is to be said of it."""

from msgspec import Struct

from readyctl.adapters.git.pushed import has_commit, known_bases, leads_to_no_commit
from readyctl.errors import NoRegistry
from readyctl.workspace.reading.checking import check_range
from readyctl.workspace.reading.opening import Workspace
from readyctl.workspace.reading.report import Report


class Pushed(Struct, frozen=True):
    """One reference on its way: the remote's commit, all zeros for a new one, and what is to be pushed, by
    its id or by the name that somebody typed.
    """

    old: str
    new: str


class RegistryGone(Struct, frozen=True):
    """What is pushed has no registry, and what it changes has one."""


def judge_push(
    workspace: Workspace, pushed: Pushed, remote: str | None = None
) -> Report | RegistryGone | None:
    """What the gate before a push finds in one reference; None where it is no business of a registry's.

    `remote` is the name of where it goes, if it has one here. No business of a registry's is a deletion, a
    tag of something else than a commit, and a history that never had a registry.
    """
    repository = workspace.repository
    if not is_commit(pushed.new) or leads_to_no_commit(repository, pushed.new):
        return None
    new = repository.resolve(pushed.new)
    if is_commit(pushed.old) and has_commit(repository, pushed.old):
        bases = repository.merge_bases(pushed.old, new)
    else:
        bases = known_bases(repository, new, remote)
    tip = workspace.moment(new, as_of=workspace.asked.as_of).without_cache()
    try:
        _ = tip.snapshot  # first: what has no registry need not come after a pinned one
        return check_range(tip, bases)
    except NoRegistry:
        return RegistryGone() if any(_had_registry(workspace, base) for base in bases) else None


def is_commit(name: str) -> bool:
    """Whether a reference names anything: git writes zeros for nothing at all."""
    return bool(set(name) - {"0"})


def _had_registry(workspace: Workspace, base: str) -> bool:
    try:
        _ = workspace.moment(base).snapshot
    except NoRegistry:
        return False
    return True
