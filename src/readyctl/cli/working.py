"""On a terminal, one line on stderr about what takes longer than a second; gone once that is done.

In a pipe, in a hook and on a terminal that cannot erase a line there is none.
"""

import os
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TextIO

from readyctl.cli.output import width_of
from readyctl.render.escape import one_line
from readyctl.render.painting import escaped
from readyctl.workspace.reading.doing import told_to

AFTER = 1.0
"""Seconds after which somebody who waits wants to know for what."""
_ERASED = "\r\x1b[2K"


@contextmanager
def shown(args: Sequence[str]) -> Iterator[None]:
    """Show what this command line does, where somebody looks on."""
    if args[:1] == ["hooks"] or os.environ.get("TERM", "dumb") == "dumb" or not sys.stderr.isatty():
        yield
        return
    line = WorkingLine(sys.stderr, AFTER)
    try:
        with told_to(line.tell):
            yield
    finally:
        line.tell(None)


class WorkingLine:
    """The line. It appears `after` so many seconds, counted from when it was made."""

    def __init__(self, stream: TextIO, after: float) -> None:
        self._stream = stream
        self._due = time.monotonic() + after
        self._lock = threading.Lock()
        self._timer: threading.Timer | None = None
        self._what: str | None = None
        self._stands = False

    def tell(self, what: str | None) -> None:
        """Say what is being done now; None takes the line away."""
        with self._lock:
            self._what = what
            self._draw()

    def _draw(self) -> None:
        wait = self._due - time.monotonic()
        if self._what is None:
            self._put("")
        elif wait <= 0:
            width = width_of(self._stream) or 80
            self._put(escaped(f"{one_line(self._what)} …")[: width - 1])
        elif self._timer is None:
            self._timer = threading.Timer(wait, self._late)
            self._timer.daemon = True
            self._timer.start()

    def _late(self) -> None:
        with self._lock:
            self._draw()

    def _put(self, words: str) -> None:
        if words or self._stands:
            # Whoever turned the terminal off has not turned the work off.
            with suppress(OSError, ValueError):
                self._stream.write(_ERASED + words)
                self._stream.flush()
        self._stands = bool(words)
