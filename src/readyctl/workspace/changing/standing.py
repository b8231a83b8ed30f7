"""The files that a change begins with: read from the work tree, and not taken for free where git has one."""

from collections.abc import Sequence
from pathlib import Path

from readyctl.adapters.git.door import Git
from readyctl.adapters.git.tracked import checkout_command, tracked
from readyctl.errors import Refused, UsageError
from readyctl.workspace.changing.plan import Change


def standing(top: Path, path: str) -> bytes:
    """A file as it lies in the work tree. Raises `Refused` where it is not checked out here."""
    try:
        return (top / path).read_bytes()
    except FileNotFoundError:
        raise not_checked_out(path) from None


def standing_guard(top: Path, path: str) -> bytes:
    """Roster or settings as they lie in the work tree. Raises `UsageError` where there is no such file, and
    `Refused` where git has one that is not checked out here.
    """
    try:
        return (top / path).read_bytes()
    except FileNotFoundError:
        if tracked(Git(top), [path]):
            raise not_checked_out(path) from None
        raise UsageError(f"there is no {path}", help="start a registry with `readyctl init`") from None


def ensure_seen(top: Path, changes: Sequence[Change]) -> None:
    """Raise `Refused` where a change takes for free what HEAD or the index has, and nobody has read it."""
    free = [change.path for change in changes if change.before is None and change.after is not None]
    if hidden := tracked(Git(top), free):
        raise not_checked_out(min(hidden))


def not_checked_out(path: str) -> Refused:
    """What to raise for a file that git has and the work tree lacks."""
    return Refused(
        f"{path} is in this repository and not checked out here, so nothing is written over it",
        help=f"bring it back with `{checkout_command(path)}`; a removal that is meant, commit first",
    )
