"""One SQLite file of values by key. Whatever is wrong with it, it only knows less: no command fails by it.

Each row carries a checksum over its key and its value: a row without the right one is not there. A file that
is no database is replaced. What was written longest ago is swept first.
"""

import contextlib
import json
import os
import sqlite3
import threading
import time
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec import json as quick_json

Plain = str | int | float | bool | Sequence["Plain"] | Mapping[str, "Plain"] | None
"""What can be kept: it comes back as JSON has it, lists for tuples."""
Kept = Plain | bytes
"""The same, or what its owner has packed already: that comes back as it is."""

NAME = "cache.sqlite"
MOST_BYTES = 256 << 20
"""Once the values are larger than this together, the older half of them goes."""
_PATIENCE = 0.05
"""Seconds that a process waits for another one's writing; then it goes without."""
_CREATED = "CREATE TABLE IF NOT EXISTS kept_1 (key TEXT PRIMARY KEY, day INTEGER, sum BLOB, value BLOB)"
_FOUND = "SELECT key, sum, value FROM kept_1 WHERE key IN (SELECT value FROM json_each(?))"
_WRITTEN = "INSERT OR REPLACE INTO kept_1 VALUES (?, ?, ?, ?)"
_SIZE = "SELECT coalesce(sum(length(value)), 0) FROM kept_1"
_SWEPT = """DELETE FROM kept_1 WHERE key IN
    (SELECT key FROM kept_1 ORDER BY day, rowid LIMIT (SELECT (count(*) + 1) / 2 FROM kept_1))"""
_SECONDS_OF_A_DAY = 86400
_AT_ONCE = 1000
"""Items of a list that are written together."""
_AS_IT_IS = b"\0"
"""Before a value that is not compressed here: what is compressed never begins with it."""


class Packed(Struct, frozen=True):
    """A value as it is written: a tenth of what it takes otherwise."""

    data: bytes

    @property
    def value(self) -> Any:  # noqa: ANN401 - what was packed
        """The same, read back."""
        return _unpacked(self.data)


def named_by_content(value: Kept) -> str:
    """A name that two values share exactly where they are the same."""
    return _name(value if isinstance(value, bytes) else _text(value))


def packed_by_content(value: Kept) -> tuple[str, Packed]:
    """The same name, and the value as it is written."""
    if isinstance(value, bytes):
        return _name(value), Packed(_packed(value))
    text = _text(value)
    return _name(text), Packed(zlib.compress(text, 1))


def packed_list(items: Iterable[Plain]) -> tuple[str, Packed]:
    """The same of a list whose items are not held together: those of an index of names take ten times the
    room of what is written of them.
    """
    name, packer, parts, rest = blake2b(digest_size=16), zlib.compressobj(1), [b""], iter(items)
    between = b"["
    while some := [*islice(rest, _AT_ONCE)]:
        text = between + _text(some)[1:-1]
        between = b","
        name.update(text)
        parts.append(packer.compress(text))
    end = b"]" if between == b"," else b"[]"
    name.update(end)
    parts += [packer.compress(end), packer.flush()]
    return name.hexdigest(), Packed(b"".join(parts))


def _name(said: bytes) -> str:
    return blake2b(said, digest_size=16).hexdigest()


class Store:
    """The cache of one repository. `folder` is the git directory that its work trees share."""

    def __init__(self, folder: Path, *, most: int = MOST_BYTES) -> None:
        self.path = folder / "readyctl" / NAME
        self._most = most
        self._connections: dict[tuple[int, int], sqlite3.Connection] = {}

    def read(self, keys: Sequence[str]) -> dict[str, Any]:
        """The values of those keys that are there whole; nothing where the cache cannot be read."""
        found: dict[str, Any] = {}
        with self._whatever_is_wrong():
            for key, check, packed in self._connection.execute(_FOUND, (json.dumps(keys),)):
                if check == _sum(key, packed):
                    found[key] = _unpacked(packed)
        return found

    def write(self, values: Mapping[str, Kept | Packed]) -> None:
        """Keep all of these or, where that cannot be, none."""
        day = int(time.time()) // _SECONDS_OF_A_DAY
        with self._whatever_is_wrong():
            rows = []
            for key, value in values.items():
                packed = value.data if isinstance(value, Packed) else _packed(value)
                rows.append((key, day, _sum(key, packed), packed))
            self._open_to_write()
            with self._connection:
                self._connection.execute("BEGIN IMMEDIATE")
                self._connection.executemany(_WRITTEN, rows)
                (size,) = self._connection.execute(_SIZE).fetchone()
                if size > self._most:
                    self._connection.execute(_SWEPT)

    @property
    def _connection(self) -> sqlite3.Connection:
        """Of this process and thread: one that was forked off, or runs beside, asks through its own."""
        if _here() not in self._connections:
            self._connections[_here()] = self._connected("rw")
        return self._connections[_here()]

    def _connected(self, mode: str) -> sqlite3.Connection:
        place = f"{self.path.absolute().as_uri()}?mode={mode}"
        return sqlite3.connect(place, uri=True, timeout=_PATIENCE, isolation_level=None)

    def _open_to_write(self) -> None:
        self.path.parent.mkdir(exist_ok=True)
        if not self.path.exists():
            self._connections[_here()] = self._connected("rwc")
        # Nothing here is worth waiting for the disk: what a crash of the machine tears has no right checksum.
        self._connection.execute("PRAGMA synchronous = OFF")
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute(_CREATED)

    @contextlib.contextmanager
    def _whatever_is_wrong(self) -> Iterator[None]:
        """Let no error out: the cache knows nothing then. What is no database makes room for one."""
        try:
            yield
        except sqlite3.OperationalError:
            return  # not there yet, locked, no room, not ours to write
        except sqlite3.DatabaseError:
            self._make_room()
        except (OSError, ValueError, TypeError, RecursionError, zlib.error, sqlite3.Error):
            return

    def _make_room(self) -> None:
        with contextlib.suppress(OSError, sqlite3.Error):
            self._connections.pop(_here(), None)
            for end in ("", "-wal", "-shm"):
                self.path.with_name(NAME + end).unlink(missing_ok=True)


def _here() -> tuple[int, int]:
    return os.getpid(), threading.get_ident()


def _packed(value: Kept) -> bytes:
    return _AS_IT_IS + value if isinstance(value, bytes) else zlib.compress(_text(value), 1)


def _unpacked(packed: bytes) -> Any:  # noqa: ANN401 - what was kept
    return packed[1:] if packed[:1] == _AS_IT_IS else json.loads(zlib.decompress(packed))


def _text(value: Plain) -> bytes:
    try:
        return quick_json.encode(value)  # a fifth of the time
    except (TypeError, ValueError):  # such as half a letter, which only escapes can say
        return json.dumps(value, separators=(",", ":")).encode()


def _sum(key: str, packed: bytes) -> bytes:
    return blake2b(key.encode() + b"\0" + packed, digest_size=16).digest()
