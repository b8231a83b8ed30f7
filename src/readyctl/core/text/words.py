"""Words as people write them, made comparable: case, accents kept, hyphens, quotes, plurals."""

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from readyctl.core.text.folding import caseless, is_legible, spread
from readyctl.core.text.look_alikes import unmasked

_PART = r"[^\W_]+"
_WORD = re.compile(rf"{_PART}(?:['\u2019]{_PART})*")
_BETWEEN = str.maketrans({char: " " for char in map(chr, range(128)) if not char.isalnum()})
_TOKEN = re.compile(r"\S+")
_SIBILANT_E = re.compile(r"(?:[sxz]|[cs]h)e$")


class Word(Struct, frozen=True):
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
    """The words of a text in order. Hyphens, slashes and underscores part words; a possessive 's goes.

    Every encoding of a letter is the same letter, and so is one of another alphabet that looks like it; the
    places are those of the text as it was given.
    """
    if is_legible(text):
        for match in _WORD.finditer(text):
            yield Word(_comparable(match[0]), match.start(), match.end())
        return
    # No word and no accent reaches over a space, so only what needs it is spread out character by character.
    for token in _TOKEN.finditer(text):
        yield from _words_of(token[0], token.start())


def _words_of(token: str, at: int) -> Iterator[Word]:
    if is_legible(token):
        for match in _WORD.finditer(token):
            yield Word(_comparable(match[0]), at + match.start(), at + match.end())
        return
    seen = spread(token)
    for match in _WORD.finditer(seen.text):
        yield Word(_comparable(match[0]), at + seen.starts[match.start()], at + seen.ends[match.end() - 1])


@lru_cache(maxsize=1 << 14)
def _comparable(word: str) -> str:
    plain = caseless(unmasked(word)).replace("\u2019", "'")
    return stem(plain.removesuffix("'s").replace("'", ""))


def key(text: str) -> tuple[str, ...]:
    """The comparable words of a name: `Multi-Currency tools` is (multi, currency, tool)."""
    if text.isascii() and "'" not in text:  # nearly every name; the same as below in a fifth of the time
        return tuple(map(_comparable, text.translate(_BETWEEN).split()))
    return tuple(word.key for word in words(text))


_LONG_ENOUGH = 5
"""Letters of the shortest word in which a slip is told from another word."""
_DOUBLED = 4
"""Letters of the shortest word that may lack one of two equal letters."""
_MOVED = 7
"""Letters of the shortest word in which a letter may stand two places off."""


def is_slip(one: str, other: str) -> bool:
    """Whether one is the other with one letter more, less, wrong, or two exchanged: `aproval`, `appproval`.

    Short words, numbers and first letters are no slips: `card` and `cart`, `import` and `export` differ. But
    a short word may lack one of two equal letters (`feds`), and in a long one a letter may stand two places
    off (`machting`).
    """
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1 or one[:1] != other[:1] or not (one + other).isalpha():
        return False
    pairs = enumerate(zip(short, long, strict=False))
    start = next((at for at, pair in pairs if pair[0] != pair[1]), len(short))
    left, right = short[start:], long[start:]
    if len(short) < len(long):
        doubled = len(long) >= _DOUBLED and start > 1 and right[0] == long[start - 1]
        return left == right[1:] and (doubled or len(short) >= _LONG_ENOUGH)
    return len(short) >= _LONG_ENOUGH and (
        left[1:] == right[1:]
        or (left[:2] == right[:2][::-1] and left[2:] == right[2:])
        or (len(short) >= _MOVED and _is_moved(left[:3], right[:3]) and left[3:] == right[3:])
    )


def _is_moved(one: str, other: str) -> bool:
    """Whether three letters are the others with the first put last, or the last first."""
    return other in {one[1:] + one[:1], one[-1:] + one[:-1]}
