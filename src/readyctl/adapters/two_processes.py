"""The same work on many things in two processes, where a second core is there for the other half.

Python runs on one core at a time, however many threads there are. A copy of this process costs some
milliseconds, knows all that is known here, and gives back what it found as plain values.
"""

import marshal
import os
import signal
import warnings
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from itertools import islice
from typing import Any, BinaryIO, Generic, NoReturn, TypeVar

from msgspec import Struct

Item = TypeVar("Item")
Found = TypeVar("Found")
Plain = object
"""Lists, tuples, mappings, texts, bytes, numbers and None."""

FEW = 500
"""So many things are done by one process before another has begun."""
_AT_ONCE = 100
_LENGTH = 8


class Work(Struct, Generic[Item, Found], frozen=True):
    """What is done, and how what is found of one item is carried from one process to another.

    `find` gives one answer for each item it is handed, in their order. It may read whatever it wants; what it
    keeps in memory, or writes, may be lost. `put` makes an answer plain, and `take` makes it from that again.
    """

    find: Callable[[Sequence[Item]], Iterable[Found]]
    put: Callable[[Found], Plain]
    take: Callable[[Item, Any], Found]


def in_two_processes(work: Work[Item, Found], items: Sequence[Item], *, each: int = 1) -> list[Found]:
    """What is found of each item, in their order: of the second half by a copy of this process. `each` says
    of how many things an item is made.

    What the copy did not find, whatever became of it, is found here: so it ends with the same answer, or the
    same exception, as in one process.
    """
    if len(items) * each < FEW or _cores() < 2:  # noqa: PLR2004 - a core for each
        return list(work.find(items))
    middle, few = (len(items) + 1) // 2, FEW // 10 // each
    # A few are done before there are two: what is loaded, or worked out for all, is so once and not twice.
    first = list(work.find(items[:few])) if few else []
    other = _Other.begun(work, items[middle:])
    try:
        first += work.find(items[few:middle])
        rest = other.found() if other else None
        return [*first, *(work.find(items[middle:]) if rest is None else rest)]
    finally:
        if other:
            other.end()


class _Other(Generic[Item, Found]):
    """The copy of this process, what it works on, and where it leaves what it found."""

    def __init__(self, process: int, told: BinaryIO, work: Work[Item, Found], items: Sequence[Item]) -> None:
        self._process: int | None = process
        self._told = told
        self._work = work
        self._items = items

    @classmethod
    def begun(cls, work: Work[Item, Found], items: Sequence[Item]) -> "_Other[Item, Found] | None":
        """None where no such copy is to be had."""
        if not hasattr(os, "memfd_create"):
            return None
        with suppress(OSError):
            told = os.fdopen(os.memfd_create("readyctl"), "w+b")
            parent = os.getpid()
            try:
                process = _copied()
            except OSError:
                told.close()
                raise
            if process:
                return cls(process, told, work, items)
            _tell(work, items, told, parent)
        return None

    def found(self) -> list[Found] | None:
        """What it found of each of its items; None where it did not come to its end."""
        if self._process is None:
            return None
        _, status = os.waitpid(self._process, 0)
        self._process = None
        if status:
            return None
        self._told.seek(0)
        found: list[Found] = []
        items = iter(self._items)
        while length := int.from_bytes(self._told.read(_LENGTH)):
            rows = marshal.loads(self._told.read(length))  # noqa: S302 - written by a copy of this process
            found += [self._work.take(item, row) for row, item in zip(rows, items, strict=False)]
        return found if len(found) == len(self._items) else None

    def end(self) -> None:
        """End it, if it is still at work."""
        if self._process is not None:
            with suppress(ProcessLookupError):
                os.kill(self._process, signal.SIGKILL)
            os.waitpid(self._process, 0)
            self._process = None
        self._told.close()


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


def _copied() -> int:
    """Fork. The other thread that there may be shows what is done, and holds nothing that is used here."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return os.fork()


def _tell(work: Work[Item, Found], items: Sequence[Item], told: BinaryIO, parent: int) -> NoReturn:
    """In the copy: find, tell, and leave without a word; without its parent it has nobody to tell."""
    done = 1
    try:
        found = iter(work.find(items))
        while part := [work.put(each) for each in islice(found, _AT_ONCE)]:
            row = marshal.dumps(part)
            told.write(len(row).to_bytes(_LENGTH))
            told.write(row)
            if os.getppid() != parent:
                break
        else:
            told.flush()
            done = 0
    except BaseException:  # noqa: BLE001, S110 - what is wrong is found again, and told, by the parent
        pass
    finally:
        os._exit(done)
