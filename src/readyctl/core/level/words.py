"""The words that other places use for readiness, and the level that each of them means."""

from collections.abc import Iterator
from dataclasses import dataclass

from readyctl.core.level.table import Level
from readyctl.core.text.folding import folded as spelt
from readyctl.core.text.words import key

_MEANING = {word: level for level in Level for word in level.row.words}
_PHRASES = tuple((key(word), level) for word, level in _MEANING.items())
_AMBIGUOUS = {
    word: tuple(level for level in Level if word in level.row.perhaps)
    for each in Level
    for word in each.row.perhaps
}


@dataclass(frozen=True)
class Ambiguous:
    """A word that means one level to some people and another to others."""

    word: str
    levels: tuple[Level, ...]


@dataclass(frozen=True)
class UnknownWord:
    """A word that nobody has told us the meaning of."""

    word: str


def meaning(text: str) -> Level | Ambiguous | UnknownWord:
    """The level that a word from a spreadsheet means; case, hyphens and runs of spaces do not matter."""
    word = folded(text)
    if word in _MEANING:
        return _MEANING[word]
    if word in _AMBIGUOUS:
        return Ambiguous(word, _AMBIGUOUS[word])
    return UnknownWord(word)


def strongest(text: str) -> Level | None:
    """The strongest level that any word of a text means: what a hopeful reader takes from it."""
    return max(_named(text), key=lambda level: level.rank, default=None)


def names(text: str, level: Level) -> bool:
    """Whether a text names this level, by any of its words."""
    return level in _named(text)


def _named(text: str) -> Iterator[Level]:
    said = key(text)
    for phrase, level in _PHRASES:
        if any(said[at : at + len(phrase)] == phrase for at in range(len(said) - len(phrase) + 1)):
            yield level


def folded(text: str) -> str:
    """The word as it is compared."""
    return spelt(text.replace("-", " ").replace("_", " "))
