"""The words that other places use for readiness, and the level that each of them means."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

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

_OF_SOURCES: Mapping[str, Mapping[str, Level]] = {
    "jira": {
        "backlog": Level.EXPLORATORY,
        "new": Level.EXPLORATORY,
        "to do": Level.PLANNED,
        "open": Level.PLANNED,
        "reopened": Level.PLANNED,
        "selected for development": Level.PLANNED,
        "in review": Level.COMMITTED,
    },
    "linear": {
        "triage": Level.EXPLORATORY,
        "backlog": Level.EXPLORATORY,
        "todo": Level.PLANNED,
        "started": Level.COMMITTED,
        "in review": Level.COMMITTED,
        "completed": Level.SHIPPED,
    },
    "productboard": {
        "new idea": Level.EXPLORATORY,
        "new": Level.EXPLORATORY,
        "candidate": Level.EXPLORATORY,
    },
    "aha": {
        "not started": Level.PLANNED,
        "ready to develop": Level.PLANNED,
        "in design": Level.PLANNED,
        "ready to ship": Level.COMMITTED,
    },
    "backstage": {"experimental": Level.BETA, "production": Level.SHIPPED},
    "kep": {
        "provisional": Level.EXPLORATORY,
        "implementable": Level.PLANNED,
        "implemented": Level.SHIPPED,
    },
}
"""What the words of one system mean there, beside those that mean the same everywhere."""
_NO_FEATURE = frozenset(
    (
        "canceled", "cancelled", "duplicate", "won't do", "wont do", "will not implement",
        "rejected", "declined", "withdrawn", "replaced", "deferred",
    )
)  # fmt: skip
"""What says that nobody builds it any more, or that it stands elsewhere."""
_NO_OUTCOME = _NO_FEATURE | {
    "won't fix", "wont fix", "will not fix", "as designed", "works as designed", "not a bug", "invalid",
    "incomplete", "cannot reproduce", "obsolete", "known error", "workaround", "not planned",
}  # fmt: skip
"""What says of a closed record that it brought nothing that could be used."""


class Dropped(Struct, frozen=True):
    """A word that says there is nothing to import."""

    word: str


class Ambiguous(Struct, frozen=True):
    """A word that means one level to some people and another to others."""

    word: str
    levels: tuple[Level, ...]


class UnknownWord(Struct, frozen=True):
    """A word that nobody has told us the meaning of."""

    word: str


def meaning(text: str, source: str = "") -> Level | Dropped | Ambiguous | UnknownWord:
    """The level that a word of this source means; case, hyphens and runs of spaces do not matter."""
    word = folded(text)
    if word in _OF_SOURCES.get(source, {}):
        return _OF_SOURCES[source][word]
    if word in _NO_FEATURE:
        return Dropped(word)
    if word in _MEANING:
        return _MEANING[word]
    if word in _AMBIGUOUS:
        return Ambiguous(word, _AMBIGUOUS[word])
    return UnknownWord(word)


def came_to_nothing(outcome: str) -> bool:
    """Whether what came of a closed record is nothing that anybody could use, whatever its status says."""
    return folded(outcome) in _NO_OUTCOME


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
