"""Where the registry is, seen from any folder of the repository."""

from pathlib import Path

from readyctl.core.entry import ROSTER_FILE, SETTINGS_FILE
from readyctl.errors import UsageError

DEFAULT_FOLDER = "registry"


def registry_folder(start: Path, top: Path, named: Path | None) -> str:
    """The registry's folder relative to the top, with forward slashes; empty where it is the top itself.

    Looks at `start` and upwards for a folder that is a registry or holds one under `registry/`.
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
    here = start.resolve()
    for folder in (here, *here.parents):
        if not folder.is_relative_to(top.resolve()):
            break
        for candidate in (folder, folder / DEFAULT_FOLDER):
            if any((candidate / name).is_file() for name in (SETTINGS_FILE, ROSTER_FILE)):
                return _relative(candidate, top)
    return DEFAULT_FOLDER


def _relative(folder: Path, top: Path) -> str:
    path = folder.resolve().relative_to(top.resolve()).as_posix()
    return "" if path == "." else path
