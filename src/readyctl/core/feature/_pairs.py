"""Pairs by key, nearly always one, held without a list around each of two hundred thousand."""

from collections.abc import ItemsView, Iterator, Mapping, Sequence, ValuesView
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

    def items(self) -> ItemsView[Key, Sequence[tuple[Any, Any]]]:
        """All of them, without looking each up."""
        return _Items(self)

    def values(self) -> ValuesView[Sequence[tuple[Any, Any]]]:
        """What is held by each, likewise."""
        return _Values(self)

    def each(self) -> Iterator[tuple[Key, Sequence[tuple[Any, Any]]]]:
        """Each key with its pairs."""
        for key, found in self._flat.items():
            yield key, (found,) if len(found) == _PAIR else tuple(zip(found[::2], found[1::2], strict=True))

    def __len__(self) -> int:
        return len(self._flat)


class _Items(ItemsView[Key, Sequence[tuple[Any, Any]]]):
    def __init__(self, pairs: InPairs[Key]) -> None:
        super().__init__(pairs)
        self._pairs = pairs

    def __iter__(self) -> Iterator[tuple[Key, Sequence[tuple[Any, Any]]]]:
        return self._pairs.each()


class _Values(ValuesView[Sequence[tuple[Any, Any]]]):
    def __init__(self, pairs: InPairs[Any]) -> None:
        super().__init__(pairs)
        self._pairs = pairs

    def __iter__(self) -> Iterator[Sequence[tuple[Any, Any]]]:
        return (pairs for _, pairs in self._pairs.each())
