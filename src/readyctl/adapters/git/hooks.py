"""Git hooks on disk: written beside what is there, found where git looks for them."""

import os
import shlex
import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from readyctl.adapters.files import write_atomically
from readyctl.adapters.git.door import Git
from readyctl.errors import Refused

NAMES = ("pre-commit", "pre-merge-commit", "pre-push")
_MARK = "# Written by `readyctl hooks install`."
_BEFORE = ".before-readyctl"
_LEGACY = ".legacy"
"""Where the pre-commit framework keeps, and from where it calls, the hook that it found."""


class HookState(StrEnum):
    """How one hook stands, in words for `hooks status`."""

    ABSENT = "not installed"
    INSTALLED = "installed"
    CHAINED = "installed; the hook that was there runs first"
    CALLED = "installed; the pre-commit framework calls it"
    OTHER = "another hook is there, readyctl is not"
    ASLEEP = "there, but not executable, so git ignores it"


@dataclass(frozen=True)
class HooksFolder:
    """The folder from which git runs hooks here. `shared` says that core.hooksPath put it elsewhere."""

    path: Path
    shared: bool


def find_folder(git: Git) -> HooksFolder:
    """Ask git, so that core.hooksPath and linked work trees are heeded."""
    path = Path(git.text("rev-parse", "--path-format=absolute", "--git-path", "hooks"))
    configured = git.try_run("config", "--get", "core.hooksPath")[0] == 0
    return HooksFolder(path, configured)


def state(folder: Path, name: str) -> HookState:
    """How the hook of this name stands."""
    hook = folder / name
    if not _is_there(hook):
        return HookState.ABSENT
    if not os.access(hook, os.X_OK):
        return HookState.ASLEEP
    if _is_ours(hook):
        return HookState.CHAINED if _is_there(folder / f"{name}{_BEFORE}") else HookState.INSTALLED
    return HookState.CALLED if _is_ours(folder / f"{name}{_LEGACY}") else HookState.OTHER


def install(folder: Path, name: str, registry: str | None = None) -> HookState:
    """Put the hook in place and give its state. A hook of another's is renamed and runs first; never lost.

    `registry` is the folder that the hook looks at, from the top; None is the one that is found by itself.
    """
    hook = folder / name
    if state(folder, name) is HookState.CALLED:
        hook = folder / f"{name}{_LEGACY}"
    folder.mkdir(parents=True, exist_ok=True)
    if _is_there(hook) and not _is_ours(hook):
        kept = folder / f"{name}{_BEFORE}"
        if _is_there(kept):
            raise Refused(
                f"both {hook} and {kept.name} are hooks of others, and only one of them can be kept",
                help=f"join them into {kept.name}, remove {name}, and run `readyctl hooks install` again",
            )
        hook.rename(kept)
    before = hook.read_bytes() if hook.exists() else None
    write_atomically(hook, script(name, registry).encode(), expect=before)
    hook.chmod(0o755)
    return state(folder, name)


def script(name: str, registry: str | None = None) -> str:
    """The hook as it stands on disk. It finds readyctl again where its environment has moved."""
    python = shlex.quote(sys.executable)
    where = f" --registry {shlex.quote(registry)}" if registry else ""
    feed, first = "", ""
    if name == "pre-push":
        feed, first = "printf '%s\\n' \"$refs\" | ", "refs=$(cat)\n"
    return f"""#!/bin/sh
{_MARK} What stood here before runs first, from {name}{_BEFORE}.
{first}before="$(dirname -- "$0")/{name}{_BEFORE}"
if [ -x "$before" ]; then
    {feed}"$before" "$@" || exit $?
fi
if [ -x {python} ]; then
    {feed}{python} -P -m readyctl hooks run {name}{where} -- "$@"
elif command -v readyctl >/dev/null 2>&1; then
    {feed}readyctl hooks run {name}{where} -- "$@"
else
    echo "readyctl is not installed where this hook looks for it: install it, or delete $0" >&2
    exit 1
fi
"""


def _is_there(path: Path) -> bool:
    return path.exists() or path.is_symlink()


def _is_ours(path: Path) -> bool:
    try:
        return _MARK.encode() in path.read_bytes()
    except OSError:
        return False
