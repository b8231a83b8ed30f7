"""The words that names are made of, and which names a question fits, with slips and joined words."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from readyctl.core.level.table import Level
from readyctl.core.text.closest import close
from readyctl.core.text.words import is_slip, key

Name = tuple[str, ...]
"""A name as its comparable words."""

GRAMMAR = frozenset(
    key(
        "a an the our your their my its we you they i it he she them me us this that these those "
        "do does did have has had can could will would shall should may might must is are was were be been "
        "am there any some please about of with for to in and or if so just also tell say told said mention "
        "promise offer show demo sell sold customer client prospect know want need ask get got use what when "
        "which who how ok okay thank hi hello hey "
        "feature support supported supporting"
    )
)
"""Words around a name that change nothing about it; `no`, `without`, `from` and everything else do."""
_READINESS = frozenset(
    key(
        "available availability ready ship release today now yet already currently "
        "still soon plan roadmap work working exist deliver delivered"
    )
) | {word for level in Level for said in level.row.words for word in key(said) if key(said) == (word,)}
"""Words that ask for what every answer tells anyway: how far the feature is."""
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_PART = r"(?: the)?(?: (?:end|beginning|start)(?: of)?| early| late| mid)?(?: the)?"
_QUARTER = rf"q[1-4]|h[12]|{_MONTHS}"
_PERIOD = rf"(?:next|this) (?:year|quarter|month|week)|(?:(?:{_QUARTER}) )?20\d\d|{_QUARTER}"
_TIME = re.compile(
    rf"(?<!\S)(?:(?:by|until|before|in|for|at){_PART} (?:{_PERIOD})|next (?:year|quarter|month|week))(?!\S)"
)
"""A day that is asked about: every answer tells the day that counts."""
_JOINED = 3
"""So many words are tried as one: `multicurrency`, `single signon`."""
_HALF = 0.5
_GUESSED = 0.9
"""What a badly misspelt word counts beside a right one."""
_SHORTEST_GUESS = 5


def timeless(wanted: Name) -> Name:
    """The words of a question without the time that it asks about."""
    return tuple(_TIME.sub("", " ".join(wanted)).split())


def content(words: Iterable[str]) -> Name:
    """The words that say which feature is meant."""
    return tuple(word for word in words if word not in GRAMMAR and word not in _READINESS)


class Vocabulary:
    """The words of many names. Names are found by the words they hold, in any order."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._order = {name: at for at, name in enumerate(names)}
        self._names: defaultdict[str, set[Name]] = defaultdict(set)
        self._by_initial: defaultdict[str, list[str]] = defaultdict(list)
        for name in self._order:
            for form in _forms(name):
                self._names[form].add(name)
        for form in self._names:
            self._by_initial[form[:1]].append(form)

    def holding(self, wanted: Name) -> list[Name]:
        """The names that hold all the words asked for; of words as they are written before misspelt ones."""
        grammarless = tuple(word for word in wanted if word not in GRAMMAR)
        for bare in dict.fromkeys((grammarless, content(wanted))):
            if bare and (found := self._joined(bare) or self._all(bare, exactly=True) or self._all(bare)):
                return found
        return []

    def nearest(self, wanted: Name) -> list[Name]:
        """The names that share half of the words or more, the fullest match first."""
        bare = content(wanted)
        shares: defaultdict[Name, float] = defaultdict(float)
        for word in dict.fromkeys(bare):
            for name, share in self._sharing(word).items():
                shares[name] += share
        return sorted(
            (name for name in shares if shares[name] >= _HALF * min(len(bare), len(content(name)) or 1)),
            key=lambda name: (-shares[name], len(name), self._order[name]),
        )

    def _sharing(self, word: str) -> dict[Name, float]:
        if word.isdigit():
            return {}
        if alike := self._alike(word):
            return dict.fromkeys((name for form in alike for name in self._names[form]), 1.0)
        guessed = close(word, self._by_initial[word[:1]]) if len(word) >= _SHORTEST_GUESS else ()
        return dict.fromkeys((name for form in guessed for name in self._names[form]), _GUESSED)

    def _joined(self, bare: Name) -> list[Name]:
        """Names of the same letters, with spaces elsewhere: `multi currency` and `multicurrency`."""
        joined = "".join(bare)
        return self._ordered(name for name in self._names.get(joined, ()) if "".join(name) == joined)

    def _all(self, bare: Name, *, exactly: bool = False) -> list[Name]:
        """Names that hold every one of these words."""
        if not exactly and (joined := self._names.get("".join(bare))):
            return self._ordered(joined)
        found: set[Name] | None = None
        for word in bare:
            forms = [word] if exactly else self._alike(word)
            names = {name for form in forms for name in self._names.get(form, ())}
            found = names if found is None else found & names
        return self._ordered(found or ())

    def _alike(self, word: str) -> list[str]:
        """The words of names that this one is, give or take a slip of the finger or a plural's s."""
        if word in self._names:
            return [word]
        return [form for form in self._by_initial[word[:1]] if is_slip(word, form) or _plural(word, form)]

    def _ordered(self, names: Iterable[Name]) -> list[Name]:
        return sorted(names, key=self._order.__getitem__)


def _plural(one: str, other: str) -> bool:
    """Whether one is the other with an s, for words too short to be folded so: `sign-ons`, `IDs`."""
    return len(one) > 1 and len(other) > 1 and (one == f"{other}s" or other == f"{one}s")


def _forms(name: Name) -> Iterator[str]:
    for at in range(len(name)):
        for end in range(at + 1, min(at + _JOINED, len(name)) + 1):
            yield "".join(name[at:end])
    yield "".join(name)
