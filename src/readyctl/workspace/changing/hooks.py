"""A repository's git hooks: how each stands, and putting them in place."""

from pathlib import Path

from readyctl.adapters.git import hooks
from readyctl.adapters.git.hooks import HooksFolder, HookState
from readyctl.workspace.reading.location import Location


def folder_of(location: Location) -> HooksFolder:
    """Where git looks for this repository's hooks."""
    return hooks.find_folder(location.repository.git)


def states(folder: Path) -> dict[str, HookState]:
    """How each hook stands, by its name."""
    return {name: hooks.state(folder, name) for name in hooks.NAMES}


def install(location: Location, folder: Path) -> dict[str, HookState]:
    """Put every hook in place for the location's registry. Raises `Refused` where two of others are there."""
    return {name: hooks.install(folder, name, location.told) for name in hooks.NAMES}
