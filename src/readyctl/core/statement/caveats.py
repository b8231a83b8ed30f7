"""Whether a text says a caveat: in its own words or in others, in any order."""

import re
from collections.abc import Iterable

from readyctl.core.text.folding import legible
from readyctl.core.text.words import key


def says(text: str, caveat: str) -> bool:
    """Whether a text says a caveat: all of its names and numbers, most of its other words or words for the
    same thing, and that it holds for nothing else, or does not hold, where the caveat says so.
    """
    said, wanted = set(key(text)), set(key(caveat))
    if wanted <= said:
        return True
    named = {word for match in _NAMED.finditer(caveat) for word in key(match[0])}
    content = {word for word in wanted if word not in _SMALL and word not in named}
    told = _alike(said)
    found = sum(word in told for word in _alike(content))
    bounded = not _bounds(caveat) or _bounds(text)
    return bool(named or content) and named <= said and bounded and found >= _MOST * len(_alike(content))


def unsaid(caveats: Iterable[str], text: str) -> tuple[str, ...]:
    """Those of the caveats that a text does not say."""
    return tuple(each for each in caveats if not says(text, each))


def _bounds(text: str) -> bool:
    return _BOUND.search(legible(text).lower().replace("\u2019", "'")) is not None


def _alike(words: Iterable[str]) -> set[str]:
    """Words with one for all that mean the same."""
    return {_SAME.get(word, word) for word in words}


_MOST = 0.7
"""The share of a caveat's words that has to be said."""
_NAMED = re.compile(r"(?<=\S\s)[A-Z]\w*|\b\w*[A-Z]\w*[A-Z]\w*|\S*\d\S*")
"""Names behind its first word, abbreviations, numbers."""
_BOUND = re.compile(
    r"\b(?:only|solely|exclusively|just|limited|except|excluding|unless|nothing else|nobody else|not|no|"
    r"never|none|nor|neither|without|cannot|other than|apart from|for now|so far|at first|initially|"
    r"at present|"
    r"unsupported|restricted)\b|n't\b"
)
"""What says that it holds for nothing else, or does not hold."""
_SMALL = frozenset(
    key(
        "a an the is are be been was were will can may must has have had do does it its they their "
        "this that "
        "of in on at to for from with by as and or if then than when while where once after before until "
        "only not no never just solely exclusively back up yet still currently now we you our your"
    )
)
_ALIKE = (
    "photo picture image snapshot",
    "device phone smartphone handset tablet",
    "need require take want necessary",
    "work supported support run available function",
    "guaranteed guarantee promised promise warranted assured",
    "upload uploaded send sent transmit transmitted sync synced",
    "read recognised recognized understood understand",
    "later newer above higher up",
    "connected online network coverage connection",
    "user person people employee colleague",
    "browser window",
    "slow slower delayed",
)
_SAME = {word: same for line in _ALIKE for words in [key(line)] for same in words[:1] for word in words}
"""Words that a caveat and a text may have for the same thing."""
