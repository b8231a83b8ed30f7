"""Words that stand where something should be said, and say that there is nothing."""

import re

from readyctl.core.entry.document import Node
from readyctl.core.text.words import key

_NOTHING = frozenset(
    key(words) for words in ("todo", "tbd", "none", "n/a", "na", "not yet", "later", "pending", "unknown", "")
)
_BEGINNINGS = "|".join(sorted({words[0][:2] for words in _NOTHING if words and len(words[0]) > 1}))
_SAYS_SOMETHING = re.compile(rf"[ -/:-@\[-`{{-~]*+(?!{_BEGINNINGS})[0-9a-z]{{2}}", re.IGNORECASE | re.ASCII)
"""How most texts begin: as none of `_NOTHING` does. Folding every text costs more."""


class _Beginnings(dict[str, bool]):
    """By its first two letters, whether a text begins so; what is not ASCII is looked at each time."""

    def __missing__(self, two: str) -> bool:
        found = _SAYS_SOMETHING.match(two) is not None
        if two.isascii():
            self[two] = found
        return found


_beginnings = _Beginnings()


def says_nothing(text: str) -> bool:
    """Whether it is one of these words."""
    if _beginnings[text[:2]] or _SAYS_SOMETHING.match(text):
        return False
    return bool(text.strip()) and key(text) in _NOTHING


def is_blank(value: Node) -> bool:
    """Whether there is nothing, or nothing but space."""
    if isinstance(value, str):
        return not value.strip()
    if isinstance(value, list):
        return all(map(is_blank, value))
    return not value
