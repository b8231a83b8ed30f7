"""A registry that git has and the work tree has not: how to bring it there."""

from collections.abc import Callable
from pathlib import PurePosixPath

from readyctl.adapters.git.door import Git
from readyctl.adapters.git.tracked import checkout_command, submodule_command
from readyctl.core.entry.path import ROSTER_FILE
from readyctl.errors import CannotTell

_SUBMODULE = b"160000 "


def ensure_checked_out(git: Git, folder: str, known: Callable[[], bool]) -> None:
    """Raise `CannotTell` where the registry is in a submodule, or `known` to git, and in no file. Its folder
    is given from the top, the top itself as nothing.
    """
    name = f"{folder}/" if folder else "this repository"
    module = _submodule_around(git, folder)
    if module is not None:
        raise CannotTell(
            f"the registry in {name} lies in a submodule that is not checked out here",
            help=f"bring it here with `{submodule_command(module)}`",
        )
    if known():
        raise CannotTell(
            f"the registry in {name} is not checked out here",
            help=f"bring it back with `{checkout_command(folder or ROSTER_FILE)}`",
        )


def _submodule_around(git: Git, folder: str) -> str | None:
    """The submodule that a folder is, or lies in; None where it is neither."""
    for path in (PurePosixPath(folder), *PurePosixPath(folder).parents):
        listed = git.run("ls-files", "--stage", "-z", "--full-name", "--", str(path)) if path.name else b""
        if listed.startswith(_SUBMODULE):
            return str(path)
    return None
