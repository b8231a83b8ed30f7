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
from collections.abc import Callable, Iterable, Iterator, Mapping
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
_LISTED_AT_ONCE = 5_000
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
    ready: Callable[[Iterable[str]], object] | None = None,
) -> SiteWritten:
    """Write these files into a folder in their order, unchanged ones not at all.

    Each is made, and laid aside on the folder's disk, before the first is written; between the two `ready` is
    told the paths at which nothing lies yet, and may raise. With `prune`, files of an earlier build that this
    one does not have are removed. Raises `Refused` before anything is written where a file of that name is
    somebody else's, a folder on the way is a symbolic link, or the system does not allow the write.
    """
    try:
        with _there(folder), _aside(folder) as aside:
            site = _Folder(folder)
            earlier = _known(site)
            made = _make(site, files, earlier, aside)
            gone = {path: site.digest(path) for path in earlier} if prune else {}
            if ready is not None:
                ready(made.new)
            site.write(LIST, _listing({**earlier, **made.listed}))
            for path, (start, length) in made.changed.items():
                site.write(path, _pieces(aside, start, length))
        removed, left = _prune(folder, earlier, gone)
        site.write(LIST, _listing(made.listed if prune else {**earlier, **made.listed}))
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
        self._start = f"{top}{os.sep}"
        self._inside: set[str] = set()
        self._places: dict[Path, Place] = {}

    def lies(self, path: str) -> os.stat_result | None:
        """What the system says of the file at a path; None where nothing is. Raises `Refused` where it is a
        link, or below one, or no ordinary file.
        """
        folder = path.rpartition("/")[0]
        if folder not in self._inside:
            for place in (self.top / path).parents[: len(Path(path).parts) - 1]:
                _refuse_link(place, place.is_symlink())
            self._inside.add(folder)
        try:
            found = os.lstat(self._start + path)
        except (FileNotFoundError, NotADirectoryError):
            return None
        if not stat.S_ISREG(found.st_mode):
            target = self.top / path
            _refuse_link(target, stat.S_ISLNK(found.st_mode))
            raise Refused(f"{target} is no ordinary file", help="move it away, or choose another --output")
        return found

    def digest(self, path: str) -> str | None:
        """What tells the file at a path from others; None where nothing is."""
        found = self.lies(path)
        if found is None:
            return None
        with open(self._start + path, "rb", buffering=0) as stream:  # noqa: PTH123 - a path costs as much again
            small = found.st_size <= _AT_ONCE
            digest = _digest(stream.read()) if small else hashlib.file_digest(stream, _digest)
            return digest.hexdigest()

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
    """The digests of all files, where those lie that have to be written: (start, length), and those of them
    in whose place nothing is.
    """

    listed: dict[str, str]
    changed: dict[str, tuple[int, int]]
    new: list[str]


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


def _make(site: _Folder, files: Files, earlier: dict[str, str], aside: IO[bytes]) -> _Made:
    """Make all files, and take them off the list of the last build. Raises `Refused` as soon as somebody
    else's is in the way of one.
    """
    made = _Made({}, {}, [])
    start = 0
    for path, pieces in files:
        digest, end = _digest(), start
        for piece in pieces:
            digest.update(piece)
            end += aside.write(piece)
        data, there, known = digest.hexdigest(), site.digest(path), earlier.pop(path, None)
        if there != data:
            if there is None:
                made.new.append(path)
            elif there != known:
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
        answer = json.loads((site.top / LIST).read_bytes() if site.lies(LIST) else b"{}")
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


def _listing(files: Mapping[str, str]) -> Iterator[bytes]:
    """The list as JSON with a line for each file, some thousand at a time."""
    start, end = b'{\n"files": {', b""
    names = sorted(files)
    for first in range(0, len(names), _LISTED_AT_ONCE):
        some = {name: files[name] for name in names[first : first + _LISTED_AT_ONCE]}
        lines = json.dumps(some, separators=(",\n", ": "))[1:-1]
        yield start + b"\n" + lines.encode()
        start, end = b",", b"\n"
    yield (end or start) + b'},\n"schema": "readyctl.site/1"\n}\n'


def _refusal(folder: Path, error: OSError) -> Refused:
    if error.errno == errno.ENOSPC:
        return Refused(
            f"{folder} was not written in full: the disk is full", help="free some space, and run it again"
        )
    why = error.strerror or "the system refused"
    return Refused(
        f"{error.filename or folder} was not written: {why}", help="choose another folder with --output"
    )
