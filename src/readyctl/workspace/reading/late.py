"""Mappings that know a value, or all of their keys, only once somebody asks."""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

Value = TypeVar("Value")


class Late(Mapping[str, Value]):
    """A mapping of which `one` value is looked up when it is asked for, raising `KeyError` where there is
    none, and `every` when more are; without `one` all are looked up together.
    """

    def __init__(self, one: Callable[[str], Value] | None, every: Callable[[], Mapping[str, Value]]) -> None:
        self._one, self._every = one, every
        self._known: Mapping[str, Value] | None = None

    def __getitem__(self, key: str) -> Value:
        if self._known is not None:
            return self._known[key]
        return self._one(key) if self._one else self._all[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    @property
    def _all(self) -> Mapping[str, Value]:
        if self._known is None:
            self._known = self._every()
        return self._known
