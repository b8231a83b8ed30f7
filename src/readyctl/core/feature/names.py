"""Whose name it is: features by what people call them, ids, names and aliases, however they are written.

Case, hyphens, underscores, quotes, runs of spaces, plurals, the encoding of letters and the alphabet of
those that look alike make no difference.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from functools import cached_property
from typing import Any

from msgspec import Struct

from readyctl.core.feature._naming import in_code, is_code, is_turned, is_verb
from readyctl.core.feature._pairs import InPairs
from readyctl.core.feature._vocabulary import Name, Vocabulary, content, timeless
from readyctl.core.feature.telling import tells_apart
from readyctl.core.text.words import Word, key, words


class Hold(IntEnum):
    """How strong a claim's hold on its names is."""

    RETIRED = 0
    """Engineering took the entry away: the name is free, and until it is taken tells what became of it."""
    LEFT = 1
    """The claim gives the name away: a rename that engineering has not signed yet."""
    UNSIGNED = 2
    REMOVED = 3
    """Engineering signed it, and somebody else took the entry away: nobody else has the name by that."""
    SIGNED = 4


class Carrier(Struct, frozen=True):
    """A claim with its names: `names` are the name and then the aliases; its id is one of them as well.

    `leads_to` are the features that are meant by them, where that is not the feature of this id.
    """

    id: str
    names: tuple[str, ...] = ()
    hold: Hold = Hold.SIGNED
    leads_to: tuple[str, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """The features that are meant."""
        return self.leads_to or (self.id,)

    def shown(self, name: str) -> str:
        """The name as people may see it; of an unsigned claim its aliases are nobody's business."""
        return name if self.hold >= Hold.REMOVED or not self.names else self.names[0]


class Exact(Struct, frozen=True):
    """One feature is called that."""

    id: str
    name: str
    """The name that matched, as the entry writes it."""


class Close(Struct, frozen=True):
    """Nothing is called that, and one feature must be meant: answer for it, saying so.

    What was asked is a part of its name, its name among words that mean nothing, or a slip of one letter.
    """

    id: str
    name: str


class Shared(Struct, frozen=True):
    """More than one feature is called exactly that."""

    ids: tuple[str, ...]


class Several(Struct, frozen=True):
    """Nothing is called that, and more than one feature may be meant; best first."""

    ids: tuple[str, ...]


class Unknown(Struct, frozen=True):
    """No feature is called that; `nearest` are ids of names that share words, and may mean the opposite."""

    nearest: tuple[str, ...] = ()


Match = Exact | Close | Shared | Several | Unknown


class Mention(Struct, frozen=True):
    """A feature named in a text, at `text[start:end]`; several ids where a name collides."""

    start: int
    end: int
    ids: tuple[str, ...]


Held = tuple[Carrier, str]
"""Whose a name is, and how it is written there."""
_MOST_SUGGESTIONS = 3
_MOST_TEXTS = 4096
"""Of so many texts it is remembered whom they name: several rules ask about each line of a note, and the
same sentence stands in many notes.
"""


class NameIndex:
    """The names of many features; a lookup costs what the text is long, not what the index is.

    A name belongs to the strongest claims that carry it, and only those are found by it. Where a weaker one
    carries it too, that is an error there and changes no answer.
    """

    def __init__(self, carriers: Iterable[Carrier]) -> None:
        held: dict[Name, tuple[Any, ...]] = {}
        longest: dict[str, int] = {}
        for carrier in carriers:
            for written in (*carrier.names, carrier.id):
                if name := key(written):
                    if name in held:
                        held[name] += (carrier, written)
                        continue
                    held[name] = (carrier, written)
                    if longest.get(name[0], 0) < len(name):
                        longest[name[0]] = len(name)
        self._hold(InPairs(held), lambda word: longest.get(word, 0))

    @classmethod
    def kept(
        cls,
        held: Mapping[Name, Sequence[Held]],
        longest: Callable[[str], int],
        contested: Iterable[str],
    ) -> "NameIndex":
        """The index that was made before; see `held`, `longest` and `contested`."""
        index = cls(())
        index._hold(held, longest)
        index.__dict__["contested"] = frozenset(contested)
        return index

    def _hold(self, held: Mapping[Name, Sequence[Held]], longest: Callable[[str], int]) -> None:
        self._mentioned: dict[str, tuple[Mention, ...]] = {}
        self.held = held
        """Every name in the order in which it was first seen, with all that carry it."""
        self.longest = longest
        """Of how many words the longest name is that begins with a word; 0 where none does."""

    def find(self, text: str) -> Match:
        """The feature that a person means: by exactly this name, by part of a name, by a misspelt name."""
        wanted = key(text)
        if ids := self._ids(wanted):
            return Exact(ids[0], self._shown(wanted)) if len(ids) == 1 else Shared(ids)
        wanted = timeless(wanted)
        sure = self._named_alone(wanted) or self._vocabulary.holding(wanted)
        return self._closest(sure) if sure else Unknown(self._nearest(wanted))

    def suggest(self, text: str) -> tuple[str, ...]:
        """Ids that may have been meant, best first, three at most."""
        match self.find(text):
            case Exact(id=one) | Close(id=one):
                return (one,)
            case Shared(ids=ids) | Several(ids=ids):
                return ids[:_MOST_SUGGESTIONS]
            case Unknown(nearest=ids):
                return ids

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Every feature named in a running text, the longest name at each place, in order.

        An id is a name only as it is written, and one of a single word only between backticks or in a
        badge. What is part of a path, an address or code names nothing, nor does a word used as a verb.
        """
        found = self._mentioned.get(text)
        if found is None:
            if len(self._mentioned) >= _MOST_TEXTS:
                self._mentioned.clear()
            found = self._mentioned[text] = tuple(self._mentions(text)) if self.may_name(text) else ()
        return found

    def named(self, text: str) -> tuple[Mention, ...]:
        """Every feature named in a question, the longest name at each place, in order; ids count as well, and
        words that a text would use as verbs.
        """
        runs = self._runs(list(words(text)))
        return tuple(Mention(said[0].start, said[-1].end, self._ids(name)) for name, said in runs if name)

    def may_name(self, text: str) -> bool:
        """Whether a name begins with a word of it; to know that of a text takes a fifth of reading it."""
        return any(map(self.longest, key(text)))

    def _mentions(self, text: str) -> Iterator[Mention]:
        said = list(words(text))
        at = 0
        while at < len(said):
            following = tuple(word.key for word in said[at : at + self.longest(said[at].key)])
            for length in range(len(following), 0, -1):
                if ids := self._meant(following[:length], text, said[at : at + length]):
                    yield Mention(said[at].start, said[at + length - 1].end, ids)
                    at += length
                    break
            else:
                at += 1

    def beginnings(self, ids: Collection[str]) -> frozenset[str]:
        """The first words, in comparable form, of all names that may mean one of these features, or whatever
        goes on as one of them.
        """
        wanted = frozenset(ids)
        return frozenset(
            name[0]
            for name, found in self.held.items()
            if any(carrier.id in wanted or not wanted.isdisjoint(carrier.ids) for carrier, _ in found)
        )

    def _meant(self, name: Name, text: str, said: Sequence[Word]) -> tuple[str, ...]:
        """The features that these words of a text name: none where they are code, or a verb, or in every text
        and no name that engineering signed.
        """
        if name not in self.held:
            return ()
        start, end = said[0].start, said[-1].end
        if in_code(text, start, end) or is_turned(text, start):
            return ()
        if len(name) == 1 and is_verb(text, start, end):
            return ()
        as_written = text[start:end] if len(name) > 1 or is_code(text, start, end) else ""
        holders = (
            carrier
            for carrier, written in self._holders(name)
            if (written in carrier.names or carrier.id == as_written)
            and (carrier.hold >= Hold.REMOVED or tells_apart(name))
        )
        return tuple(dict.fromkeys(id_ for carrier in holders for id_ in carrier.ids))

    @cached_property
    def contested(self) -> frozenset[str]:
        """The ids of all claims that carry a name which leads elsewhere in another claim."""
        several = (found for found in self.held.values() if len(found) > 1)
        shared = (found for found in several if len({c.ids for c, _ in found}) > 1)
        return frozenset(carrier.id for found in shared for carrier, _ in found)

    def rivals(self, feature_id: str, name: str) -> tuple[Carrier, ...]:
        """Claims to whose features this name belongs as much as to this feature, or rather than to it."""
        carriers = dict.fromkeys(carrier for carrier, _ in self.held.get(key(name), ()))
        own = max((c.hold for c in carriers if c.id == feature_id), default=Hold.LEFT)
        return tuple(c for c in carriers if feature_id not in c.ids and c.hold >= own)

    def called(self, name: str) -> tuple[str, ...]:
        """The ids of all features that carry this name, whether or not it belongs to them."""
        carriers = (c for c, _ in self.held.get(key(name), ()) if c.hold is not Hold.RETIRED)
        return tuple(dict.fromkeys(id_ for carrier in carriers for id_ in carrier.ids))

    def _holders(self, name: Name) -> Sequence[tuple[Carrier, str]]:
        """The claims that a name belongs to, and how they write it; where none is signed, the strongest."""
        carriers = self.held.get(name, ())
        strongest = max((carrier.hold for carrier, _ in carriers), default=None)
        return [(carrier, written) for carrier, written in carriers if carrier.hold == strongest]

    def _ids(self, name: Name) -> tuple[str, ...]:
        return tuple(dict.fromkeys(id_ for carrier, _ in self._holders(name) for id_ in carrier.ids))

    def _shown(self, name: Name) -> str:
        carrier, written = self._holders(name)[0]
        return carrier.shown(written)

    def _runs(self, text: Sequence[Word]) -> Iterator[tuple[Name, Sequence[Word]]]:
        """The text in order: each name with its words, and each word between names alone, as the name ()."""
        at = 0
        while at < len(text):
            following = tuple(word.key for word in text[at : at + self.longest(text[at].key)])
            lengths = range(len(following), 0, -1)
            name = next((following[:n] for n in lengths if following[:n] in self.held), ())
            yield name, text[at : at + len(name)]
            at += max(len(name), 1)

    def _named_alone(self, wanted: Name) -> list[Name]:
        """The names in a question that says nothing besides: `do you have refund approvals please`."""
        runs = list(self._runs([Word(word, at, at) for at, word in enumerate(wanted)]))
        used = {word.start for _, found in runs for word in found}
        rest = tuple(word for at, word in enumerate(wanted) if at not in used)
        return [name for name, _ in runs if name] if not content(rest) else []

    def _nearest(self, wanted: Name) -> tuple[str, ...]:
        runs = self._runs([Word(word, at, at) for at, word in enumerate(wanted)])
        names = [*(name for name, _ in runs if content(name)), *self._vocabulary.nearest(wanted)]
        return tuple(dict.fromkeys(id_ for name in names for id_ in self._ids(name)))[:_MOST_SUGGESTIONS]

    def _closest(self, names: Sequence[Name]) -> Match:
        ids = tuple(dict.fromkeys(id_ for name in names for id_ in self._ids(name)))
        return Close(ids[0], self._shown(names[0])) if len(ids) == 1 else Several(ids)

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        """The names that a part or a slip of may mean; what is retired is meant only where it is named."""
        held = self.held.items()
        return Vocabulary(n for n, found in held if any(c.hold is not Hold.RETIRED for c, _ in found))
