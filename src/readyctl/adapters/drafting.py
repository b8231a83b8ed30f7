"""Where a file lies while it is written: in `readyctl/` in the git directory, to take its place from there.

So a killed process leaves nothing beside the files that people look at, and the next one sweeps up after it.
Only where there is no git directory, or where a file of it cannot be renamed to the target, the draft lies
beside the target, under a name that a check passes over.
"""

import errno
import os
import re
import secrets
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import BinaryIO, NamedTuple

if sys.platform != "win32":
    import fcntl

_DRAFT = re.compile(r"(?:\A|\.)([0-9]{1,9})-[0-9a-f]{16}\.tmp\Z")
_FOLDER = Path("readyctl", "writing")
_POINTER = "gitdir: "


def replace(
    path: Path,
    write: Callable[[BinaryIO], object],
    *,
    ready: Callable[[], object] | None = None,
    sync: bool = True,
    place: "Place | None" = None,
) -> None:
    """Let `write` fill a new file, which then replaces the one at `path` at one stroke.

    `ready` is called between the two, and may raise; `sync` waits until the new content is on the disk;
    `place` is that of its folder, for whoever asked before. Whatever raises leaves no draft, and the old
    file. Raises `OSError` as the system does.
    """

    def through(folder: Path, start: str) -> None:
        with _draft(folder, start) as (draft, stream):
            write(stream)
            stream.flush()
            if sync:
                os.fsync(stream.fileno())
            if ready is not None:
                ready()
            if sys.platform == "win32":
                stream.close()
            draft.replace(path)

    drafts = (place or place_for(path.parent)).drafts
    try:
        through(*((drafts, "") if drafts else (path.parent, f".{path.name}.")))
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        through(path.parent, f".{path.name}.")


@contextmanager
def _draft(folder: Path, start: str) -> Iterator[tuple[Path, BinaryIO]]:
    """A new file in a folder, held until the end so that nobody sweeps it up before."""
    _sweep(folder)
    draft = folder / f"{start}{os.getpid()}-{secrets.token_hex(8)}.tmp"
    stream = os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666), "wb")
    try:
        with stream:
            _hold(stream.fileno())
            yield draft, stream
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


class Place(NamedTuple):
    """Where drafts of the files in one folder lie; None for beside each of them."""

    drafts: Path | None


def place_for(target: Path) -> Place:
    """The place for drafts of the files in a folder, which has to be there. Finding it takes longer than
    writing a small file, so who writes thousands asks once.
    """
    git = _git_folder(target)
    with suppress(OSError):
        if git is not None and git.stat().st_dev == target.stat().st_dev:
            folder = git / _FOLDER
            folder.mkdir(parents=True, exist_ok=True)
            if os.access(folder, os.W_OK):
                return Place(folder)
    return Place(None)


def _git_folder(start: Path) -> Path | None:
    """The git directory of the nearest work tree around a folder, as far as files tell."""
    here = start.absolute()
    for folder in (here, *here.parents):
        found = folder / ".git"
        if found.is_dir():
            return found
        with suppress(OSError, ValueError):
            said = found.read_text("utf-8")
            if said.startswith(_POINTER):
                return folder / said.removeprefix(_POINTER).rstrip("\n")
    return None


@cache  # once for each folder and run: a page has thousands of files
def _sweep(folder: Path) -> None:
    """Take away the drafts of processes that are gone."""
    with suppress(OSError):
        for left in [each.name for each in os.scandir(folder)]:
            made_by = _DRAFT.search(left)
            with suppress(OSError):
                if made_by and _is_nobodys(folder / left, int(made_by[1])):
                    (folder / left).unlink()


def _is_nobodys(draft: Path, process: int) -> bool:
    """Whether nobody writes it any more: no such process here, and none elsewhere that holds it."""
    if sys.platform == "win32":
        return True  # a file that is open cannot be removed there
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        handle = os.open(draft, os.O_RDONLY | os.O_NOFOLLOW)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        finally:
            os.close(handle)
        return True
    return False


def _hold(handle: int) -> None:
    if sys.platform != "win32":
        with suppress(OSError):  # a file system without locks
            fcntl.flock(handle, fcntl.LOCK_EX)
