"""What an interruption in the middle of a commit leaves behind: nothing staged that nobody announced."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

_ENDING = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))


@contextmanager
def heeded() -> Iterator[None]:
    """Raise `KeyboardInterrupt` within where the system asks this process to end, as Ctrl-C does.

    By itself Python ends then on the spot, and nothing is put back.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.getsignal(number) for number in _ENDING}
    for number, handler in before.items():
        if handler is signal.SIG_DFL:  # what is ignored, as under nohup, stays so
            signal.signal(number, _interrupt)
    try:
        yield
    finally:
        for number, handler in before.items():
            with suppress(TypeError):  # None: set by no Python code
                signal.signal(number, handler)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
