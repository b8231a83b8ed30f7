"""Garbage collection, put off while a large registry is read."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from readyctl.adapters.room import give_back


@contextmanager
def nothing_to_collect() -> Iterator[None]:
    """Reading makes many values and no cycles; looking for cycles took a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def collect(things: int) -> None:
    """Let go at once of all that nobody can ask for any more, and of its room: what was judged of a registry
    of so many things knows each other, and stays until then.
    """
    gc.collect()
    give_back(things)
