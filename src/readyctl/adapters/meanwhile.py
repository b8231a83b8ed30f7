"""Work that is mostly waiting for another program, done in a thread of its own."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Thread


@contextmanager
def meanwhile(work: Callable[[], object]) -> Iterator[None]:
    """Let this be done while the lines within are, which end when both are done.

    What it raises is told to nobody here: whoever needs what it makes asks for that again, and is told then.
    """
    thread = Thread(target=_quietly, args=(work,))
    thread.start()
    try:
        yield
    finally:
        thread.join()


def _quietly(work: Callable[[], object]) -> None:
    with suppress(Exception):
        work()
