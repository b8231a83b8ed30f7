"""Reading objects by id, many at a time, each at most once."""

import os
import subprocess
import threading
import weakref
from collections.abc import Callable, Collection, Iterator
from typing import IO, Generic, TypeVar

from readyctl.adapters.git.door import Git, cannot_read, feed
from readyctl.errors import CannotTell

Parsed = TypeVar("Parsed")


def read_all(git: Git, ids: Collection[str]) -> Iterator[tuple[str, bytes]]:
    """The contents of all these objects, in any order. Raises `CannotTell` for one that is missing."""
    wanted = list(ids)
    if not wanted:
        return
    with git.pipe("cat-file", "--batch", "--buffer") as (to_git, from_git):
        asked = "".join(f"{name}\n" for name in wanted).encode("ascii")
        feeder = threading.Thread(target=feed, args=(to_git, asked), daemon=True)
        feeder.start()
        for name in wanted:
            yield name, _next(from_git, name)
        feeder.join()


def _next(from_git: IO[bytes], name: str) -> bytes:
    header = from_git.readline().split()
    if len(header) != 3:  # noqa: PLR2004 - id, type, size
        raise missing(name)
    size = int(header[2])
    body = from_git.read(size + 1)
    if len(body) != size + 1:
        raise cannot_read(f"object {name[:12]} is cut off")
    return body[:-1]


def missing(name: str) -> CannotTell:
    """What to raise for an object that is not here: unreadable is not unequal."""
    return CannotTell(
        f"object {name[:12]} is missing from this clone, so its history cannot be judged",
        help="fetch the whole history: `git fetch --refetch`, or clone without a filter and with full depth",
    )


class _Single:
    """One long-running `cat-file` for objects that nobody foresaw; ended with its owner."""

    def __init__(self, git: Git) -> None:
        self.owner = os.getpid()
        self._process = git.start("cat-file", "--batch")
        weakref.finalize(self, _end, self._process, self.owner)

    def read(self, name: str) -> bytes:
        to_git, from_git = self._process.stdin, self._process.stdout
        if to_git is None or from_git is None:  # pragma: no cover - started with both
            raise missing(name)
        try:
            to_git.write(f"{name}\n".encode("ascii"))
            to_git.flush()
        except BrokenPipeError:
            raise missing(name) from None
        return _next(from_git, name)


def _end(process: "subprocess.Popen[bytes]", owner: int) -> None:
    # A process forked from ours drops its copy of the reader too, and would wait for a git of ours.
    if os.getpid() == owner:
        process.communicate()


class Objects:
    """Reads objects of one repository, one at a time or many at once."""

    def __init__(self, git: Git) -> None:
        self.git = git
        self._single: _Single | None = None

    def read(self, name: str) -> bytes:
        """One object. Raises `CannotTell` where it is missing."""
        if self._single is None or self._single.owner != os.getpid():
            # A process forked from ours has its own: of two that ask one git, each gets what the other asked.
            self._single = _Single(self.git)
        return self._single.read(name)

    def read_all(self, names: Collection[str]) -> Iterator[tuple[str, bytes]]:
        """Many at once."""
        return read_all(self.git, names)


class Store(Generic[Parsed]):
    """Objects of one type, parsed once and kept. `prefetch` saves time; `get` is always right. What is held
    was read, and is parsed when it is asked for.
    """

    def __init__(self, objects: Objects, parse: Callable[[str, bytes], Parsed]) -> None:
        self._objects = objects
        self._parse = parse
        self._known: dict[str, Parsed] = {}
        self._held: dict[str, bytes] = {}

    def prefetch(self, ids: Collection[str]) -> Collection[str]:
        """Read all these at once; says which had not been read."""
        new = {name for name in ids if name not in self._known}
        for name in new & self._held.keys():
            self.get(name)
        for name, body in self._objects.read_all(new - self._known.keys()):
            self._known[name] = self._parse(name, body)
        return new

    def get(self, name: str) -> Parsed:
        """One object. Raises `CannotTell` where it is missing."""
        if name not in self._known:
            held = self._held.pop(name, None)
            self._known[name] = self._parse(name, self._objects.read(name) if held is None else held)
        return self._known[name]

    def hold(self, name: str, body: bytes) -> None:
        """Hold an object that was read elsewhere until it is asked for."""
        if name not in self._known:
            self._held[name] = body

    def knows(self, name: str) -> bool:
        """Whether git need not be asked for an object."""
        return name in self._known or name in self._held

    def held(self, name: str) -> bytes | None:
        """An object that is held and was not parsed yet."""
        return self._held.get(name)

    def forget(self, ids: Collection[str] | None = None) -> None:
        """Let go of these, or of all that was read so far; what is asked for again is read again."""
        if ids is None:
            self._known.clear()
        else:
            for name in ids:
                self._known.pop(name, None)

    @property
    def known(self) -> Collection[Parsed]:
        """All that was read so far."""
        return self._known.values()

    def put(self, name: str, parsed: Parsed) -> None:
        """Keep what was parsed from the same bytes elsewhere."""
        self._held.pop(name, None)
        self._known[name] = parsed
