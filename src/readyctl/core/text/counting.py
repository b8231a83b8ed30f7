"""Numbers and lists in running text."""

from collections.abc import Sequence

_WORDS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)


def counted(number: int, singular: str, plural: str | None = None) -> str:
    """`no steps`, `one step`, `four steps`, `13 steps`."""
    word = _WORDS[number] if number < len(_WORDS) else str(number)
    return f"{word} {singular if number == 1 else plural or singular + 's'}"


def in_figures(number: int, noun: str) -> str:
    """To be read at a glance: `0 deals`, `1 deal`, `12 deals`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def ago(days: int) -> str:
    """How long ago a day was, in figures: `today`, `1 day ago`, `8 days ago`."""
    return f"{in_figures(days, 'day')} ago" if days else "today"


def all_of(words: Sequence[str]) -> str:
    """`one`, `one and two`, `one, two and three`; empty for none."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))
