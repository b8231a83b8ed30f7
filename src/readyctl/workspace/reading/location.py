"""Where a repository's registry lies, without opening it."""

from pathlib import Path

from msgspec import Struct

from readyctl.adapters.git.repository import Repository, find, find_served
from readyctl.adapters.registry.locate import DEFAULT_FOLDER, registry_folder
from readyctl.core.entry.path import ROSTER_FILE
from readyctl.errors import CannotTell


class Location(Struct, frozen=True):
    """A repository, and its registry's folder from the top; empty where the registry is the top itself."""

    repository: Repository
    registry: str

    @classmethod
    def seen_from(cls, start: Path, registry: Path | None) -> "Location":
        """The registry of the repository that `start` lies in, or the one named.

        The folder need not be there yet. In a repository without a work tree it is one that is pushed to.
        Raises `CannotTell` outside a repository.
        """
        try:
            repository = find(start)
        except CannotTell:
            served = find_served(start)
            if served is None:
                raise
            repository = served
            start = served.top
        return cls(repository, registry_folder(start, repository.top, registry))

    @property
    def top(self) -> Path:
        """The repository's top folder."""
        return self.repository.top

    @property
    def roster(self) -> str:
        """The roster's path from the top."""
        return f"{self.registry}/{ROSTER_FILE}" if self.registry else ROSTER_FILE

    @property
    def told(self) -> str | None:
        """The folder as hooks and pipelines have to be told it; None for the one found by itself."""
        return None if self.registry == DEFAULT_FOLDER else self.registry or "."


def unasked_folder(here: Path) -> Path | None:
    """The usual registry's folder of the repository around `here`, without asking git; None outside one."""
    top = folder_of_git(here)
    return top / DEFAULT_FOLDER if top else None


def folder_of_git(here: Path) -> Path | None:
    """The top of the repository around `here`, without asking git; None outside one."""
    return next((folder for folder in (here, *here.parents) if (folder / ".git").exists()), None)
