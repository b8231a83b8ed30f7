"""One spelling for what looks the same: every encoding of accents, ligatures, wide letters, case, spaces.

All of it is Unicode's NFKC. Positions can be kept: `spread` says where each character came from.
"""

import re
import unicodedata
from functools import lru_cache

from msgspec import Struct

_UNSEEN = (
    "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e007f"
    "\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
)
INVISIBLE = re.compile(f"[{_UNSEEN}]+")
"""Characters that show nothing, such as soft hyphens and spaces of no width: no part of any word."""
_OWNERSHIP = str.maketrans(dict.fromkeys("\u2120\u2122\u24b8\u24c2\u24c7\U0001f16a\U0001f16b\U0001f16c", " "))
"""Trade marks stand behind a name; read as letters they would change it: `NetSuite™` into `NetSuiteTM`."""
_JOINING_LETTERS = (("\u1160", "\u11ff"), ("\U00016d63", "\U00016d6a"))
"""Letters that join the one before them into a single character: Hangul's vowels and finals, Kirat Rai's."""


def is_legible(text: str) -> bool:
    """Whether `legible` would leave the text as it is."""
    return text.isascii() or (unicodedata.is_normalized("NFKC", text) and not INVISIBLE.search(text))


def legible(text: str) -> str:
    """The text in NFKC, without trade marks and without what shows nothing; case and spaces are kept."""
    if is_legible(text):
        return text
    return unicodedata.normalize("NFKC", INVISIBLE.sub("", text.translate(_OWNERSHIP)))


def folded(text: str) -> str:
    """A form in which texts are equal that differ in encoding, case and runs of spaces only."""
    return " ".join(caseless(legible(text)).split())


def caseless(text: str) -> str:
    """Legible text without upper case; folding may part an accent from its letter, so they are joined."""
    plain = text.casefold()
    return plain if plain.isascii() else unicodedata.normalize("NFKC", plain)


class Spread(Struct, frozen=True):
    """A text made legible; character `n` of it stands for `[starts[n]:ends[n]]` of the text it came from."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def spread(text: str) -> Spread:
    """Make a text legible and keep the places; where one character becomes several, they share its place."""
    made: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for cluster, start, end in _clusters(text):
        part = unicodedata.normalize("NFKC", cluster)
        made.append(part)
        starts += [start] * len(part)
        ends += [end] * len(part)
    return Spread("".join(made), tuple(starts), tuple(ends))


def _clusters(text: str) -> list[tuple[str, int, int]]:
    """The text cut where no character joins another across the cut, each part with its place."""
    found: list[tuple[str, int, int]] = []
    for at, char in enumerate(text.translate(_OWNERSHIP)):
        if INVISIBLE.match(char):
            continue
        # What is invisible lies between two places and belongs to neither; a mark behind it still joins.
        if found and _joins(char):
            before, start, _ = found[-1]
            found[-1] = (before + char, start, at + 1)
        else:
            found.append((char, at, at + 1))
    return found


@lru_cache(maxsize=4096)
def _joins(char: str) -> bool:
    """Whether normalising can make one character of this one and the one before it."""
    if char.isascii():
        return False
    first = unicodedata.normalize("NFKD", char)[0]
    mark = unicodedata.category(first).startswith("M")
    return mark or any(low <= first <= high for low, high in _JOINING_LETTERS)
