"""Where the registry is, seen from any folder of the repository."""

import shlex
from collections.abc import Sequence
from pathlib import Path

from readyctl.errors import CannotTell, UsageError

DEFAULT_FOLDER = "registry"


def registry_folder(start: Path, top: Path, named: Path | None) -> str:
    """The registry's folder relative to the top, with forward slashes; empty where it is the top itself.

    That is `registry/` at the repository's top, from whichever folder one asks; any other has to be named. To
    look for one would let whoever adds a file somewhere choose the roster that everybody is judged by.
    Raises `UsageError` where a named folder lies outside the repository, and `CannotTell` where it lies in a
    repository of its own within this one, as a submodule does. The folder need not exist: whether there is
    anything in it depends on the moment that is asked about.
    """
    folder = DEFAULT_FOLDER
    if named is not None:
        inside = (start / named).resolve()
        if inside.is_file():
            raise UsageError(
                f"{named} is a file, and what engineering signed is in the history of a registry's folder",
                help="name the folder; `ask`, `doc check`, `deck check` and `rfp answer` alone take a file",
            )
        if not inside.is_relative_to(top.resolve()):
            raise UsageError(
                f"the registry {named} is outside the repository {top}",
                help="name a folder of this repository, or run readyctl inside the registry's own",
            )
        folder = _relative(inside, top)
    _refuse_another_history(top, folder)
    return folder


def _refuse_another_history(top: Path, folder: str) -> None:
    """What git keeps in a repository of its own has no history in this one: nothing would be signed."""
    parts = Path(folder).parts
    inner = next((Path(*parts[:end]) for end in range(1, len(parts) + 1) if _begins(top, parts[:end])), None)
    if inner is None:
        return
    there = Path(folder).relative_to(inner).as_posix()
    more = "" if there == DEFAULT_FOLDER else f" --registry {shlex.quote(there)}"
    raise CannotTell(
        f"{inner.as_posix()} is a repository of its own, whose history this one does not have",
        help=f"ask there: cd {shlex.quote(str(top / inner))} && readyctl check{more}",
    )


def _begins(top: Path, parts: Sequence[str]) -> bool:
    """Whether a repository begins in this folder; a submodule has a file there that says where it is kept."""
    return (top.joinpath(*parts) / ".git").exists()


def _relative(folder: Path, top: Path) -> str:
    path = folder.resolve().relative_to(top.resolve()).as_posix()
    return "" if path == "." else path
