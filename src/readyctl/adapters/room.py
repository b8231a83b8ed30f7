"""What was let go of, given back to the system: the C library holds on to it for what comes next."""

from contextlib import suppress

_WORTH_IT = 5_000
"""Of so many things on, the rooms of those that went are larger than what it takes to ask."""


def give_back(things: int) -> None:
    """Give back the room of what was held beside so many things, where the C library can; nothing else
    changes. After judging fifty thousand features it is a seventh of all.
    """
    if things < _WORTH_IT:
        return
    import ctypes  # noqa: PLC0415 - for thousands of things

    with suppress(OSError, AttributeError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)
