"""Where the registry is, seen from any folder of the repository."""

from pathlib import Path

from readyctl.errors import UsageError

DEFAULT_FOLDER = "registry"


def registry_folder(start: Path, top: Path, named: Path | None) -> str:
    """The registry's folder relative to the top, with forward slashes; empty where it is the top itself.

    That is `registry/` at the repository's top, from whichever folder one asks; any other has to be named. To
    look for one would let whoever adds a file somewhere choose the roster that everybody is judged by.
    Raises `UsageError` where a named folder lies outside the repository. The folder need not exist:
    whether there is anything in it depends on the moment that is asked about.
    """
    if named is not None:
        folder = (start / named).resolve()
        if not folder.is_relative_to(top.resolve()):
            raise UsageError(
                f"the registry {named} is outside the repository {top}",
                help="name a folder of this repository, or run readyctl inside the registry's own",
            )
        return _relative(folder, top)
    return DEFAULT_FOLDER


def _relative(folder: Path, top: Path) -> str:
    path = folder.resolve().relative_to(top.resolve()).as_posix()
    return "" if path == "." else path
