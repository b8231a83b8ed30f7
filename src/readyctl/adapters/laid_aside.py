"""Texts laid aside in a file without a name, so that those of fifty thousand entries take no memory."""

import os
import weakref
from contextlib import suppress
from tempfile import TemporaryFile

_LENGTH_BITS = 24
_AT_ONCE = 1 << 20


class LaidAside:
    """One such file; it goes with the last one who holds it. A copy of this process reads on by itself."""

    def __init__(self) -> None:
        self._file: int | None = None
        self._written = 0
        self._waiting = bytearray()
        self._has_room = True
        if hasattr(os, "pread"):
            with suppress(OSError):
                file = TemporaryFile(buffering=0)  # noqa: SIM115 - held as long as this is
                self._file = file.fileno()
                weakref.finalize(self, file.close)

    def put(self, text: bytes) -> int | None:
        """Where it lies from now on; None where there is no room for it."""
        if self._file is None or not self._has_room or len(text) >> _LENGTH_BITS:
            return None
        place = self._written + len(self._waiting)
        self._waiting += text
        if len(self._waiting) >= _AT_ONCE:
            self._write(self._file)
        return place << _LENGTH_BITS | len(text)

    def get(self, place: int) -> bytes:
        """The text that lies there."""
        start, length = place >> _LENGTH_BITS, place & (1 << _LENGTH_BITS) - 1
        if start >= self._written:
            start -= self._written
            return bytes(self._waiting[start : start + length])
        return b"" if self._file is None else os.pread(self._file, length, start)

    def _write(self, file: int) -> None:
        # Each piece at its own place: whoever was copied meanwhile would write the same to the same place.
        try:
            self._has_room = os.pwrite(file, self._waiting, self._written) == len(self._waiting)
        except OSError:
            self._has_room = False
        if self._has_room:
            self._written += len(self._waiting)
            self._waiting = bytearray()
        # Else what waits stays in memory.
