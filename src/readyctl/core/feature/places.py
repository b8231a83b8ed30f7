"""Features spread over places by their ids, so that some can be looked at, and let go of, before the next."""

import zlib
from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from typing import Generic, Protocol, TypeVar

from readyctl.core.entry.last import kept_for_each


class _Identified(Protocol):
    """What has an id."""

    @property
    def id(self) -> str: ...


_SOME = 512
_IN_A_PLACE = 64
"""About so many of them are in one place, where they are spread."""
Item = TypeVar("Item")
Feature = TypeVar("Feature", bound=_Identified)


def place_of(key: str, number: int) -> int:
    """At which of so many places a key is looked up. Of half as many, two places together are one."""
    return zlib.crc32(key.encode("utf-8", "surrogatepass")) % number


def spread_over(number: int, items: Iterable[tuple[str, Item]]) -> list[list[Item]]:
    """The items in so many lists, by the sum over the key of each."""
    found: list[list[Item]] = [[] for _ in range(number)]
    for key, item in items:
        found[place_of(key, number)].append(item)
    return found


class InPlaces(ABC, Generic[Feature]):
    """Features that are all at hand, or read a place at a time."""

    @property
    @abstractmethod
    def features(self) -> Sequence[Feature]:
        """All of them, in order."""

    @property
    def places(self) -> int | None:
        """Over how many places they are spread, a power of two; None where all are at hand."""
        return None

    def features_at(self, place: int, number: int) -> Sequence[Feature]:
        """Those of one of so many places, in order; there are no more than `places`, a power of two too."""
        return self._at_places(number)[place]

    @property
    def portions(self) -> int:
        """Over how many places they are spread where some hundred are looked at at a time."""
        many = self.places
        wanted = len(self.features) // _SOME if many is None else many * _IN_A_PLACE // _SOME
        return 1 << max(wanted, 1).bit_length() - 1

    @kept_for_each
    def _at_places(self, number: int) -> Sequence[Sequence[Feature]]:
        return spread_over(number, ((each.id, each) for each in self.features))
