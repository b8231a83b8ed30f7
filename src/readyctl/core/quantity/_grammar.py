"""The reader behind `quantity.parse` and `quantity.find_all`: a walk over tokens, no backtracking."""

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from readyctl.core.quantity._tokens import Tokens
from readyctl.core.quantity._words import (
    BEFORE_NOUNS,
    LARGE,
    LONGEST_PREFIX,
    LONGEST_SUFFIX,
    MULTIPLIERS,
    ONES,
    PREFIXES,
    SUFFIXES,
    TENS,
    TOLERANCES,
    Side,
    read_digits,
)
from readyctl.core.quantity.quantity import UNLIMITED, Amount, Found, Quantity
from readyctl.core.quantity.units import AMBIGUOUS, CURRENCIES, SIGNS, Dimension, Divisor, Unit, unit_named
from readyctl.core.text.words import stem

_MOST_NOUN_WORDS = 3
_MOST_NINES = 12
_MOST_DIGITS = 15
"""Of a number that is multiplied, so that no product is ever rounded."""
_EVERY = {
    "hourly": "h", "daily": "d", "weekly": "week", "monthly": "month", "yearly": "year", "annually": "year",
}  # fmt: skip
_LINK_WORDS = (
    "per a an and or to of in on at for with by from the is are as each every than between within up "
    "max min maximum minimum plus tops"
)
_NO_NOUN = frozenset(_LINK_WORDS.split()) | {*_EVERY, *ONES, *TENS, *LARGE}
_WHOSE = frozenset({"your", "our", "their", "its", "the", "these", "those"})
BARE = Unit(Dimension.COUNT, "")


class Read(Struct, frozen=True):
    """A quantity, and the index of the token after it."""

    quantity: Quantity
    next: int


class _Number(Struct, frozen=True):
    value: Decimal
    next: int
    multiplied: int = 1


class _Said(Struct, frozen=True):
    """An amount with what the words inside it add: `10k+ users`, `12 or fewer currencies`."""

    amount: Amount
    next: int
    multiplied: int = 1
    side: Side | None = None


class Reader(Tokens):
    """Reads quantities in one text. `nouns` are the words that may be counted; None for any word."""

    def scan(self) -> Iterator[Found]:
        """Every quantity in the text that is more than a bare number."""
        index = 0
        while index < len(self.tokens):
            found = None if self._goes_on(index) else self.quantity(index)
            if found is None or found.quantity.unit == BARE or self._is_part_of_a_date(index, found.next):
                index += 1
                continue
            yield Found(self.tokens[index].start, self.tokens[found.next - 1].end, found.quantity)
            index = found.next

    def quantity(self, index: int) -> Read | None:
        """The quantity that starts at the token at `index`, or None."""
        if self._at(index) in {"between", "from"}:
            return self._between(index)
        side, start = self._prefix(index)
        if (
            side is Side.UNDER
            and (unit := self._unit(start)) is not None
            and self._at(start - 1) in {"sub", "-"}
        ):
            return Read(Quantity(Amount(Decimal(1), unit[0]), side), unit[1])
        first = self._amount(start) or (None if side in {Side.EXACT, Side.ABOUT} else self._one(start))
        if first is None:
            return None
        if first.side is not None and side is Side.EXACT:
            side = first.side
        return self._with_suffix(side, *self._range(first))

    def _one(self, index: int) -> _Said | None:
        """Behind `under` or `within`: `an hour`, `half a day`, and no `second region`."""
        half = self._at(index) == "half"
        article = index + half
        unit = self._unit(article + 1) if self._at(article) in {"a", "an"} else None
        if unit is None or unit[0].dimension is not Dimension.TIME:
            return None
        counts = self._at(article + 1) == "second" and self._at(unit[1]).isalpha()
        if counts and self._at(unit[1]) not in _LINK_WORDS.split():
            return None
        return _Said(Amount(Decimal("0.5") if half else Decimal(1), unit[0]), unit[1])

    def _between(self, index: int) -> Read | None:
        joint = "and" if self._at(index) == "between" else "to"
        first = self._amount(index + 1)
        if first is None or self._at(first.next) != joint:
            return None
        second = self._amount(first.next + 1)
        return None if second is None else Read(_ranged(first, second), second.next)

    def _range(self, first: _Said) -> tuple[Quantity, int]:
        if self._at(first.next) in {"-", "\u2013", "\u2014", "to"}:
            second = self._amount(first.next + 1)
            if second is not None:
                return _ranged(first, second), second.next
        return Quantity(first.amount), first.next

    def _with_suffix(self, side: Side, quantity: Quantity, index: int) -> Read:
        if (leeway := self._leeway(index)) is not None:
            if quantity.unit == BARE:
                quantity = Quantity(replace(quantity.amount, unit=leeway.amount.unit))
            return Read(replace(quantity, side=Side.ABOUT), leeway.next)
        after, end = self._phrase(SUFFIXES, LONGEST_SUFFIX, index)
        if after is not None and side is Side.EXACT:
            side, index = after, end
        if quantity.upto is not None and side in {Side.AT_MOST, Side.UNDER}:
            quantity = Quantity(quantity.upto)
        elif quantity.upto is not None and side in {Side.AT_LEAST, Side.OVER}:
            quantity = Quantity(quantity.amount)
        return Read(replace(quantity, side=side), index)

    def _leeway(self, index: int) -> _Said | None:
        sign = next(
            (sign for sign in TOLERANCES if tuple(self.lower[index : index + len(sign)]) == sign), None
        )
        return None if sign is None else self._amount(index + len(sign))

    def _amount(self, index: int) -> _Said | None:
        if self._at(index) == "unlimited":
            unit, end = self._unit(index + 1) or self._noun(index + 1) or (BARE, index + 1)
            return _Said(Amount(UNLIMITED, unit), end)
        money = self._money_before(index)
        number = self._number(index + 1 if money else index, money=money is not None)
        if number is None or (money and self._is_glued_word(number.next)):
            return None
        if money:
            unit, end = self._per(money, number.next)
            return _Said(Amount(number.value, unit), end, number.multiplied)
        return self._counted(number)

    def _counted(self, number: _Number) -> _Said:
        after = self._nines(number.next)
        if after is not None and number.value in range(1, _MOST_NINES + 1):
            nines = Decimal(100) - Decimal(10) ** (2 - int(number.value))
            return _Said(Amount(nines, Unit(Dimension.SHARE, "%")), after)
        if self._is_glued_hyphen(number.next) and self._unit(number.next + 1):
            number = replace(number, next=number.next + 1)  # 128-bit, 7-day
        side, start = self._phrase(SUFFIXES, LONGEST_SUFFIX, number.next)
        unit = self._unit(start) or self._noun(start) or self._part_of(number)
        if unit is None:
            side, unit = None, self._per(BARE, number.next)
        return _Said(Amount(number.value, unit[0]), unit[1], number.multiplied, side)

    def _number(self, index: int, *, money: bool = False) -> _Number | None:
        if index >= len(self.tokens):
            return None
        value, end = self._digits(index)
        if value is None:
            return None
        end = self._said_twice(value, end)
        word = self.tokens[end].text if end < len(self.tokens) else ""
        factor = MULTIPLIERS.get(word) or MULTIPLIERS.get(word.lower() if len(word) > 2 else "")  # noqa: PLR2004
        if factor is None and word in BEFORE_NOUNS and (money or self._noun(end + 1) or self._money(end + 1)):
            factor = BEFORE_NOUNS[word]
        if factor is not None and len(value.as_tuple().digits) > _MOST_DIGITS:
            return None
        return _Number(value * (factor or 1), end + (factor is not None), factor or 1)

    def _money(self, index: int) -> bool:
        unit = self._unit(index)
        return unit is not None and unit[0].dimension is Dimension.MONEY

    def _unit(self, index: int) -> tuple[Unit, int] | None:
        if index >= len(self.tokens):
            return None
        if self.lower[index : index + 2] == ["per", "cent"]:
            return self._per(Unit(Dimension.SHARE, "%"), index + 2)
        word = self.tokens[index].text
        unit = unit_named(word.upper() if self.nouns is None and word.upper() in CURRENCIES else word)
        if unit is None and word in SIGNS:
            unit = Unit(Dimension.MONEY, SIGNS[word])
        return None if unit is None else self._per(unit, index + 1)

    def _noun(self, index: int) -> tuple[Unit, int] | None:
        end = index
        limit = min(index + _MOST_NOUN_WORDS, len(self.tokens))
        while end < limit and self._may_be_noun(end):
            end += 1
            if self.nouns is not None and stem(self.lower[end - 1]) in self.nouns:
                break
        if end == index or (self.nouns is not None and stem(self.lower[end - 1]) not in self.nouns):
            return None
        while self.nouns is None and end > index + 1 and (tuple(self.lower[end - 1 : end]) in SUFFIXES):
            end -= 1
        return self._per(Unit(Dimension.COUNT, " ".join(self.lower[index:end])), end)

    def _part_of(self, number: _Number) -> tuple[Unit, int] | None:
        """The noun of `34 of your currencies` in a running text; `one of them` counts nothing."""
        at = number.next
        if self.nouns is None or number.value <= 1 or self._at(at) != "of" or self._at(at + 1) not in _WHOSE:
            return None
        return self._noun(at + 2)

    def _may_be_noun(self, index: int) -> bool:
        word = self.lower[index]
        # A noun is kept in small letters, in which `M` would be the `m` that may mean two things.
        unclear = {word, self.tokens[index].text} & AMBIGUOUS.keys()
        return word.isalpha() and word not in _NO_NOUN and not unclear

    def _per(self, unit: Unit, index: int) -> tuple[Unit, int]:
        """The unit with what it is divided by. A share of a period is the same share whatever the period."""
        divisors: list[Divisor] = list(unit.per)
        while len(divisors) <= 1:
            divisor = self._divisor(index, bare=unit == BARE)
            if divisor is None:
                break
            divisors.append(divisor[0])
            index = divisor[1]
        if unit.dimension is Dimension.SHARE:
            divisors = [each for each in divisors if each.unit.dimension is not Dimension.TIME]
        return replace(unit, per=tuple(divisors)), index

    def _divisor(self, index: int, *, bare: bool) -> tuple[Divisor, int] | None:
        word = self._at(index)
        if word in _EVERY:
            named = unit_named(_EVERY[word])
            return None if named is None else (Divisor(named), index + 1)
        if word not in {"/", "per", "a", "an", "each", "every"}:
            return None
        every = read_digits(self.tokens[index + 1].text) if index + 1 < len(self.tokens) else None
        start = index + 1 + (every is not None)
        start += self._at(start) == "calendar"
        unit = unit_named(self.tokens[start].text) if start < len(self.tokens) else None
        if (
            unit is None
            and word in {"/", "per"}
            and not bare
            and start < len(self.tokens)
            and self._may_be_noun(start)
        ):
            unit = Unit(Dimension.COUNT, self.lower[start])
        if unit is None or (unit.dimension is not Dimension.TIME and (bare or word not in {"/", "per"})):
            return None
        if every is not None and (bare or every != int(every) or every < 1):
            return None
        return Divisor(unit, int(every or 1)), start + 1

    def _money_before(self, index: int) -> Unit | None:
        if index >= len(self.tokens):
            return None
        word = self.tokens[index].text
        if word in SIGNS:
            return Unit(Dimension.MONEY, SIGNS[word])
        unit = unit_named(word)
        return unit if unit is not None and unit.dimension is Dimension.MONEY and word.isupper() else None

    def _prefix(self, index: int) -> tuple[Side, int]:
        side, end = self._phrase(PREFIXES, LONGEST_PREFIX, index)
        return (Side.EXACT, index) if side is None else (side, end)


def _ranged(first: _Said, second: _Said) -> Quantity:
    """A range whose first end borrows what only the second says: `5-10k users`, `80 to 120 ms`."""
    start = first.amount
    if start.unit == BARE and second.amount.unit != BARE:
        lent = first.multiplied == 1 and len(start.value.as_tuple().digits) <= _MOST_DIGITS
        factor = second.multiplied if lent else 1
        start = Amount(start.value * factor, second.amount.unit)
    return Quantity(start, upto=second.amount)
