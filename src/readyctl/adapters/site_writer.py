"""Writing a site into its folder: whole files, nothing outside it, and nothing of anybody else's touched.

A list of what was written, with digests, stays in the folder. The next build replaces and removes only
files that are on that list and still as they were written, so a badge of a feature that is gone goes too.
"""

import errno
import hashlib
import json
import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from msgspec import Struct

from readyctl.adapters.drafting import Place, place_for, replace
from readyctl.errors import Refused

LIST = ".readyctl-site.json"
_OURS = re.compile(r"(?:badges/)?[a-z0-9][a-z0-9-]*\.(?:svg|json|html|atom)")
"""The only paths that a list may name: it is a file in a folder that others can write to."""
_AT_ONCE = 1 << 20
_digest = hashlib.sha256


class SiteWritten(Struct, frozen=True):
    """What a build did: paths relative to the folder. `left` are old files that somebody else changed."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    left: tuple[str, ...]


Files = Iterable[tuple[str, Iterable[bytes]]]
"""Files by their paths below a folder, each in pieces that are made when they are asked for."""


def write_site(
    folder: Path,
    files: Files,
    *,
    prune: bool = True,
    ready: Callable[[Sequence[str]], object] | None = None,
) -> SiteWritten:
    """Write these files into a folder in their order, unchanged ones not at all.

    Each is made, and laid aside on the folder's disk, before the first is written; `ready` is told of all
    paths between the two, and may raise. With `prune`, files of an earlier build that this one does not have
    are removed. Raises `Refused` before anything is written where a file of that name is somebody else's, a
    folder on the way is a symbolic link, or the system does not allow the write.
    """
    try:
        with _there(folder), _aside(folder) as aside:
            site = _Folder(folder)
            known = _known(site)
            made = _make(site, files, known, aside)
            gone = {} if not prune else {path: site.digest(path) for path in known if path not in made.listed}
            if ready is not None:
                ready([*made.listed])
            site.write(LIST, [_listing({**known, **made.listed})])
            for path, (start, length) in made.changed.items():
                site.write(path, _pieces(aside, start, length))
        removed, left = _prune(folder, known, gone)
        site.write(LIST, [_listing(made.listed if prune else {**known, **made.listed})])
    except OSError as error:
        raise _refusal(folder, error) from error
    return SiteWritten(tuple(made.changed), removed, left)


@contextmanager
def _there(folder: Path) -> Iterator[None]:
    """The folder is there within; where that raises, it goes again if it was made for this and is empty."""
    made = [place for place in (folder, *folder.parents) if not place.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    try:
        yield
    except BaseException:
        with suppress(OSError):  # there is something in it
            for place in made:
                place.rmdir()
        raise


class _Folder:
    """The folder of a site: what lies in it, and new files for it."""

    def __init__(self, top: Path) -> None:
        self.top = top
        self._inside: set[Path] = {top}
        self._places: dict[Path, Place] = {}

    def lies(self, path: str) -> Path | None:
        """The file at a path; None where nothing is. Raises `Refused` where it is a link, or below one, or
        no ordinary file.
        """
        target = self.top / path
        if target.parent not in self._inside:
            for place in target.parents[: len(target.relative_to(self.top).parts) - 1]:
                _refuse_link(place, place.is_symlink())
            self._inside.add(target.parent)
        try:
            mode = target.lstat().st_mode
        except (FileNotFoundError, NotADirectoryError):
            return None
        _refuse_link(target, stat.S_ISLNK(mode))
        if not stat.S_ISREG(mode):
            raise Refused(f"{target} is no ordinary file", help="move it away, or choose another --output")
        return target

    def digest(self, path: str) -> str | None:
        """What tells the file at a path from others; None where nothing is."""
        target = self.lies(path)
        if target is None:
            return None
        with target.open("rb") as stream:
            return hashlib.file_digest(stream, _digest).hexdigest()

    def write(self, path: str, pieces: Iterable[bytes]) -> None:
        """Put a new file in the place of what is there."""
        # No fsync: a site of thousands of badges can be built again, and waiting for the disk costs seconds.
        target = self.top / path
        if target.parent not in self._places:
            target.parent.mkdir(exist_ok=True)
            self._places[target.parent] = place_for(target.parent)
        place = self._places[target.parent]
        replace(target, lambda stream: stream.writelines(pieces), sync=False, place=place)


def _refuse_link(place: Path, is_link: bool) -> None:  # noqa: FBT001 - what was found out about the place
    if is_link:
        raise Refused(
            f"{place} is a symbolic link, and a site is written only into its own folder",
            help="remove the link, or choose another --output",
        )


class _Made(Struct, frozen=True):
    """The digests of all files, and where those lie that have to be written: (start, length)."""

    listed: dict[str, str]
    changed: dict[str, tuple[int, int]]


@contextmanager
def _aside(folder: Path) -> Iterator[IO[bytes]]:
    """A file without a name on the folder's own disk: where that is full, nothing is written yet."""
    try:
        file = TemporaryFile(dir=folder)  # noqa: SIM115 - closed below
    except OSError as error:
        error.filename = os.fspath(folder)  # and no name that nobody knows
        raise
    with file:
        yield file


def _make(site: _Folder, files: Files, known: Mapping[str, str], aside: IO[bytes]) -> _Made:
    """Make all files. Raises `Refused` as soon as somebody else's is in the way of one."""
    made = _Made({}, {})
    start = 0
    for path, pieces in files:
        digest, end = _digest(), start
        for piece in pieces:
            digest.update(piece)
            end += aside.write(piece)
        data, there = digest.hexdigest(), site.digest(path)
        if there != data:
            if there is not None and there != known.get(path):
                raise Refused(
                    f"{site.top / path} is there already, and was not written by a build of this site",
                    help="move it away, or choose an empty folder for --output",
                )
            made.changed[path] = start, end - start
        made.listed[path] = data
        start = end
    return made


def _pieces(aside: IO[bytes], start: int, length: int) -> Iterator[bytes]:
    aside.seek(start)
    while length and (piece := aside.read(min(length, _AT_ONCE))):
        length -= len(piece)
        yield piece


def _known(site: _Folder) -> dict[str, str]:
    """The list of the last build; a damaged one is no list, and then every file is somebody else's."""
    try:
        list_ = site.lies(LIST)
        answer = json.loads(list_.read_bytes() if list_ else b"{}")
    except (FileNotFoundError, ValueError, RecursionError):
        return {}
    listed = answer.get("files") if isinstance(answer, dict) else None
    if not isinstance(listed, dict):
        return {}
    return {path: str(digest) for path, digest in listed.items() if _OURS.fullmatch(path)}


def _prune(
    folder: Path, known: Mapping[str, str], gone: Mapping[str, str | None]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    removed, left = [], []
    for path, there in gone.items():
        if there is not None and there == known[path]:
            (folder / path).unlink()
            removed.append(path)
        elif there is not None:
            left.append(path)
    return tuple(removed), tuple(left)


def _listing(files: Mapping[str, str]) -> bytes:
    return (
        json.dumps({"schema": "readyctl.site/1", "files": files}, indent=0, sort_keys=True) + "\n"
    ).encode()


def _refusal(folder: Path, error: OSError) -> Refused:
    if error.errno == errno.ENOSPC:
        return Refused(
            f"{folder} was not written in full: the disk is full", help="free some space, and run it again"
        )
    why = error.strerror or "the system refused"
    return Refused(
        f"{error.filename or folder} was not written: {why}", help="choose another folder with --output"
    )
