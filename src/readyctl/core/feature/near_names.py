"""Names that a text comes close to and misses by a slip: `Audit Log Exprot` for `Audit log export`."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from readyctl.core.feature._naming import in_code
from readyctl.core.feature._vocabulary import Name
from readyctl.core.feature.names import Carrier, Hold, Mention, NameIndex
from readyctl.core.text.words import Word, is_slip, words

_MOST_TEXTS = 1024
_LETTERS = 8
_WORDS = 2
"""A shorter name is too close to other words for a slip to be told from another thing."""
_SLIPPED = 4
"""Letters of the shortest word that may be wrong, the others of its name being right."""
_ENDINGS = frozenset("dernsyl")
"""Letters that make another form of a word."""


class NearName(Struct, frozen=True):
    """Words of a text, at `text[start:end]`, that are no name and must be meant for `name`.

    `rivals` are names of other features that come as near. `slip` is false where nothing is wrong but that
    the name's words are written as one: `bankfeeds`.
    """

    start: int
    end: int
    name: str
    ids: tuple[str, ...]
    rivals: "tuple[NearName, ...]" = ()
    slip: bool = True

    @property
    def sure(self) -> bool:
        """Whether nothing else can be meant."""
        return not self.rivals


class NearNames:
    """The names of an index by their first and their last word, of which a single slip leaves one right."""

    def __init__(self, names: NameIndex) -> None:
        self._names = names
        # In the smallest form: fifty thousand names have a quarter of a million words.
        self._first: dict[str, tuple[int, ...]] = {}
        self._last: dict[str, tuple[int, ...]] = {}
        self._holed: dict[int, tuple[Name] | list[Name]] = {}
        """By the hash of each; nearly all are of one name, and some of thousands."""
        self._joined: dict[str, Name] = {}
        self._found: dict[str, tuple[NearName, ...]] = {}
        shared: dict[tuple[int, ...], tuple[int, ...]] = {}
        for name in names.held:
            if len(name) < _WORDS or sum(map(len, name)) < _LETTERS:
                continue
            for lengths, end in ((self._first, name[0]), (self._last, name[-1])):
                known = lengths.get(end, ())
                if len(name) not in known:
                    lengths[end] = shared.setdefault((*known, len(name)), (*known, len(name)))
            alone = (name,)
            if (together := "".join(name),) not in names.held:
                self._joined.setdefault(together, name)
            for hole, word in enumerate(name):
                if len(word) >= _SLIPPED and word.isalpha():
                    self._add(hash(_holed(name, hole)), alone)

    def _add(self, holed: int, alone: tuple[Name]) -> None:
        there = self._holed.setdefault(holed, alone)
        if isinstance(there, list):
            there += alone
        elif there is not alone:
            self._holed[holed] = [*there, *alone]

    def find(self, text: str) -> tuple[NearName, ...]:
        """Every such place in a text, in order, none upon another or upon a name.

        What was found is remembered for a while: a sentence is asked about where it is judged and where its
        slips are told, the label of a row with each of its cells.
        """
        found = self._found.get(text)
        if found is None:
            if len(self._found) >= _MOST_TEXTS:
                self._found.clear()
            found = self._found[text] = self._find(text)
        return found

    def _find(self, text: str) -> tuple[NearName, ...]:
        said = list(words(text))
        if not any(map(self._may_be, said)):
            return ()
        known = {at: each for each in self._names.named(text) for at in range(each.start, each.end)}
        used = set[int]()
        found: list[NearName] = []
        places = list(self._near(said))
        together: dict[tuple[int, int], list[Name]] = {}
        for first, name in places:
            together.setdefault((first, len(name)), []).append(name)
        for first, name in places:
            apart = said[first : first + len(name)]
            near = self._shown(name, apart[0].start, apart[-1].end)
            if (
                near is None
                or in_code(text, near.start, near.end)
                or not used.isdisjoint({word.start for word in apart})
            ):
                continue
            if not any(_is_taken(near, known[word.start]) for word in apart if word.start in known):
                used |= {word.start for word in apart}
                others = (self._shown(each, near.start, near.end) for each in together[first, len(name)])
                rivals = tuple(each for each in others if each is not None and each.ids != near.ids)
                found.append(replace(near, rivals=rivals))
        for word in said:
            if (joined := self._joined.get(word.key)) and word.start not in used:
                near = self._shown(joined, word.start, word.end)
                if near is not None and not in_code(text, word.start, word.end):
                    found.append(replace(near, slip=False))
        return tuple(sorted(found, key=lambda near: near.start))

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Every feature named in a running text, as the index finds them, and those that must be meant by
        words that are no name.
        """
        near = [each for each in self.find(text) if each.sure]
        named = self._names.mentions(text)
        if not near:
            return named
        within = {at for each in near for at in range(each.start, each.end)}
        apart = [each for each in named if each.start not in within]
        meant = [Mention(each.start, each.end, each.ids) for each in near]
        return tuple(sorted((*apart, *meant), key=lambda mention: mention.start))

    def is_name(self, line: str) -> bool:
        """Whether a line is the name of one feature and nothing else: `Backups`, `Backups:`."""
        named = self.mentions(line)
        if len(named) != 1:
            return False
        return not line[: named[0].start].strip() and not line[named[0].end :].strip(" .:")

    def _may_be(self, word: Word) -> bool:
        return word.key in self._first or word.key in self._last or word.key in self._joined

    def _near(self, said: Sequence[Word]) -> Iterator[tuple[int, Name]]:
        """Where a name begins, with the name, the longest ones first."""
        keys = tuple(word.key for word in said)
        places = dict.fromkeys(
            (start, name)
            for start, length, holes in self._windows(keys)
            for hole in holes
            for name in self._with(_holed(keys[start : start + length], hole), hole)
            if _is_slip(keys[start + hole], name[hole])
        )
        return iter(sorted(places, key=lambda place: (-len(place[1]), place[0])))

    def _with(self, holed: "_Holed", hole: int) -> Iterator[Name]:
        """The names that are this without one of their words."""
        for name in self._holed.get(hash(holed), ()):
            if len(name) == len(holed) - 1 and _holed(name, hole) == holed:
                yield name

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
"""A name without one of its words, and that word's first letter: a slip leaves it as it is, and there may be
thousands of names that differ in one word alone.
"""


def _holed(name: Name, hole: int) -> _Holed:
    return (*name[:hole], None, *name[hole + 1 :], name[hole][:1])


def _is_taken(near: NearName, known: Mention) -> bool:
    """Whether words of it are a name already; a shorter one of the same feature inside of it is none."""
    inside = near.start <= known.start and known.end <= near.end
    shorter = known.end - known.start < near.end - near.start
    return not (inside and shorter and known.ids == near.ids)


def _is_slip(one: str, other: str) -> bool:
    """Whether one word is the other with a slip; another form of it, as `remove` of `removed`, is none."""
    short, long = sorted((one, other), key=len)
    form = len(short) < len(long) and long.startswith(short) and long[-1] in _ENDINGS
    return one != other and not form and is_slip(one, other)
