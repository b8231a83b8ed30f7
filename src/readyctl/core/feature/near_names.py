"""Names that a text comes close to and misses by a slip: `Audit Log Exprot` for `Audit log export`."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from readyctl.core.feature._vocabulary import Name
from readyctl.core.feature.names import Carrier, Hold, NameIndex
from readyctl.core.text.words import Word, is_slip, words
from readyctl.values import dataclass

_LETTERS = 8
_WORDS = 2
"""A shorter name is too close to other words for a slip to be told from another thing."""
_ENDINGS = frozenset("dernsyl")


@dataclass(frozen=True)
class NearName:
    """Words of a text, at `text[start:end]`, that are no name and must be meant for `name`."""

    start: int
    end: int
    name: str
    ids: tuple[str, ...]


class NearNames:
    """The names of an index by their first and their last word, of which a single slip leaves one right."""

    def __init__(self, names: NameIndex) -> None:
        self._names = names
        self._first: defaultdict[str, list[Name]] = defaultdict(list)
        self._last: defaultdict[str, list[Name]] = defaultdict(list)
        for name in names.held:
            if len(name) >= _WORDS and sum(map(len, name)) >= _LETTERS:
                self._first[name[0]].append(name)
                self._last[name[-1]].append(name)

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
        places = dict.fromkeys(
            (first, name)
            for at, word in enumerate(said)
            for first, name in (
                *((at, name) for name in self._first.get(word.key, ())),
                *((at + 1 - len(name), name) for name in self._last.get(word.key, ())),
            )
            if first >= 0 and _is_near([each.key for each in said[first : first + len(name)]], name)
        )
        return iter(sorted(places, key=lambda place: (-len(place[1]), place[0])))

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


def _is_near(said: Sequence[str], name: Name) -> bool:
    """Whether all words are those of the name but one, which is off by one letter."""
    if len(said) != len(name):
        return False
    wrong = [(one, other) for one, other in zip(said, name, strict=True) if one != other]
    return len(wrong) == 1 and is_slip(*wrong[0]) and not _is_form(*wrong[0])


def _is_form(one: str, other: str) -> bool:
    """Whether one may be another form of the same word, `remove` and `removed`: that is no slip."""
    short, long = sorted((one, other), key=len)
    return len(short) < len(long) and long.startswith(short) and long[-1] in _ENDINGS
