"""Git hooks on disk: written beside what is there, found where git looks for them."""

import os
import shlex
import sys
from collections.abc import Iterator
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

import readyctl
from readyctl.adapters.files import write_atomically
from readyctl.adapters.git.door import Git
from readyctl.adapters.git.hook_managers import (
    NAMES,
    SERVER_NAMES,
    Manager,
    plain,
    recognised,
    without_lines,
    written,
)
from readyctl.adapters.git.own_configuration import own_configuration
from readyctl.errors import Refused

__all__ = ["NAMES", "HookState", "HooksFolder", "find_folder", "install", "script", "state", "uninstall"]
_MARK = "# Written by `readyctl hooks install`."
_KEPT = ".before-readyctl"
"""The folder beside the hooks folder in which a hook that was there keeps its own name."""
_ALL = (*NAMES, *SERVER_NAMES)
_LEGACY = ".legacy"
"""Where the pre-commit framework keeps, and from where it calls, the hook that it found."""


class HookState(StrEnum):
    """How one hook stands, in words for `hooks status`."""

    ABSENT = "not installed"
    INSTALLED = "installed"
    CHAINED = "installed; the hook that was there runs first"
    CALLED = "installed; the pre-commit framework calls it"
    MANAGED = "installed; the hook manager's own file calls it"
    UNREAD = "the hook manager's own file calls it, but the hook there does not"
    OTHER = "another hook is there, readyctl is not"
    ASLEEP = "there, but not executable, so git ignores it"

    @property
    def guards(self) -> bool:
        """Whether the gate runs."""
        return self in {HookState.INSTALLED, HookState.CHAINED, HookState.CALLED, HookState.MANAGED}


class HooksFolder(Struct, frozen=True):
    """The folder from which git runs hooks here, and the program that looks after them, if one does.

    `shared` says that core.hooksPath put it elsewhere, `everybodys` that it did so for every repository here.
    `names` are the hooks that belong there.
    """

    path: Path
    shared: bool
    everybodys: bool = False
    manager: Manager | None = None
    names: tuple[str, ...] = NAMES


def find_folder(git: Git, top: Path, *, serves: bool = False) -> HooksFolder:
    """Ask git as commits find it, so that core.hooksPath and linked work trees are heeded.

    `serves` is whether the repository has no work tree, and is pushed to.
    """
    asked = git.with_environment(own_configuration())
    path = Path(asked.text("rev-parse", "--path-format=absolute", "--git-path", "hooks"))
    status, told, _ = asked.try_run("config", "--type=path", "--show-scope", "--get", "core.hooksPath")
    scope, _, named = os.fsdecode(told).rstrip("\n").partition("\t")
    # A relative one is another folder in each repository.
    everybodys = scope in {"global", "system", "command"} and Path(named).is_absolute()
    manager = None if everybodys or serves else recognised(top, path, git)
    return HooksFolder(path, status == 0, everybodys, manager, SERVER_NAMES if serves else NAMES)


def state(folder: HooksFolder, name: str) -> HookState:
    """How the hook of this name stands."""
    hook, manager = folder.path / name, folder.manager
    if not _is_there(hook):
        waits = manager and manager.owns and manager.calls(name)  # husky's folder, in a linked work tree
        return HookState.UNREAD if waits else HookState.ABSENT
    if not os.access(hook, os.X_OK):
        return HookState.ASLEEP
    if _is_ours(hook):
        # One that was not executable did not run before either.
        return HookState.CHAINED if os.access(_kept(folder.path, name), os.X_OK) else HookState.INSTALLED
    if _is_ours(folder.path / f"{name}{_LEGACY}") and os.access(folder.path / f"{name}{_LEGACY}", os.X_OK):
        return HookState.CALLED
    return _of_a_manager(manager, hook) if manager else HookState.OTHER


def _of_a_manager(manager: Manager, hook: Path) -> HookState:
    """How a hook of somebody else's stands where a manager looks after the hooks."""
    if not manager.calls(hook.name):
        return HookState.OTHER
    its = manager.wrote(hook) or manager.files[hook.name] == hook
    if its and manager.has_read(hook):
        return HookState.MANAGED
    return HookState.UNREAD if its or manager.owns else HookState.OTHER


def install(
    folder: HooksFolder,
    name: str,
    registry: str | None = None,
    *,
    pin: str | None = None,
) -> HookState:
    """Put the hook in place where that is ours to do, and give its state.

    A hook of somebody else's keeps its name, and runs first, from a folder beside; a manager's is left alone.
    `registry` is the folder that the hook looks at, from the top;
    None is the one that is found by itself; `pin` the commit from which on the roster is trusted. Raises
    `Refused` where two hooks of others are there.
    """
    manager = folder.manager
    found = state(folder, name)
    hook = folder.path / name
    called = found is HookState.MANAGED and (pin is None or manager is None or manager.calls(name, pin))
    if called or (manager and manager.owns):
        return found
    if manager and manager.wrote(hook):
        if manager.name != "pre-commit":
            return found
        hook = folder.path / f"{name}{_LEGACY}"
    elif found is HookState.CALLED:
        hook = folder.path / f"{name}{_LEGACY}"
    _write(folder.path, hook, script(name, registry, pin))
    return state(folder, name)


def add_lines(folder: HooksFolder, registry: str | None = None, *, pin: str | None = None) -> None:
    """Put the gate's lines into the files of the hooks' manager, all lines of a file at once."""
    manager = folder.manager
    if manager is None:
        return
    wanted = {name: command(name, registry, pin) for name in folder.names}
    for file in dict.fromkeys(manager.files.values()):
        before = file.read_bytes() if file.is_file() else None
        text = written(manager.with_lines(file, wanted, pin), before or b"")
        if text != (before or b""):
            write_atomically(file, text, expect=before)
            if before is None and manager.owns:
                file.chmod(0o755)


def command(name: str, registry: str | None, pin: str | None = None) -> str:
    """The gate as a line of a file that others share: no path of this machine."""
    return f"readyctl hooks run {name}{_told(registry, pin)}"


def _told(registry: str | None, pin: str | None) -> str:
    named = f" --registry {shlex.quote(registry)}" if registry else ""
    return named + (f" --trust-root {shlex.quote(pin)}" if pin else "")


def _write(folder: Path, hook: Path, text: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    name = hook.name.removesuffix(_LEGACY)
    old = folder / f"{name}{_KEPT}"
    kept = _kept(folder, name)
    if _is_there(old) and not _is_there(kept) and (_is_ours(hook) or not _is_there(hook)):
        _keep(folder, old, kept)
    if _is_there(hook) and not _is_ours(hook):
        other = next((each for each in (kept, old) if _is_there(each)), None)
        if other:
            raise Refused(
                f"both {hook} and {other} are hooks of others, and only one of them can be kept",
                help=f"join them into {other}, remove {hook}, and run `readyctl hooks install` again",
            )
        _keep(folder, hook, kept)
    before = hook.read_bytes() if hook.exists() else None
    write_atomically(hook, text.encode(), expect=before)
    hook.chmod(0o755)


def _kept(folder: Path, name: str) -> Path:
    return folder.with_name(f"{folder.name}{_KEPT}") / name


def _keep(folder: Path, hook: Path, kept: Path) -> None:
    """Move a hook beside the folder, under its own name, and let it find its neighbours as before.

    Hooks go by their own name, by what lies beside them and by the folders above: all of it stays as it was.
    """
    kept.parent.mkdir(exist_ok=True)
    for name in sorted({f"{kept.name}.d", *(path.name for path in folder.iterdir())}):
        beside = kept.parent / name
        if name not in _ALL and not name.endswith((".sample", _LEGACY, _KEPT)) and not _is_there(beside):
            with suppress(OSError):  # a system without symbolic links: most hooks stand alone
                beside.symlink_to(Path("..", folder.name, name))
    try:
        hook.rename(kept)
    except OSError:
        _tidy(kept.parent)
        raise


def uninstall(folder: HooksFolder, name: str) -> HookState:
    """Take the hook away, and put back what was there before; gives the state that is left."""
    kept = _kept(folder.path, name)
    for hook in (folder.path / name, folder.path / f"{name}{_LEGACY}"):
        if _is_ours(hook):
            if _is_there(kept):
                kept.replace(hook)
            else:
                hook.unlink()
    _tidy(kept.parent)
    manager = folder.manager
    if manager and manager.name != "pre-commit" and manager.calls(name):
        _take_out(manager.files[name])
    return state(folder, name)


def _tidy(kept: Path) -> None:
    """Remove the folder of kept hooks once none is left in it."""
    if kept.is_dir() and not any(_is_there(kept / name) for name in _ALL):
        for link in _links(kept):
            link.unlink()
        with suppress(OSError):  # somebody put something of his own there
            kept.rmdir()


def _links(folder: Path) -> Iterator[Path]:
    return (path for path in folder.iterdir() if path.is_symlink())


def _take_out(file: Path) -> None:
    before = file.read_bytes()
    after = written(without_lines(plain(before)), before)
    if after.strip() in {b"", b"#!/bin/sh"}:
        file.unlink()
    elif after != before:
        write_atomically(file, after, expect=before)


def script(name: str, registry: str | None = None, pin: str | None = None) -> str:
    """The hook as it stands on disk. It finds readyctl again where its environment has moved."""
    python = shlex.quote(sys.executable)
    package = shlex.quote(os.fspath(Path(readyctl.__file__)))
    where = _told(registry, pin)
    feed, first = "", ""
    if name in {"pre-push", "pre-receive"}:
        feed, first = "printf '%s\\n' \"$refs\" | ", "refs=$(cat)\n"
    return f"""#!/bin/sh
{_MARK} What stood here before runs first, under its own name.
{first}here=$(dirname -- "$0")
before="$here{_KEPT}/{name}"
if [ -x "$before" ]; then
    {feed}"$before" "$@" || exit $?
fi
if [ -x {python} ] && [ -e {package} ]; then
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
