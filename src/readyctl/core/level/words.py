"""The words that other places use for readiness, and the level that each of them means."""

from dataclasses import dataclass

from readyctl.core.level.table import Level
from readyctl.core.text.folding import folded as spelt
from readyctl.core.text.words import key

_WORDS: dict[Level, tuple[str, ...]] = {
    Level.SHIPPED: ("shipped", "ga", "generally available", "launched", "stable", "live", "released", "done"),
    Level.BETA: ("beta", "preview", "public preview", "early access", "limited availability", "pilot"),
    Level.COMMITTED: ("committed", "in development", "intent to ship", "in progress"),
    Level.PLANNED: ("planned", "next", "upcoming"),
    Level.EXPLORATORY: (
        "exploratory", "concept", "idea", "discovery", "under consideration", "later", "exploring",
    ),
}  # fmt: skip
_MEANING = {word: level for level, words in _WORDS.items() for word in words}
_PHRASES = tuple((key(word), level) for word, level in _MEANING.items())
_AMBIGUOUS = {"alpha": (Level.EXPLORATORY, Level.BETA)}


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
    said = key(text)
    found = (
        level
        for phrase, level in _PHRASES
        if any(said[at : at + len(phrase)] == phrase for at in range(len(said) - len(phrase) + 1))
    )
    return max(found, key=lambda level: level.rank, default=None)


def folded(text: str) -> str:
    """The word as it is compared."""
    return spelt(text.replace("-", " ").replace("_", " "))
