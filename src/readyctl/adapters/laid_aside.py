"""Texts laid aside in a file without a name, so that those of fifty thousand entries take no memory."""

import os
from contextlib import suppress
from tempfile import TemporaryFile

_LENGTH_BITS = 24
_AT_ONCE = 1 << 20


class LaidAside:
    """One such file; it goes with the last one who holds it. A copy of this process reads on by itself."""

    def __init__(self) -> None:
        self._file = None
        self._written = 0
        self._waiting = bytearray()
        if hasattr(os, "pread"):
            with suppress(OSError):
                self._file = TemporaryFile(buffering=0)  # noqa: SIM115 - held as long as this is

    def put(self, text: bytes) -> int | None:
        """Where it lies from now on; None where there is no room for it."""
        if self._file is None or len(text) >> _LENGTH_BITS:
            return None
        place = self._written + len(self._waiting)
        self._waiting += text
        if len(self._waiting) >= _AT_ONCE:
            self._write(self._file.fileno())
        return place << _LENGTH_BITS | len(text)

    def get(self, place: int) -> bytes:
        """The text that lies there."""
        start, length = place >> _LENGTH_BITS, place & (1 << _LENGTH_BITS) - 1
        if start >= self._written:
            start -= self._written
            return bytes(self._waiting[start : start + length])
        file = self._file
        return os.pread(file.fileno(), length, start) if file else b""

    def _write(self, file: int) -> None:
        # Each piece at its own place: whoever was copied meanwhile would write the same to the same place.
        try:
            done = os.pwrite(file, self._waiting, self._written)
        except OSError:
            done = 0
        if done == len(self._waiting):
            self._written += done
            self._waiting = bytearray()
        # Else it waits on, in memory: there is no room.
