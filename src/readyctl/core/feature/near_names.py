"""Names that a text comes close to and misses by a slip: `Audit Log Exprot` for `Audit log export`."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from readyctl.core.feature._vocabulary import Name
from readyctl.core.feature.names import Carrier, Hold, NameIndex
from readyctl.core.text.words import LONG_ENOUGH, Word, is_slip, words

_LETTERS = 8
_WORDS = 2
"""A shorter name is too close to other words for a slip to be told from another thing."""
_ENDINGS = frozenset("dernsyl")
"""Letters that make another form of a word."""


class NearName(Struct, frozen=True):
    """Words of a text, at `text[start:end]`, that are no name and must be meant for `name`."""

    start: int
    end: int
    name: str
    ids: tuple[str, ...]


class NearNames:
    """The names of an index by their first and their last word, of which a single slip leaves one right."""

    def __init__(self, names: NameIndex) -> None:
        self._names = names
        self._first: defaultdict[str, set[int]] = defaultdict(set)
        self._last: defaultdict[str, set[int]] = defaultdict(set)
        self._holed: defaultdict[_Holed, list[Name]] = defaultdict(list)
        for name in names.held:
            if len(name) < _WORDS or sum(map(len, name)) < _LETTERS:
                continue
            self._first[name[0]].add(len(name))
            self._last[name[-1]].add(len(name))
            for hole, word in enumerate(name):
                if len(word) >= LONG_ENOUGH:
                    self._holed[_holed(name, hole)].append(name)

    def find(self, text: str) -> tuple[NearName, ...]:
        """Every such place in a text, in order, none upon another or upon a name."""
        said = list(words(text))
        if not any(word.key in self._first or word.key in self._last for word in said):
            return ()
        taken = [(each.start, each.end) for each in self._names.named(text)]
        found: list[NearName] = []
        for first, name in self._near(said):
            start, end = said[first].start, said[first + len(name) - 1].end
            if any(left < end and start < right for left, right in taken):
                continue
            if (near := self._shown(name, start, end)) is not None:
                taken.append((start, end))
                found.append(near)
        return tuple(sorted(found, key=lambda near: near.start))

    def _near(self, said: Sequence[Word]) -> Iterator[tuple[int, Name]]:
        """Where a name begins, with the name, the longest ones first."""
        keys = tuple(word.key for word in said)
        places = dict.fromkeys(
            (start, name)
            for start, length, holes in self._windows(keys)
            for hole in holes
            for name in self._holed.get(_holed(keys[start : start + length], hole), ())
            if _is_slip(keys[start + hole], name[hole])
        )
        return iter(sorted(places, key=lambda place: (-len(place[1]), place[0])))

    def _windows(self, keys: Name) -> Iterator[tuple[int, int, range]]:
        """Where so many words stand that a name begins or ends with, and which of the others may be wrong."""
        for at, word in enumerate(keys):
            for length in self._first.get(word, ()):
                if at + length <= len(keys):
                    yield at, length, range(1, length)
            for length in self._last.get(word, ()):
                if at + 1 >= length:
                    yield at + 1 - length, length, range(1)

    def _shown(self, name: Name, start: int, end: int) -> NearName | None:
        carriers: list[tuple[Carrier, str]] = [
            held for held in self._names.held[name] if held[0].hold is not Hold.RETIRED
        ]
        # An id is a name only as it is written, and nobody writes one with a slip into a text.
        held = [(carrier, written) for carrier, written in carriers if written in carrier.names]
        if not held:
            return None
        carrier, written = held[0]
        ids = tuple(dict.fromkeys(id_ for each, _ in held for id_ in each.ids))
        return NearName(start, end, carrier.shown(written), ids)


@lru_cache(maxsize=1)
def near_names(names: NameIndex) -> NearNames:
    """The same for an index, once: each of many documents is held against it."""
    return NearNames(names)


_Holed = tuple[str | None, ...]
"""A name without one of its words."""


def _holed(name: Name, hole: int) -> _Holed:
    return (*name[:hole], None, *name[hole + 1 :])


def _is_slip(one: str, other: str) -> bool:
    """Whether one word is the other with a slip; another form of it, as `remove` of `removed`, is none."""
    short, long = sorted((one, other), key=len)
    form = len(short) < len(long) and long.startswith(short) and long[-1] in _ENDINGS
    return one != other and not form and is_slip(one, other)
