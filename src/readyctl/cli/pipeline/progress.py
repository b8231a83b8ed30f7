"""A count on the terminal while something takes more than a second; silent everywhere else."""

import sys
import time
from collections.abc import Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")
_PATIENCE = 1.0
_EVERY = 0.2


def counted(items: Sequence[Item], noun: str) -> Iterator[Item]:
    """Hand the items on, telling stderr how far it is; the line is wiped at the end."""
    if not sys.stderr.isatty():
        yield from items
        return
    began = last = time.monotonic()
    shown = False
    for done, item in enumerate(items):
        now = time.monotonic()
        if now - began > _PATIENCE and now - last > _EVERY:
            sys.stderr.write(f"\r{done} of {len(items)} {noun}")
            sys.stderr.flush()
            last, shown = now, True
        yield item
    if shown:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()
