"""Finding features by what people call them: ids, names and aliases, however they are written."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from readyctl.core.text.words import is_slip, key, words


@dataclass(frozen=True)
class Exact:
    """One feature is called that."""

    id: str
    name: str
    """The name that matched, as the entry writes it."""


@dataclass(frozen=True)
class Close:
    """Nothing is called that, and one feature must be meant: answer for it, saying so.

    What was asked is a part of its name, its name among words that mean nothing, or a slip of one letter.
    """

    id: str
    name: str


@dataclass(frozen=True)
class Several:
    """More than one feature may be meant; best first."""

    ids: tuple[str, ...]


@dataclass(frozen=True)
class Unknown:
    """No feature is called that; `nearest` are ids of names that share words, and may mean the opposite."""

    nearest: tuple[str, ...] = ()


Match = Exact | Close | Several | Unknown


@dataclass(frozen=True)
class Mention:
    """A feature named in a text, at `text[start:end]`; several ids where a name collides."""

    start: int
    end: int
    ids: tuple[str, ...]


_CUTOFF = 0.72
_MOST_SUGGESTIONS = 3
_IDLE = frozenset(
    key(
        "a an the our your their we you they do does have has can could will is are there any please about "
        "support feature of with for"
    )
)
"""Words around a name that change nothing about it; `no`, `without` and everything else do."""


class NameIndex:
    """The names of many features; a lookup costs what the text is long, not what the index is.

    Case, hyphens, underscores, quotes, runs of spaces and plurals make no difference.
    """

    def __init__(self, features: Iterable[tuple[str, Iterable[str]]]) -> None:
        """Each feature as its id and its other names."""
        self._ids: dict[tuple[str, ...], list[str]] = {}
        self._written: dict[tuple[tuple[str, ...], str], str] = {}
        self._longest: dict[str, int] = {}
        for feature_id, names in features:
            for name in (*names, feature_id):
                self._add(feature_id, name)

    def _add(self, feature_id: str, name: str) -> None:
        name_key = key(name)
        if not name_key:
            return
        ids = self._ids.setdefault(name_key, [])
        if feature_id not in ids:
            ids.append(feature_id)
        self._written.setdefault((name_key, feature_id), name)
        self._longest[name_key[0]] = max(self._longest.get(name_key[0], 0), len(name_key))

    def find(self, text: str) -> Match:
        """The feature that a person means: by exactly this name, by part of a name, by a misspelt name."""
        wanted = key(text)
        if exact := self._ids.get(wanted):
            return (
                Exact(exact[0], self._written[wanted, exact[0]]) if len(exact) == 1 else Several(tuple(exact))
            )
        bare = tuple(word for word in wanted if word not in _IDLE)
        sure = self._same(bare) or self._holding(bare) or self._slips(bare)
        return self._closest(sure) if sure else Unknown(self._nearest(wanted))

    def suggest(self, text: str) -> tuple[str, ...]:
        """Ids that may have been meant, best first, three at most."""
        match self.find(text):
            case Exact(id=one) | Close(id=one):
                return (one,)
            case Several(ids=ids):
                return ids[:_MOST_SUGGESTIONS]
            case Unknown(nearest=ids):
                return ids

    def mentions(self, text: str) -> Iterator[Mention]:
        """Every feature named in a running text, the longest name at each place, in order."""
        found = list(words(text))
        at = 0
        while at < len(found):
            length = self._length_at(
                [word.key for word in found[at : at + self._longest.get(found[at].key, 0)]]
            )
            if length:
                ids = tuple(self._ids[tuple(word.key for word in found[at : at + length])])
                yield Mention(found[at].start, found[at + length - 1].end, ids)
            at += max(length, 1)

    def _length_at(self, following: Sequence[str]) -> int:
        return next((n for n in range(len(following), 0, -1) if tuple(following[:n]) in self._ids), 0)

    def _same(self, wanted: tuple[str, ...]) -> list[tuple[str, ...]]:
        """The name itself, also where spaces or hyphens stand elsewhere: `multicurrency`."""
        joined = "".join(wanted)
        return [name for name in self._ids if joined and "".join(name) == joined]

    def _holding(self, wanted: tuple[str, ...]) -> list[tuple[str, ...]]:
        """Names that hold all the words asked for."""
        return [name for name in self._ids if wanted and set(wanted) <= set(name)]

    def _slips(self, wanted: tuple[str, ...]) -> list[tuple[str, ...]]:
        """Names of the same words, some of them with a slip of the finger."""
        return [name for name in self._by_spelling(wanted) if _slipped(wanted, name)]

    def _nearest(self, wanted: tuple[str, ...]) -> tuple[str, ...]:
        within = [name for name in self._ids if len(name) > 1 and set(name) <= set(wanted)]
        names = within or self._by_spelling(wanted)
        ids = dict.fromkeys(feature_id for name in names for feature_id in self._ids[name])
        return tuple(ids)[:_MOST_SUGGESTIONS]

    def _by_spelling(self, wanted: tuple[str, ...]) -> list[tuple[str, ...]]:
        spelt = {" ".join(name): name for name in self._ids}
        close = get_close_matches(" ".join(wanted), spelt, n=2 * _MOST_SUGGESTIONS, cutoff=_CUTOFF)
        return [spelt[text] for text in close]

    def _closest(self, names: Sequence[tuple[str, ...]]) -> Match:
        ids = tuple(dict.fromkeys(feature_id for name in names for feature_id in self._ids[name]))
        if len(ids) == 1:
            return Close(ids[0], self._written[names[0], ids[0]])
        return Several(ids)


def _slipped(wanted: tuple[str, ...], name: tuple[str, ...]) -> bool:
    return len(wanted) == len(name) and all(
        one == other or is_slip(one, other) for one, other in zip(wanted, name, strict=True)
    )
