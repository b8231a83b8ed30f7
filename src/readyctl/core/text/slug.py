"""Free text as an id."""

import unicodedata


def slug(text: str) -> str:
    """The nearest id to a free text: `Müller: Phase 2` is `muller-phase-2`; empty where nothing is left."""
    plain = (c for c in unicodedata.normalize("NFKD", text).casefold() if not unicodedata.combining(c))
    letters = "".join(c if c.isascii() and c.isalnum() else "-" for c in plain)
    return "-".join(part for part in letters.split("-") if part)
