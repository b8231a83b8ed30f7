"""What was read of pieces of text that stand in other files as well."""

from collections.abc import Callable
from typing import TypeVar

_LONGEST_KNOWN = 400
"""Characters; what is longer hardly stands anywhere else."""
_Kept = TypeVar("_Kept")


class Known(dict[str, _Kept]):
    """By its text, what was read of a piece; with more than `most` of them all are let go."""

    def __init__(self, read: Callable[[str], _Kept], most: int) -> None:
        super().__init__()
        self._read = read
        self._most = most

    def __missing__(self, text: str) -> _Kept:
        found = self._read(text)
        if len(text) <= _LONGEST_KNOWN:
            if len(self) >= self._most:
                self.clear()
            self[text] = found
        return found
