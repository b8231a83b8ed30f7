"""Numbers as office programs write them before paragraphs: digits, letters, Roman numerals, words."""

from collections.abc import Callable, Mapping

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
             "nine": "ninth", "twelve": "twelfth"}  # fmt: skip
_LETTERS = 26
_MOST_LETTERS = 780
"""Word writes 27 as `aa` and 53 as `aaa`; beyond thirty times the alphabet nobody counts so."""
_MOST_ROMAN = 32_767
_HUNDRED = 100
_MARKS = "*†‡§"


def decimal(number: int) -> str:
    """`12`."""
    return str(number)


def padded(number: int, pattern: str) -> str:
    """A number as its own pattern shows the first ones: `001` for `001, 002, 003, ...`."""
    first = pattern.partition(",")[0].strip()
    return str(number).zfill(len(first)) if first.isdigit() else str(number)


def _letters(number: int) -> str:
    if not 0 < number <= _MOST_LETTERS:
        return decimal(number)
    return chr(ord("a") + (number - 1) % _LETTERS) * ((number - 1) // _LETTERS + 1)


def _roman(number: int) -> str:
    if not 0 < number <= _MOST_ROMAN:
        return decimal(number)
    parts = []
    for worth, sign in _ROMAN:
        parts.append(sign * (number // worth))
        number %= worth
    return "".join(parts)


def _words(number: int) -> str:
    if number < len(_ONES):
        return _ONES[number]
    if number >= _HUNDRED:
        return decimal(number)
    tens, ones = divmod(number, 10)
    return f"{_TENS[tens]}-{_ONES[ones]}" if ones else _TENS[tens]


def _ordinal(number: int) -> str:
    ending = "th" if number % _HUNDRED in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _ordinal_words(number: int) -> str:
    cardinal = _words(number)
    if cardinal.isdigit():
        return _ordinal(number)
    head, dash, last = cardinal.rpartition("-")
    told = _ORDINALS.get(last) or (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")
    return f"{head}{dash}{told}"


FORMATS: Mapping[str, Callable[[int], str]] = {
    "none": lambda _: "",
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "decimalZero": lambda number: f"{number:02}",
    "ordinal": _ordinal,
    "cardinalText": lambda number: _words(number).capitalize(),
    "ordinalText": lambda number: _ordinal_words(number).capitalize(),
    "numberInDash": lambda number: f"- {number} -",
    "chicago": lambda number: _MARKS[(number - 1) % len(_MARKS)] * ((number - 1) // len(_MARKS) % 9 + 1),
}
"""By the name that Office Open XML has for it (ECMA-376 part 1, 17.18.59); others are plain digits here."""
