"""What a long piece of work is about, said while it goes on, to whoever wants to show it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

Listener = Callable[[str | None], object]
"""Takes what is being done, in a few words that begin with a verb; None once nothing is."""

_listeners: list[Listener] = []
_under_way: list[str] = []


@contextmanager
def told_to(listener: Listener) -> Iterator[None]:
    """Let somebody hear what is done in the meantime."""
    _listeners.append(listener)
    try:
        yield
    finally:
        _listeners.remove(listener)


@contextmanager
def doing(what: str) -> Iterator[None]:
    """Say what the lines within do; what they are part of is said again after them."""
    _under_way.append(what)
    _tell()
    try:
        yield
    finally:
        _under_way.pop()
        _tell()


def _tell() -> None:
    for listener in _listeners:
        listener(_under_way[-1] if _under_way else None)
