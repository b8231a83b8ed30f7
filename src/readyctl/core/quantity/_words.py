"""The words around a number: how it is spelt, how it is multiplied, what it is compared with."""

import re
from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum

TOKEN = re.compile(
    r"[1-9]\d{0,2}(?:[,_'\u2019\u00a0\u2009\u202f ]\d{3})+(?:\.\d+)?(?!\d|[.,]\d)"  # thousands in groups
    r"|\d+(?:\.\d+)*,\d+(?:[.,]\d+)*"  # a decimal comma, or a list: never a number and its tail
    r"|\d+(?:\.\d+){2,}|\d+(?:st|nd|rd|th)\b"  # a version, an address, an ordinal: never a number
    r"|\d+(?:\.\d+)?|\.\d+"
    r"|[^\W\d_][^\W_]*"
    r"|<=|>=|=<|=>|\S"
)
"""Numbers, words, comparison signs, single characters."""

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
ONES = {word: value for value, word in enumerate(_ONES.split())}
TENS = {word: value * 10 for value, word in enumerate(_TENS.split(), start=2)}
LARGE = frozenset({"hundred", "thousand", "million", "billion", "trillion"})
"""Words after which another number word goes on with the same number."""

MULTIPLIERS = {
    "k": 10**3, "K": 10**3, "thousand": 10**3, "M": 10**6, "mn": 10**6, "mio": 10**6, "million": 10**6,
    "millions": 10**6, "bn": 10**9, "billion": 10**9, "hundred": 100, "dozen": 12, "trillion": 10**12,
}  # fmt: skip
BEFORE_NOUNS = {"m": 10**6, "B": 10**9, "b": 10**9}
"""Multipliers only of money, and where something countable follows: `5m users`, `€5m`, but not `5m`."""
TOLERANCES = (("+", "/", "-"), ("\u00b1",))
"""What stands before the leeway around a value."""


class Side(StrEnum):
    """How a number bounds what is said: it is the value, or the value lies on one side of it."""

    EXACT = "exact"
    ABOUT = "about"
    AT_MOST = "at most"
    UNDER = "less than"
    AT_LEAST = "at least"
    OVER = "more than"


_PREFIXES: dict[Side, tuple[str, ...]] = {
    Side.ABOUT: (
        "about", "around", "approximately", "approx", "approx.", "roughly", "circa", "ca", "ca.", "some",
        "nearly", "almost", "~", "≈",
    ),
    Side.AT_MOST: (
        "at most", "up to", "up to and including", "no more than", "not more than", "never more than",
        "max", "max.", "maximum", "maximum of", "a maximum of", "as many as", "within", "inside",
        "not exceeding", "not to exceed", "no later than", "no longer than", "not over", "not above",
        "capped at", "limited to", "<=", "≤", "=<",
    ),
    Side.UNDER: (
        "less than", "fewer than", "lower than", "under", "below", "in under", "faster than",
        "shorter than", "sub", "sub -", "<",
    ),
    Side.AT_LEAST: (
        "at least", "no less than", "not less than", "no fewer than", "not fewer than", "min", "min.",
        "minimum", "minimum of", "a minimum of", "not under", "not below", "not lower than",
        "starting at", "as little as", ">=", "≥", "=>",
    ),
    Side.OVER: (
        "more than", "greater than", "higher than", "over", "above", "beyond", "exceeding",
        "in excess of", "slower than", "longer than", "upwards of", ">",
    ),
}  # fmt: skip
_SUFFIXES: dict[Side, tuple[str, ...]] = {
    Side.AT_MOST: (
        "or less", "or fewer", "or faster", "or under", "or below", "max", "max.", "maximum", "at most",
        "at the most", "tops",
    ),
    Side.AT_LEAST: (
        "or more", "or higher", "or above", "or over", "and more", "and up", "plus", "+", "minimum",
        "at least", "at the least",
    ),
}  # fmt: skip


def _by_tokens(table: dict[Side, tuple[str, ...]]) -> dict[tuple[str, ...], Side]:
    return {tuple(TOKEN.findall(phrase)): side for side, phrases in table.items() for phrase in phrases}


PREFIXES = _by_tokens(_PREFIXES)
SUFFIXES = _by_tokens(_SUFFIXES)
LONGEST_PREFIX = max(map(len, PREFIXES))
LONGEST_SUFFIX = max(map(len, SUFFIXES))

_GROUPS = re.compile(r"[,_'\u2019\u00a0\u2009\u202f ]")
_COMMA_GROUPS = re.compile(r"[1-9]\d{0,2}(?:[,_'\u2019\u00a0\u2009\u202f ]\d{3})+(?:\.\d+)?", re.ASCII)
_DECIMAL_COMMA = re.compile(r"(?:0|[1-9]\d{0,2}(?:\.\d{3})*|\d+),(?:\d{1,2}|(?<=0,)\d+)", re.ASCII)


_LONGEST_NUMBER = 28


def read_digits(token: str) -> Decimal | None:
    """The number that a token of digits spells; None for versions, words, signs and absurd lengths."""
    if "," in token and not _COMMA_GROUPS.fullmatch(token):
        return None
    plain = _GROUPS.sub("", token)
    if len(plain) > _LONGEST_NUMBER or not re.fullmatch(r"\d+(\.\d+)?|\.\d+", plain, re.ASCII):
        return None
    return Decimal(plain)


def read_decimal_comma(token: str) -> Decimal | None:
    """The number where a comma can only stand before decimals: `99,9`, `0,125`, `1.250,00`; else None."""
    if len(token) > _LONGEST_NUMBER or not _DECIMAL_COMMA.fullmatch(token):
        return None
    return Decimal(token.replace(".", "").replace(",", "."))


def read_number_words(lower: Sequence[str], index: int) -> tuple[int, int] | None:
    """`twenty-two`, `one hundred and fifty`: the number that the words from `index` on spell, up to 999, and
    the index after it. None where no number is spelt. After `between`, an `and` parts two numbers.
    """
    if lower[index] == "a" and lower[index + 1 : index + 2] == ["hundred"]:
        small: tuple[int, int] | None = (1, index + 1)
    else:
        small = _below_hundred(lower, index)
    if small is None or lower[small[1] : small[1] + 1] != ["hundred"]:
        return small
    value, end = small[0] * 100, small[1] + 1
    joined = lower[end : end + 1] == ["and"]
    if joined and index > 0 and lower[index - 1] == "between":
        return value, end
    rest = _below_hundred(lower, end + joined)
    return (value, end) if rest is None else (value + rest[0], rest[1])


def _below_hundred(lower: Sequence[str], index: int) -> tuple[int, int] | None:
    word = lower[index] if index < len(lower) else ""
    if word in TENS:
        unit = index + 1 + (lower[index + 1 : index + 2] == ["-"])
        one = ONES.get(lower[unit], 0) if unit < len(lower) else 0
        return (TENS[word] + one, unit + 1) if 0 < one < 10 else (TENS[word], index + 1)  # noqa: PLR2004
    return (ONES[word], index + 1) if word in ONES else None
