"""Numbers in running text."""

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
