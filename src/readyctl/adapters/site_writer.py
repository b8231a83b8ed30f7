"""Writing a site into its folder: whole files, nothing outside it, and nothing of anybody else's touched.

A list of what was written, with digests, stays in the folder. The next build replaces and removes only
files that are on that list and still as they were written, so a badge of a feature that is gone goes too.
"""

import errno
import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from readyctl.adapters.drafting import replace
from readyctl.errors import Refused

LIST = ".readyctl-site.json"
_OURS = re.compile(r"(?:badges/)?[a-z0-9][a-z0-9-]*\.(?:svg|json|html|atom)")
"""The only paths that a list may name: it is a file in a folder that others can write to."""


class SiteWritten(Struct, frozen=True):
    """What a build did: paths relative to the folder. `left` are old files that somebody else changed."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    left: tuple[str, ...]


def write_site(folder: Path, files: Mapping[str, bytes], *, prune: bool = True) -> SiteWritten:
    """Write `files` (path below `folder` to content) in their order, unchanged ones not at all.

    With `prune`, files of an earlier build that this one does not have are removed. Raises `Refused`
    before anything is written where a file of that name is somebody else's, a folder on the way is a
    symbolic link, or the system does not allow the write.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        known = _known(folder)
        contents = {path: _present(folder, path) for path in (*files, *known)}
        _refuse_foreign(folder, files, known, contents)
        listed = {path: _digest(data) for path, data in files.items()}
        _replace(folder / LIST, _listing({**known, **listed}))
        written = tuple(path for path, data in files.items() if contents[path] != data)
        for path in written:
            _replace(folder / path, files[path])
        removed, left = _prune(folder, known, files, contents) if prune else ((), ())
        kept = listed if prune else {**known, **listed}
        _replace(folder / LIST, _listing(kept))
    except OSError as error:
        raise _refusal(folder, error) from error
    return SiteWritten(written, removed, left)


def _known(folder: Path) -> dict[str, str]:
    """The list of the last build; a damaged one is no list, and then every file is somebody else's."""
    try:
        answer = json.loads(_present(folder, LIST) or b"{}")
    except (FileNotFoundError, ValueError, RecursionError):
        return {}
    listed = answer.get("files") if isinstance(answer, dict) else None
    if not isinstance(listed, dict):
        return {}
    return {path: str(digest) for path, digest in listed.items() if _OURS.fullmatch(path)}


def _present(folder: Path, path: str) -> bytes | None:
    target = folder / path
    for place in (target, *target.parents):
        if place == folder:
            break
        if place.is_symlink():
            raise Refused(
                f"{place} is a symbolic link, and a site is written only into its own folder",
                help="remove the link, or choose another --output",
            )
    if not target.exists():
        return None
    if not target.is_file():
        raise Refused(f"{target} is no ordinary file", help="move it away, or choose another --output")
    return target.read_bytes()


def _refuse_foreign(
    folder: Path, files: Mapping[str, bytes], known: Mapping[str, str], contents: Mapping[str, bytes | None]
) -> None:
    for path, data in files.items():
        there = contents[path]
        if there is not None and there != data and known.get(path) != _digest(there):
            raise Refused(
                f"{folder / path} is there already, and was not written by a build of this site",
                help="move it away, or choose an empty folder for --output",
            )


def _prune(
    folder: Path, known: Mapping[str, str], files: Mapping[str, bytes], contents: Mapping[str, bytes | None]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    removed, left = [], []
    for path, digest in known.items():
        there = contents[path]
        if path in files or there is None:
            continue
        if _digest(there) == digest:
            (folder / path).unlink()
            removed.append(path)
        else:
            left.append(path)
    return tuple(removed), tuple(left)


def _replace(target: Path, data: bytes) -> None:
    # No fsync: a site of thousands of badges can be built again, and waiting for the disk costs seconds.
    target.parent.mkdir(exist_ok=True)
    replace(target, lambda stream: stream.write(data), sync=False)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


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
