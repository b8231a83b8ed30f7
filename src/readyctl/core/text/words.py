"""Words as people write them, made comparable: case, accents kept, hyphens, quotes, plurals."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_UNSEEN = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e007f"
INVISIBLE = re.compile(f"[{_UNSEEN}]+")
"""Characters that show nothing, such as soft hyphens and spaces of no width: no part of any word."""
_PART = rf"[^\W_](?:[{_UNSEEN}]*[^\W_])*"
_WORD = re.compile(rf"{_PART}(?:['\u2019]{_PART})*")
_SIBILANT_E = re.compile(r"(?:[sxz]|[cs]h)e$")


@dataclass(frozen=True)
class Word:
    """One word of a text, in its comparable form, and where it stands (character offsets)."""

    key: str
    start: int
    end: int


def stem(word: str) -> str:
    """A form in which singular and plural are equal; for comparing, never for showing.

    `currencies` and `currency`, `databases` and `database`, `batches` and `batch` meet; `status`,
    `analysis` and `access` are left alone.
    """
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "sis", "xis")):  # noqa: PLR2004
        word = word[:-1]
    if len(word) > 3 and word.endswith("ie"):  # noqa: PLR2004 - shorter words are names: `tie`, `gas`
        return f"{word[:-2]}y"
    return word[:-1] if len(word) > 3 and _SIBILANT_E.search(word) else word  # noqa: PLR2004


def words(text: str) -> Iterator[Word]:
    """The words of a text in order. Hyphens, slashes and underscores part words; a possessive 's goes."""
    for match in _WORD.finditer(text):
        seen = match[0] if match[0].isascii() else INVISIBLE.sub("", match[0])
        plain = unicodedata.normalize("NFKC", seen).casefold().replace("\u2019", "'")
        yield Word(stem(plain.removesuffix("'s").replace("'", "")), match.start(), match.end())


def key(text: str) -> tuple[str, ...]:
    """The comparable words of a name: `Multi-Currency tools` is (multi, currency, tool)."""
    return tuple(word.key for word in words(text))


_LONG_ENOUGH = 5


def is_slip(one: str, other: str) -> bool:
    """Whether one is the other with one letter more, less, wrong, or two exchanged: `aproval`, `appproval`.

    Short words, numbers and first letters are no slips: `card` and `cart`, `import` and `export` differ.
    """
    if min(len(one), len(other)) < _LONG_ENOUGH or not (one + other).isalpha() or one[0] != other[0]:
        return False
    start = next((at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), None)
    if start is None:
        return abs(len(one) - len(other)) <= 1
    left, right = one[start:], other[start:]
    return (
        left[1:] == right[1:]
        or left[1:] == right
        or left == right[1:]
        or (left[:2] == right[:2][::-1] and left[2:] == right[2:])
    )
