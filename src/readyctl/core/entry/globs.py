"""Globs of a repository's paths, from its top: `src/fx/**`, `docs/fx.md`, `!src/fx/generated`.

`*`, `?` and `[…]` stand for a part of one name, `**` for any folders. What names a folder means all in it.
After `!` stands what is taken out again; of several globs that match a path, the last decides. Matching takes
time in proportion to pattern and path, whatever the pattern.
"""

import fnmatch
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Generic, TypeVar

from msgspec import Struct

_ANY_FOLDERS = "**"
_WILD = frozenset("*?[")
K = TypeVar("K")


class Glob(Struct, frozen=True, dict=True):
    """One pattern, as written."""

    text: str

    @property
    def takes_out(self) -> bool:
        """Whether what it matches is meant no more."""
        return self.text.strip().startswith("!")

    @cached_property
    def _parts(self) -> tuple[str, ...]:
        path = self.text.strip().removeprefix("!")
        return tuple(part for part in path.split("/") if part not in {"", "."})

    @cached_property
    def _only_folder(self) -> bool:
        return self.text.strip().endswith("/")

    @property
    def root(self) -> str:
        """The longest path without a wildcard that all that it matches is, or lies in; empty for the top."""
        plain = []
        for part in self._parts:
            if not _WILD.isdisjoint(part):
                break
            plain.append(part)
        return "/".join(plain)

    def matches(self, path: str) -> bool:
        """Whether it names this file, or a folder that the file lies in."""
        if not self._parts:
            return False
        names = path.split("/")
        ends = {0}
        for part in self._parts:
            if part == _ANY_FOLDERS:
                ends = set(range(min(ends), len(names) + 1))
            else:
                fits = _name(part)
                ends = {end + 1 for end in ends if end < len(names) and fits(names[end])}
            if not ends:
                return False
        inside = self._only_folder or self._parts[-1] == _ANY_FOLDERS
        return min(ends) < len(names) if inside else True


class Globs:
    """Several patterns that together say which paths are meant."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.globs = tuple(map(Glob, texts))

    def __contains__(self, path: str) -> bool:
        last = next((glob for glob in reversed(self.globs) if glob.matches(path)), None)
        return last is not None and not last.takes_out

    @property
    def roots(self) -> frozenset[str]:
        """Paths that everything meant is, or lies in; the empty one is the top."""
        return frozenset(glob.root for glob in self.globs if not glob.takes_out)


class GlobIndex(Generic[K]):
    """Whose globs mean a path: looked for among those only that could."""

    def __init__(self, globs: Mapping[K, Globs]) -> None:
        self._globs = globs
        self._by_root: dict[str, list[K]] = {}
        for owner, each in globs.items():
            for root in sorted(each.roots):
                self._by_root.setdefault(root, []).append(owner)

    @property
    def roots(self) -> Sequence[str]:
        """Paths that everything anybody means is, or lies in, in order; the top alone where one means it."""
        return [""] if "" in self._by_root else sorted(self._by_root)

    def owners(self, path: str) -> Iterator[K]:
        """Each owner whose globs mean this path, once."""
        candidates = dict.fromkeys(k for root in _leading(path) for k in self._by_root.get(root, ()))
        return (owner for owner in candidates if path in self._globs[owner])


class Tree:
    """The paths of a repository, to be asked what is there."""

    def __init__(self, paths: Iterable[str]) -> None:
        self.paths = sorted(set(paths))

    def holds(self, glob: Glob) -> bool:
        """Whether a glob matches any path; looked for below the glob's root only."""
        root = glob.root
        start = bisect_left(self.paths, f"{root}/" if root else "")
        end = (
            bisect_left(self.paths, f"{root}0") if root else len(self.paths)
        )  # 0 comes right after the slash
        itself = bisect_left(self.paths, root)
        there = itself < len(self.paths) and self.paths[itself] == root and glob.matches(root)
        return there or any(glob.matches(self.paths[at]) for at in range(start, end))


def _leading(path: str) -> Iterator[str]:
    """The top, every folder on the way, and the path itself."""
    yield ""
    at = path.find("/")
    while at >= 0:
        yield path[:at]
        at = path.find("/", at + 1)
    yield path


@lru_cache(maxsize=4096)
def _name(pattern: str) -> Callable[[str], object]:
    """Whether one name fits one part of a pattern. The library's expression goes back over nothing that it
    has matched, so that `*a*a*a*b` costs no more than it is long.
    """
    return re.compile(fnmatch.translate(pattern)).match
