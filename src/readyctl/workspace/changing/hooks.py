"""A repository's git hooks: how each stands, putting them in place, and taking them away."""

from collections.abc import Mapping

from readyctl.adapters.git import hooks
from readyctl.adapters.git.hooks import HooksFolder, HookState
from readyctl.errors import Refused
from readyctl.workspace.reading.location import Location


def folder_of(location: Location) -> HooksFolder:
    """Where git looks for this repository's hooks, and who looks after them."""
    return hooks.find_folder(location.repository.git, location.top, serves=location.repository.bare)


def states(folder: HooksFolder) -> dict[str, HookState]:
    """How each hook stands, by its name."""
    return {name: hooks.state(folder, name) for name in folder.names}


def install(
    location: Location,
    folder: HooksFolder,
    *,
    add: bool = False,
    shared: bool = False,
    trust_root: str | None = None,
) -> dict[str, HookState]:
    """Put every hook in place for the location's registry; `trust_root` is written into it as a full id.

    `add` allows lines in a hook manager's own files, `shared` a folder that every repository here uses.
    Raises `Refused` for such a folder without it, for what is no folder (`core.hooksPath=/dev/null` keeps git
    from running any hook), and where two hooks of others are there.
    """
    if folder.path.exists() and not folder.path.is_dir():
        raise Refused(
            f"git runs no hooks here: it looks for them in {folder.path}, which is no folder",
            help="run `git config core.hooksPath .git/hooks` to have them in this repository"
            if folder.shared
            else f"move {folder.path} away, and run `readyctl hooks install` again",
        )
    if folder.everybodys and not shared:
        raise Refused(
            f"core.hooksPath is set for every repository here: the hooks of {folder.path} run in all of them",
            help="add --shared if that is meant, or `git config core.hooksPath .git/hooks` for this one",
        )
    pin = location.repository.pinned(trust_root) if trust_root else None
    if add:
        hooks.add_lines(folder, location.told, pin=pin)
    return {name: hooks.install(folder, name, location.told, pin=pin) for name in folder.names}


def uninstall(folder: HooksFolder) -> dict[str, HookState]:
    """Take every hook away, and put back what was there before."""
    return {name: hooks.uninstall(folder, name) for name in folder.names}


def has_unread(found: Mapping[str, HookState]) -> bool:
    """Whether a hook manager has yet to read again what its file says by now."""
    return HookState.UNREAD in found.values()


def to_add(location: Location, folder: HooksFolder, trust_root: str | None = None) -> dict[str, str]:
    """The lines that a hook manager's files lack, or lack the pin in, each with its file, by hook."""
    manager = folder.manager
    if manager is None:
        return {}
    pin = location.repository.pinned(trust_root) if trust_root else None
    by_line = {HookState.MANAGED, HookState.UNREAD}
    missing = [
        name
        for name, state in states(folder).items()
        if not (state.guards if state not in by_line else manager.calls(name, pin))
    ]
    return {
        f"{manager.files[name].relative_to(location.top)} ({name})": hooks.command(name, location.told, pin)
        for name in missing
    }
