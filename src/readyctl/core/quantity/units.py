"""The units that sales talk uses: time, shares, data, money, counts, and rates of them."""

from enum import StrEnum
from fractions import Fraction

from msgspec import Struct

from readyctl.core.text.words import stem


class Dimension(StrEnum):
    """What a unit measures; only quantities of one dimension can be compared."""

    TIME = "time"
    SHARE = "share"
    DATA = "data"
    MONEY = "money"
    COUNT = "count"


class Unit(Struct, frozen=True):
    """One unit: `scale` base units (seconds, percent, bytes, the currency itself, one piece) each.

    `symbol` is how it is written out and read back: `ms`, `%`, `GB`, `EUR`, `region`; a count without a noun
    has an empty one. `per` divides it: 10 users per minute has `(Unit("min"),)`; the price of a seat
    and month has two of them.
    """

    dimension: Dimension
    symbol: str
    scale: Fraction = Fraction(1)
    per: tuple["Divisor", ...] = ()

    @property
    def factor(self) -> Fraction:
        """How many base units one of these is, its divisors counted in."""
        factor = self.scale
        for divisor in self.per:
            factor /= divisor.scale
        return factor

    def compares_with(self, other: "Unit") -> bool:
        """Whether amounts of both can be put on one scale; a bare number compares with any count."""
        if self.dimension is not other.dimension or len(self.per) != len(other.per):
            return False
        return _same_kind(self, other) and all(
            _same_kind(a.unit, b.unit) for a, b in zip(self.per, other.per, strict=True)
        )


class Divisor(Struct, frozen=True):
    """What a rate is per: `every` units, such as 5 minutes."""

    unit: Unit
    every: int = 1

    @property
    def scale(self) -> Fraction:
        """The divisor in base units."""
        return self.unit.scale * self.every


def _same_kind(one: Unit, other: Unit) -> bool:
    if one.dimension is not other.dimension:
        return False
    match one.dimension:
        case Dimension.MONEY:
            return one.symbol == other.symbol
        case Dimension.COUNT:
            return (
                not one.symbol
                or not other.symbol
                or (_called(counted_thing(one.symbol)) == _called(counted_thing(other.symbol)))
            )
        case _:
            return True


def _called(thing: str) -> str:
    return "request" if thing == "call" else thing


def head(noun: str) -> str:
    """The word that says what is counted: `region` in `distinct region`."""
    return noun.rsplit(" ", 1)[-1]


_SHORT = {"req": "request", "txn": "transaction", "msg": "message"}
SHORT_NOUNS = frozenset(_SHORT)
"""What monitoring people write for requests, transactions and messages."""


def counted_thing(noun: str) -> str:
    """The same for one and many, short and long: `regions` is `region`, `req` is `request`."""
    thing = stem(head(noun))
    return _SHORT.get(thing, thing)


_MINUTE, _HOUR, _DAY = 60, 3600, 86400
_YEAR = 365 * _DAY
_TIME: tuple[tuple[str, Fraction, str], ...] = (
    ("ns", Fraction(1, 10**9), "nanosecond nanoseconds nsec"),
    ("us", Fraction(1, 10**6), "µs μs microsecond microseconds usec"),
    ("ms", Fraction(1, 1000), "millisecond milliseconds msec msecs millis"),
    ("s", Fraction(1), "sec secs second seconds"),
    ("min", Fraction(_MINUTE), "mins minute minutes"),
    ("h", Fraction(_HOUR), "hr hrs hour hours"),
    ("d", Fraction(_DAY), "day days"),
    ("week", Fraction(7 * _DAY), "weeks wk wks"),
    ("month", Fraction(_YEAR, 12), "months mo mos"),
    ("quarter", Fraction(_YEAR, 4), "quarters"),
    ("year", Fraction(_YEAR), "years yr yrs"),
)
_DECIMAL_PREFIXES = ("k", "M", "G", "T", "P")
_LONG_PREFIXES = ("kilo", "mega", "giga", "tera", "peta")


def _time_units() -> dict[str, Unit]:
    units: dict[str, Unit] = {}
    for symbol, scale, others in _TIME:
        unit = Unit(Dimension.TIME, symbol, scale)
        units |= dict.fromkeys((symbol, *others.split()), unit)
    return units


def _data_units() -> dict[str, Unit]:
    units: dict[str, Unit] = {}
    for symbol, scale, words in (("B", Fraction(1), "byte bytes"), ("bit", Fraction(1, 8), "bits")):
        units |= dict.fromkeys((symbol, *words.split()), Unit(Dimension.DATA, symbol, scale))
    for power, (short, long) in enumerate(zip(_DECIMAL_PREFIXES, _LONG_PREFIXES, strict=True), start=1):
        decimal = Unit(Dimension.DATA, f"{short}B", Fraction(1000**power))
        binary = Unit(Dimension.DATA, f"{short.upper()}iB", Fraction(1024**power))
        bits = Unit(Dimension.DATA, f"{short}bit", Fraction(1000**power, 8))
        lower = f"{short}b".lower()
        units |= dict.fromkeys(
            (f"{short}B", f"{short.upper()}B", lower, f"{long}byte", f"{long}bytes"), decimal
        )
        units |= dict.fromkeys((binary.symbol, binary.symbol.lower()), binary)
        units |= dict.fromkeys((f"{short}bit", f"{short.upper()}bit", f"{long}bit", f"{long}bits"), bits)
    return units


_SECOND = Divisor(Unit(Dimension.TIME, "s"))
_PER_MINUTE = Divisor(Unit(Dimension.TIME, "min", Fraction(_MINUTE)))


def _rate_units() -> dict[str, Unit]:
    units = {
        "rps": Unit(Dimension.COUNT, "request", per=(_SECOND,)),
        "qps": Unit(Dimension.COUNT, "query", per=(_SECOND,)),
        "tps": Unit(Dimension.COUNT, "transaction", per=(_SECOND,)),
        "iops": Unit(Dimension.COUNT, "operation", per=(_SECOND,)),
        "rpm": Unit(Dimension.COUNT, "request", per=(_PER_MINUTE,)),
        "bps": Unit(Dimension.DATA, "bit", Fraction(1, 8), (_SECOND,)),
    }
    for power, short in enumerate(_DECIMAL_PREFIXES, start=1):
        bits = Unit(Dimension.DATA, f"{short}bit", Fraction(1000**power, 8), (_SECOND,))
        units |= dict.fromkeys((f"{short}bps", f"{short}bps".lower(), f"{short.upper()}bps"), bits)
    return units


def _shares() -> dict[str, Unit]:
    percent = Unit(Dimension.SHARE, "%")
    per_mille = Unit(Dimension.SHARE, "‰", Fraction(1, 10))
    return {**dict.fromkeys(("%", "percent", "pct", "percentage"), percent), "‰": per_mille}


_CODES = (
    "AED AUD BGN BRL CAD CHF CLP CNY COP CZK DKK EGP EUR GBP HKD HUF IDR ILS INR ISK JPY KES KRW MXN "
    "MYR NGN NOK NZD PEN PHP PKR PLN RON RSD RUB SAR SEK SGD THB TRY TWD UAH USD VND ZAR"
)
CURRENCIES = frozenset(_CODES.split())
"""ISO 4217 codes that are read as money; only in capitals, as the standard writes them."""

SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "₹": "INR", "₩": "KRW", "₺": "TRY", "₴": "UAH"}
"""Currency signs that stand before (or after) a number; `¥` is left out: it may be JPY or CNY."""

_MONEY_WORDS = {"euro": "EUR", "euros": "EUR", "dollar": "USD", "dollars": "USD", "pounds": "GBP"}

UNITS: dict[str, Unit] = {
    **_time_units(),
    **_data_units(),
    **_rate_units(),
    **_shares(),
    **{code: Unit(Dimension.MONEY, code) for code in sorted(CURRENCIES)},
    **{word: Unit(Dimension.MONEY, code) for word, code in _MONEY_WORDS.items()},
}
"""Every unit by every spelling. Case counts where it carries meaning (`MB`, `EUR`)."""

AMBIGUOUS = {
    "m": "write min for minutes, M for millions",
    **{f"{p}b": f"write {p}B for bytes, {p}bit for bits" for p in _DECIMAL_PREFIXES[1:]},
}
"""Spellings that mean two things, with what to write instead."""


def unit_named(word: str) -> Unit | None:
    """The unit that this word spells, or None; long words in any case, short symbols as they are."""
    if word in UNITS:
        return UNITS[word]
    lower = word.lower()
    if word in AMBIGUOUS or lower.upper() in CURRENCIES:
        return None
    return UNITS.get(lower)
