"""Zip archives from strangers: read part by part in memory, within bounds, never extracted to disk."""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from msgspec import Struct, field

from readyctl.core.statement.passages import Unreadable

MEBIBYTE = 1 << 20
MAX_ENTRIES = 20_000
MAX_PART = 32 * MEBIBYTE
"""Bytes of one part that is read as text. A thousand-page contract is below 20 MiB."""
MAX_READ = 256 * MEBIBYTE
"""Bytes that all parts read together may unpack to."""
MAX_TAGS = 2_000_000
"""Tags in all parts read together; parsing a million elements takes about ten seconds."""
MAX_RATIO = 200
"""Text packs about 10 to 30 to one; a part of zeros about 1,000 to one."""
RATIO_FREE = MEBIBYTE
"""Below this size no ratio does harm."""
CHUNK = MEBIBYTE
_ENCRYPTED = 0x1
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PLAIN_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class Archive(Struct):
    """An opened archive that has passed the checks of its table of contents."""

    file: zipfile.ZipFile
    name: str
    max_part: int = MAX_PART
    _left: int = field(default_factory=lambda: MAX_READ)
    _tags_left: int = field(default_factory=lambda: MAX_TAGS)

    @property
    def names(self) -> tuple[str, ...]:
        """The parts' names, in the archive's order."""
        return tuple(info.filename for info in self.file.infolist())

    def __contains__(self, part: str) -> bool:
        return part in self.file.NameToInfo

    def read(self, part: str) -> bytes:
        """Unpack one part. Raises Unreadable where it is missing, too large, or packed too well for text."""
        info = self.file.NameToInfo.get(part)
        if info is None:
            raise Unreadable(f"{self.name} has no part {part}", help="save the file again and retry")
        limit = min(self.max_part, self._left)
        _refuse_bomb(info, self.name)
        data = b"".join(_chunks(self.file, info, self.name, limit))
        self._left -= len(data)
        self._tags_left -= data.count(b"<")
        if self._tags_left < 0:
            raise _bomb(self.name, part, f"brings it to more than {MAX_TAGS:,} tags")
        return data

    def chunks(self, part: str) -> Iterator[bytes]:
        """Unpack one part piece by piece, for copying; its size is bounded by what the archive declares.

        Raises Unreadable for a part that is packed too well for anything an office program writes.
        """
        info = self.file.NameToInfo[part]
        _refuse_bomb(info, self.name)
        return _chunks(self.file, info, self.name, info.file_size)


@contextmanager
def opened(source: BinaryIO, name: str) -> Iterator[Archive]:
    """Open an archive after looking at its table of contents; `name` is for messages.

    Raises Unreadable for what is no archive, truncated, protected by a password, or hostile.
    """
    head = source.read(8)
    source.seek(0)
    if head == _OLE:
        raise Unreadable(
            f"{name} is protected by a password, or of an office format older than 2007",
            help="save it without a password as .docx or .pptx, and check that",
        )
    try:
        file = zipfile.ZipFile(source)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
        raise _damaged(name) from error
    with file:
        _inspect(file, name)
        yield Archive(file, name)


def _inspect(file: zipfile.ZipFile, name: str) -> None:
    infos = file.infolist()
    if len(infos) > MAX_ENTRIES:
        raise Unreadable(
            f"{name} has {len(infos):,} parts, more than {MAX_ENTRIES:,}",
            help="split the document into several",
        )
    seen = set()
    for info in infos:
        if _escapes(info.filename):
            raise Unreadable(
                f"{name} has a part that points outside of itself: {info.filename!r}",
                help="do not open this file; ask its sender for a fresh copy",
            )
        if info.filename in seen:
            raise Unreadable(
                f"{name} has two parts called {info.filename!r}",
                help="save the file again and retry",
            )
        seen.add(info.filename)
        if info.flag_bits & _ENCRYPTED:
            raise Unreadable(f"{name} is protected by a password", help="save it without one, and check that")
        if info.compress_type not in _PLAIN_METHODS:
            raise Unreadable(
                f"{name} has a part packed in a way that office programs do not use: {info.filename!r}",
                help="save the file again and retry",
            )


def _escapes(part: str) -> bool:
    steps = part.replace("\\", "/").split("/")
    return part.startswith(("/", "\\")) or ".." in steps or ":" in steps[0] or "\0" in part


def _refuse_bomb(info: zipfile.ZipInfo, name: str) -> None:
    if info.file_size > RATIO_FREE and info.file_size > MAX_RATIO * max(info.compress_size, 1):
        raise _bomb(name, info.filename, f"unpacks to {info.file_size:,} bytes from {info.compress_size:,}")


def _chunks(file: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, limit: int) -> Iterator[bytes]:
    total = 0
    for chunk in _unpacked(file, info, name):
        total += len(chunk)
        if total > limit:
            raise _bomb(name, info.filename, f"unpacks to more than {limit:,} bytes")
        yield chunk


def _unpacked(file: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> Iterator[bytes]:
    try:
        with file.open(info) as stream:
            while chunk := stream.read(CHUNK):
                yield chunk
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, ValueError) as error:
        raise _damaged(name) from error


def _bomb(name: str, part: str, why: str) -> Unreadable:
    return Unreadable(
        f"{name} is not read: its part {part!r} {why}",
        help="ask the sender for a fresh copy, or split the document",
    )


def _damaged(name: str) -> Unreadable:
    return Unreadable(
        f"{name} is damaged or cut off, or no office document",
        help="get a complete copy of the file and retry",
    )
