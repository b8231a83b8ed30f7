"""Pairs by key, nearly always one, held without a list around each of two hundred thousand."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

Key = TypeVar("Key")
_PAIR = 2


class InPairs(Mapping[Key, Sequence[tuple[Any, Any]]]):
    """What is held flat by each key, the two of the first pair, then those of the next; as pairs."""

    def __init__(self, flat: dict[Key, tuple[Any, ...]]) -> None:
        self._flat = flat

    def __getitem__(self, key: Key) -> Sequence[tuple[Any, Any]]:
        found = self._flat[key]
        return (found,) if len(found) == _PAIR else tuple(zip(found[::2], found[1::2], strict=True))

    def __contains__(self, key: object) -> bool:
        return key in self._flat

    def __iter__(self) -> Iterator[Key]:
        return iter(self._flat)

    def __len__(self) -> int:
        return len(self._flat)
