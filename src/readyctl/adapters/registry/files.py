"""The registry's files at one moment: from the work tree, from the index, or from a commit."""

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from operator import itemgetter
from pathlib import Path

from msgspec import Struct

from readyctl.adapters.git.door import Git
from readyctl.adapters.git.tracked import SUBMODULE, not_looked_at

_AT_ONCE = 1 << 17
_REGULAR = frozenset({"100644", "100755", "100664"})


class StoredFile(Struct, frozen=True):
    """One file below the registry folder. `path` is relative to the repository's top.

    `obj` is its object: a blob's id, or a marked id for what is no regular file (a symbolic link,
    a submodule, a merge conflict). `data` is there where it had to be read to know that.
    """

    path: str
    obj: str
    data: bytes | None = None

    @property
    def regular(self) -> bool:
        """Whether it is a plain file."""
        return ":" not in self.obj


def in_work_tree(top: Path, registry: str, id_length: int) -> Iterator[StoredFile]:
    """The files as they lie in the folder, in order of path. `id_length` is that of git's object ids here."""
    folder = os.fspath(top / registry)
    for name, item in sorted(_files(folder, registry), key=itemgetter(0)):
        if item.is_symlink():
            yield StoredFile(name, "120000:work-tree")
        elif item.is_file(follow_symlinks=False):
            data = _read(item.path)
            yield StoredFile(name, blob_id(data, id_length), data)
        else:
            yield StoredFile(name, "special:work-tree")


def one_in_work_tree(top: Path, path: str, id_length: int) -> StoredFile:
    """One file as it lies there. Raises `OSError` where there is none."""
    place = os.path.join(top, path)  # noqa: PTH118 - a string, not a Path
    mode = os.lstat(place).st_mode
    if stat.S_ISLNK(mode):
        return StoredFile(path, "120000:work-tree")
    if not stat.S_ISREG(mode):
        return StoredFile(path, "special:work-tree")
    data = _read(place)
    return StoredFile(path, blob_id(data, id_length), data)


def _read(place: str) -> bytes:
    # Without a buffer around it: there may be fifty thousand small files.
    file = os.open(place, os.O_RDONLY)
    try:
        data = part = os.read(file, _AT_ONCE)
        while part:
            part = os.read(file, _AT_ONCE)
            data += part
        return data
    finally:
        os.close(file)


def with_hidden(found: Iterable[StoredFile], git: Git, registry: str) -> Iterator[StoredFile]:
    """The work tree's files, and from the index those that a sparse checkout leaves out; in order of path.

    A submodule is one such thing, and no folder of files, whether or not somebody fetched what is in it.
    """
    left_out = [*not_looked_at(git, registry)]
    if not left_out:
        yield from found  # one after another, as they are read
        return
    modules = tuple(f"{path}/" for path, mode, _ in left_out if mode == SUBMODULE)
    there = [file for file in found if not file.path.startswith(modules)]
    known = {file.path for file in there}
    hidden = [
        StoredFile(path, obj if mode in _REGULAR else f"{mode}:{obj}")
        for path, mode, obj in left_out
        if path not in known
    ]
    yield from sorted([*there, *hidden], key=_path)


def _path(file: StoredFile) -> str:
    return file.path


def _files(folder: str, below: str) -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    """Every file with its path from the top; plain strings, since ten thousand `Path`s cost half a second."""
    with os.scandir(folder) as found:
        for item in found:
            name = f"{below}/{item.name}" if below else item.name
            if item.is_dir(follow_symlinks=False):
                if item.name != ".git":
                    yield from _files(item.path, name)
            else:
                yield name, item


def blob_id(data: bytes, id_length: int) -> str:
    """The id that git gives these bytes as a blob (gitformat: "blob", size, NUL, content)."""
    algorithm = hashlib.sha256 if id_length == hashlib.sha256().digest_size * 2 else hashlib.sha1
    return algorithm(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


def in_commit(git: Git, commit: str, registry: str) -> Iterator[StoredFile]:
    """The files of a commit, in order of path."""
    listed = git.run("ls-tree", "-r", "-z", "--full-tree", commit, "--", *([registry] if registry else []))
    for item in listed.split(b"\0")[:-1]:
        meta, _, name = item.partition(b"\t")
        mode, _, obj = meta.decode("ascii").split(" ")
        yield StoredFile(os.fsdecode(name), obj if mode in _REGULAR else f"{mode}:{obj}")


def in_index(git: Git, registry: str) -> Iterator[StoredFile]:
    """The files of the index, in order of path; a path in conflict is marked as such.

    A file that is only announced (`git add --intent-to-add`) is in no commit, and not here.
    """
    where = [registry] if registry else ["."]
    announced = set(git.run("diff-files", "--name-only", "--diff-filter=A", "-z", "--", *where).split(b"\0"))
    listed = git.run("ls-files", "--stage", "-z", "--full-name", "--", *where)
    seen = b""
    for item in listed.split(b"\0")[:-1]:
        meta, _, raw = item.partition(b"\t")
        mode, obj, stage = meta.decode("ascii").split(" ")
        if stage != "0":
            if raw != seen:
                yield StoredFile(os.fsdecode(raw), "conflict:index")
        elif raw not in announced:
            yield StoredFile(os.fsdecode(raw), obj if mode in _REGULAR else f"{mode}:{obj}")
        seen = raw
