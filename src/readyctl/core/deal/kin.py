"""Which notes may be of one deal with another, found without reading those that cannot be.

A question about one deal would else read the notes of thousands, in all their versions, to learn that none of
them is the same deal.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from collections.abc import Set as AbstractSet
from functools import cached_property

from msgspec import Struct

_MOST_LOOKED_FOR = 20
"""So many times the texts are looked through; from then on each note is read once for all who ask."""
_WORD = re.compile(r"[^\s']+")


class Kin:
    """The notes that there ever were, by what any version of them is known by (`identity`).

    `versions` are the objects that each path ever held; `keys` reads what one of them is known by, and `text`
    gives the bytes of one, None where it was read already.
    """

    def __init__(
        self,
        versions: Mapping[str, Collection[str]],
        keys: Callable[[str], AbstractSet[str]],
        text: Callable[[str], bytes | None],
    ) -> None:
        self._versions = versions
        self._keys = keys
        self._text = text
        self._known: dict[str, frozenset[str]] = {}
        self._looked_for = 0

    def of(self, path: str) -> set[str]:
        """The paths of a note and of all that share a key with it or with one another."""
        found, left = {path}, [path]
        while left:
            keys = self._keys_of(left.pop())
            more = {each for each in self._likely(keys) if keys & self._keys_of(each)} - found
            found |= more
            left += more
        return found

    def _keys_of(self, path: str) -> frozenset[str]:
        if path not in self._known:
            each = (self._keys(obj) for obj in self._versions.get(path, ()))
            self._known[path] = frozenset().union(*each)
        return self._known[path]

    def _likely(self, keys: AbstractSet[str]) -> Collection[str]:
        """The paths of all notes that share one of these keys, and perhaps of more."""
        if self._looked_for >= _MOST_LOOKED_FOR:
            return {path for key in keys for path in self._by_key[key]}
        self._looked_for += 1
        wanted = [[_Written.of(value) for value in key.split(":")[1:]] for key in keys]
        return [path for path, objects in self._versions.items() if self._may_say(objects, wanted)]

    def _may_say(self, objects: Collection[str], wanted: Collection[Collection["_Written"]]) -> bool:
        for obj in objects:
            text = self._text(obj)
            if text is None or not text.isascii() or b"\\" in text:
                return True
            said = text.lower()
            if any(all(value.may_stand_in(said) for value in values) for values in wanted):
                return True
        return False

    @cached_property
    def _by_key(self) -> Mapping[str, set[str]]:
        found: defaultdict[str, set[str]] = defaultdict(set)
        for path in self._versions:
            for key in self._keys_of(path):
                found[key].add(path)
        return found


class _Written(Struct, frozen=True):
    """A value as a note in plain ASCII without escapes writes it, in lower case: its words stand there letter
    by letter, whatever is between the lines that it is broken into, and no letter follows.
    """

    words: tuple[bytes, ...]
    whole: re.Pattern[bytes]

    @classmethod
    def of(cls, value: str) -> "_Written":
        words = tuple(word.encode() for word in _WORD.findall(value.lower()))
        # Within single quotes, a quote is written twice.
        whole = rb"\s+".join(re.escape(word.encode()).replace(b"'", b"'+") for word in value.lower().split())
        return cls(words, re.compile(whole + rb"(?![\w-])"))

    def may_stand_in(self, text: bytes) -> bool:
        return all(word in text for word in self.words) and self.whole.search(text) is not None
