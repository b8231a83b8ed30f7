"""The tokens of a text with quantities, and which of them go on with a number that began before."""

from decimal import Decimal

from msgspec import Struct

from readyctl.core.quantity._words import (
    LARGE,
    ONES,
    TENS,
    TOKEN,
    Side,
    read_decimal_comma,
    read_digits,
    read_number_words,
)
from readyctl.core.text.words import stem

_GROUP = 3


class Token(Struct, frozen=True):
    """One token and where it stands in the text."""

    text: str
    start: int
    end: int


class Tokens:
    """The tokens of one text. `nouns` are the words that may be counted; None for any word."""

    def __init__(self, text: str, nouns: frozenset[str] | None) -> None:
        self.text = text
        self.tokens = [Token(m[0], m.start(), m.end()) for m in TOKEN.finditer(text)]
        self.lower = [token.text.lower() for token in self.tokens]
        self.nouns = None if nouns is None else frozenset(stem(noun.lower()) for noun in nouns)

    def rest(self, index: int) -> str:
        """The text from the token at `index` on."""
        return self.text[self.tokens[index].start :].strip() if index < len(self.tokens) else ""

    def _nines(self, index: int) -> int | None:
        """The index after `nines` or `9s`."""
        if self._at(index) in {"nines", "nine"}:
            return index + 1
        glued = self._at(index) == "9" and self._at(index + 1) == "s" and self._is_glued_word(index + 1)
        return index + 2 if glued else None

    def _is_glued_word(self, index: int) -> bool:
        return (
            0 < index < len(self.tokens)
            and self.tokens[index].text.isalpha()
            and self.tokens[index - 1].end == self.tokens[index].start
        )

    def _is_glued_hyphen(self, index: int) -> bool:
        return (
            self._at(index) == "-"
            and self.tokens[index - 1].end == self.tokens[index].start
            and self._is_glued_word(index + 1)
        )

    def _digits(self, index: int) -> tuple[Decimal | None, int]:
        text = self.tokens[index].text
        value = read_digits(text)
        if value is None and self.nouns is not None:
            value = read_decimal_comma(text)
        if value is not None:
            return value, index + 1
        spelt = read_number_words(self.lower, index)
        if spelt is not None:
            return Decimal(spelt[0]), spelt[1]
        many = self.lower[index] == "a" and self._at(index + 1) in {"dozen", "thousand", "million"}
        return (Decimal(1), index + 1) if many else (None, index)

    def _said_twice(self, value: Decimal, index: int) -> int:
        """The index after the same number in brackets: `twelve (12)`, `30 (thirty)`."""
        if self._at(index) != "(" or index + 1 >= len(self.tokens):
            return index
        again, end = self._digits(index + 1)
        return end + 1 if again == value and self._at(end) == ")" else index

    def _phrase(
        self, table: dict[tuple[str, ...], Side], longest: int, index: int
    ) -> tuple[Side | None, int]:
        for length in range(longest, 0, -1):
            side = table.get(tuple(self.lower[index : index + length]))
            if side is not None and index + length <= len(self.tokens):
                return side, index + length
        return None, index

    def _at(self, index: int) -> str:
        return self.lower[index] if 0 <= index < len(self.lower) else ""

    def _goes_on(self, index: int) -> bool:
        """Whether the token is the tail of a number that was not read whole: never a quantity by itself."""
        return self._glued_before(index) or self._ends_a_spelt_number(index) or self._ends_a_group(index)

    def _ends_a_spelt_number(self, index: int) -> bool:
        """`fifty` in `two thousand and fifty`."""
        if self.lower[index] not in ONES and self.lower[index] not in TENS:
            return False
        joined = self._at(index - 1) == "and"
        return self._at(index - 1 - joined) in LARGE

    def _ends_a_group(self, index: int) -> bool:
        """`000,50` in `1 000,50`."""
        if index == 0 or not self.tokens[index].text[:3].isdigit():
            return False
        before = self.tokens[index - 1]
        apart = self.tokens[index].start - before.end
        return before.text.isdigit() and len(before.text) <= _GROUP and apart == 1

    def _glued_before(self, index: int) -> bool:
        """Whether the token continues something else: `v2`, `10:30`, `Q2-2025`, `12.`3."""
        if index == 0 or read_digits(self.tokens[index].text) is None:
            return False
        before = self.tokens[index - 1]
        return before.end == self.tokens[index].start and (
            before.text in ":-\u2013/._#" or before.text[-1:].isalnum()
        )

    def _is_part_of_a_date(self, start: int, end: int) -> bool:
        """Whether a range of numbers goes on as `2026-11-22` does, or seconds are `the 1990s`."""
        first = self.tokens[start]
        goes_on = self._at(end) in {"-", "/", ":"} and read_digits(self._at(end + 1) or "-") is not None
        decade = first.text.isdigit() and len(first.text) == 4 and self._at(start + 1) == "s"  # noqa: PLR2004
        return goes_on or (decade and self.tokens[start + 1].start == first.end)
