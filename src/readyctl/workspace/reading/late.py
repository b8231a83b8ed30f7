"""Mappings that know a value, or all of their keys, only once somebody asks."""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

Value = TypeVar("Value")


class Late(Mapping[str, Value]):
    """A mapping whose values are looked up when they are asked for."""

    def __init__(self, one: Callable[[str], Value], every: Callable[[], Mapping[str, Value]]) -> None:
        self._one, self._every = one, every

    def __getitem__(self, key: str) -> Value:
        return self._one(key)

    def __iter__(self) -> Iterator[str]:
        return iter(self._every())

    def __len__(self) -> int:
        return len(self._every())
