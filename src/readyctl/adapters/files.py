"""Writing a file so that it is wholly the old one or wholly the new one, whatever happens in between."""

import errno
import os
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from readyctl.adapters.drafting import replace
from readyctl.errors import Refused

if sys.platform != "win32":
    import fcntl

LOCK_SECONDS = 10.0
_RETRY_SECONDS = 0.02
_REASONS = {
    errno.ENOSPC: ("the disk is full", "Free some space, and try again."),
    errno.EDQUOT: ("your disk quota is used up", "Free some space, and try again."),
    errno.EFBIG: (
        "it would be larger than this system allows",
        "Write less, or raise the limit on file sizes.",
    ),
    errno.EROFS: ("the file system is read-only", "Write to a place that may be changed."),
    errno.EACCES: ("you may not write there", "Give yourself write access to the folder, and try again."),
    errno.EPERM: ("you may not write there", "Give yourself write access to the folder, and try again."),
    errno.ENOTDIR: ("a part of its path is a file, not a folder", "Move that file out of the way."),
}


class NotWritten(Refused):
    """The file could not be written; it is as it was before."""


class ChangedMeanwhile(NotWritten):
    """The file is not what it was when it was read; somebody else's words would be lost."""


def write_atomically(path: Path, data: bytes, *, expect: bytes | None) -> None:
    """Replace the file at `path` by `data` at one stroke, keeping its mode.

    `expect` is the content that the caller read and decided upon, or None where no file may exist yet
    (missing folders are then made). Raises ChangedMeanwhile where something else is found, NotWritten
    where the path is a symbolic link or no regular file, or where the system does not allow the write;
    in each case the old content stands and nothing is left behind.
    """
    try:
        if expect is None:
            path.parent.mkdir(parents=True, exist_ok=True)
        with locked(path.parent):
            mode = _check(path, expect)
            _replace(path, data, mode, expect)
    except OSError as error:
        raise _not_written(path, error) from error


def append(path: Path, data: bytes) -> None:
    """Add to the end of a file, which is made where it is not there. Raises NotWritten as above."""
    try:
        with path.open("ab") as stream:
            stream.write(data)
    except OSError as error:
        raise _not_written(path, error) from error


def _not_written(path: Path, error: OSError) -> NotWritten:
    reason, help_ = _REASONS.get(
        error.errno or 0, (error.strerror or "the system refused", "Look at the path, and try again.")
    )
    return NotWritten(f"{path} was not written: {reason}", help=f"{help_} The file is unchanged.")


def _check(path: Path, expect: bytes | None) -> int | None:
    """Compare what is there with what is expected; gives the file's permission bits, None for no file."""
    try:
        found = path.lstat()
    except FileNotFoundError:
        if expect is None:
            return None
        raise ChangedMeanwhile(
            f"{path} is gone since it was read", help="Look at `git status`, and run the command again."
        ) from None
    if not stat.S_ISREG(found.st_mode):
        kind = "a symbolic link" if stat.S_ISLNK(found.st_mode) else "no regular file"
        raise NotWritten(f"{path} is {kind}", help="Put a regular file there, and try again.")
    if expect is None:
        raise ChangedMeanwhile(f"{path} exists already", help="Choose another name, or edit that file.")
    if path.read_bytes() != expect:
        raise ChangedMeanwhile(
            f"{path} was changed since it was read",
            help="Run the command again; it will start from the new text.",
        )
    return stat.S_IMODE(found.st_mode)


def _replace(path: Path, data: bytes, mode: int | None, expect: bytes | None) -> None:
    def write(stream: BinaryIO) -> None:
        stream.write(data)
        if mode is not None and sys.platform != "win32":
            os.fchmod(stream.fileno(), mode)

    def ready() -> None:
        _check(path, expect)

    replace(path, write, ready=ready)
    _settle(path.parent)


def _settle(folder: Path) -> None:
    # The new name should survive a power cut; where folders cannot be synced, the file still is.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the folder's own lock, so that two processes do not both find what they expect."""
    if sys.platform == "win32":  # without a lock, the comparison just before the replacement has to do
        yield
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        _wait_for_lock(handle, folder)
        yield
    finally:
        os.close(handle)


def _wait_for_lock(handle: int, folder: Path) -> None:
    if sys.platform == "win32":
        return
    deadline = time.monotonic() + LOCK_SECONDS
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise NotWritten(
                    f"another process has been writing in {folder} for {LOCK_SECONDS:.0f} seconds",
                    help="Wait for it to end, and try again.",
                ) from None
            time.sleep(_RETRY_SECONDS)
        else:
            return
