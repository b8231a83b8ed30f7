"""Whether files are what they were, told as git tells it: by size, times and place, without reading them.

A file that was changed within the last two seconds may change again without a trace in its times, so it is
read as if it were new.
"""

import os
import time
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from hashlib import blake2b
from itertools import chain

from msgspec import Struct

TOO_FRESH = 2_000_000_000
"""Nanoseconds: what the coarsest of file systems rounds times to."""


class Footprints(Struct, frozen=True, dict=True):
    """All files below a folder at one moment: by path from the repository's top, what tells that a file is
    the same. `settled` says which of them can be told by that.
    """

    marks: Mapping[str, str]
    settled: frozenset[str]

    @cached_property
    def digest(self) -> str:
        """The same exactly where every mark is."""
        said = "\n".join(f"{path}\0{mark}" for path, mark in self.marks.items())
        return blake2b(said.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()

    @property
    def all_settled(self) -> bool:
        """Whether each of them can be told by its mark."""
        return len(self.settled) == len(self.marks)


def mark_of(path: str) -> str | None:
    """What tells that one file is the same, as the marks of many do; None where it cannot be looked at."""
    try:
        return _mark(os.lstat(path))
    except OSError:
        return None


def settled_mark(path: str) -> str | None:
    """The same, where the file changed long enough ago to be told by it."""
    fresh = time.time_ns() - TOO_FRESH
    try:
        seen = os.lstat(path)
    except OSError:
        return None
    return _mark(seen) if _is_settled(seen, fresh) else None


def footprints(folder: str, below: str, others: Iterable[str] = ()) -> Footprints:
    """Look at everything in a folder, and at some `others`, such as git's index. Raises `OSError`.

    `below` is the folder's path from the repository's top.
    """
    # Taken before anything is looked at: whatever changes from here on is younger.
    fresh = time.time_ns() - TOO_FRESH
    marks: dict[str, str] = {}
    settled = []
    for path, seen in chain(_seen(folder, below), _seen_alone(others)):
        marks[path] = _mark(seen)
        if _is_settled(seen, fresh):
            settled.append(path)
    return Footprints(marks, frozenset(settled))


def _is_settled(seen: os.stat_result, fresh: int) -> bool:
    return seen.st_mtime_ns < fresh and seen.st_ctime_ns < fresh


def _mark(seen: os.stat_result) -> str:
    times = f"{seen.st_mtime_ns} {seen.st_ctime_ns}"
    return f"{seen.st_mode} {seen.st_size} {times} {seen.st_dev} {seen.st_ino}"


def _seen(folder: str, below: str) -> Iterator[tuple[str, os.stat_result]]:
    # One loop: at 50,000 files, handing each up through all its folders is a tenth of the whole.
    todo = [(folder, below)]
    while todo:
        folder, below = todo.pop()
        with os.scandir(folder) as found:
            for item in found:
                name = f"{below}/{item.name}" if below else item.name
                if not item.is_dir(follow_symlinks=False):
                    yield name, item.stat(follow_symlinks=False)
                elif item.name != ".git":
                    todo.append((item.path, name))


def _seen_alone(paths: Iterable[str]) -> Iterator[tuple[str, os.stat_result]]:
    for path in paths:
        try:
            yield path, os.lstat(path)
        except FileNotFoundError:
            continue
