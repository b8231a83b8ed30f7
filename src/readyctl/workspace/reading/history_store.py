"""Where the histories that were walked are kept between runs, by the commit up to which each goes."""

from collections.abc import Collection, Mapping
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from msgspec import Struct, msgpack

from readyctl.adapters.cache.program import program
from readyctl.adapters.cache.store import Kept, Store
from readyctl.workspace.reading.kept_names import NotKept

if TYPE_CHECKING:
    from readyctl.workspace.reading.registry import Registry

_MOST_TIPS = 8


class Root(Struct, frozen=True, array_like=True):
    """What is kept of one commit: how many before it changed something, and the names of all rows."""

    first: int
    parts: list[str]
    guards: str
    graph: str
    line: str
    """Empty where the days of the branch's line have to be asked for."""


class HistoryStore:
    """Where the histories of one registry are kept, under one pinned root of trust."""

    def __init__(self, workspace: "Registry") -> None:
        self._store = Store(workspace.repository.common_dir)
        self._words = (program(), workspace.registry, workspace.pin or "")

    @property
    def tips(self) -> list[str]:
        """The commits whose histories were kept lately, newest first."""
        found = self._store.read([self._key("tips")]).get(self._key("tips"))
        return found if isinstance(found, list) else []

    def root(self, tip: str) -> Root | None:
        """What is kept of one of them."""
        key = self._key("tip", tip)
        found = self._store.read([key]).get(key)
        return msgpack.decode(found, type=Root) if found else None

    def rows(self, names: Collection[str]) -> dict[str, Any]:
        """These rows. Raises `NotKept` where one is not there any more."""
        found = self._store.read([f"part:{name}" for name in names])
        if len(found) != len(set(names)):
            raise NotKept
        return {name: msgpack.decode(found[f"part:{name}"]) for name in names}

    def write(self, tip: str, root: Root, parts: Mapping[str, bytes]) -> None:
        """Keep this of a commit."""
        values: dict[str, Kept] = {f"part:{name}": part for name, part in parts.items()}
        values[self._key("tip", tip)] = msgpack.encode(root)
        values[self._key("tips")] = [tip, *(each for each in self.tips if each != tip)][:_MOST_TIPS]
        self._store.write(values)

    def _key(self, *what: str) -> str:
        said = "\0".join((*what, *self._words)).encode("utf-8", "surrogateescape")
        return f"history:{blake2b(said, digest_size=16).hexdigest()}"
