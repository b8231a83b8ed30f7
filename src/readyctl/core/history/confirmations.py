"""How often engineering said again what it had said before."""

_MANY = 2
"""From so many on, confirmations in a row that changed nothing are worth a word."""


def unchanged_words(number: int) -> str:
    """So many confirmations in a row that changed nothing, in a clause; nothing where they are too few."""
    return f"confirmed {number} times in a row with nothing changed" if number >= _MANY else ""
