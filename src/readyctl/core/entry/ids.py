"""Ids of entries and areas: what one may be, and the nearest one to a free text."""

from readyctl.core.entry.path import ID
from readyctl.core.text.slug import slug
from readyctl.errors import UsageError

LONGEST = 64
EXAMPLE = "currency-sync"
_OF_WORDS = 48


def ensure_id(what: str, text: str) -> None:
    """Raise `UsageError` for a text that cannot be an id or an area; `what` is the word for it."""
    if not ID.fullmatch(text):
        raise UsageError(
            f"'{text}' cannot be the {what}: a-z, 0-9 and -, at most {LONGEST} characters",
            help=f"give a name such as '{suggested(text)}'",
        )


def suggested(text: str) -> str:
    """The nearest id to a free text: `FX Matching!` gives `fx-matching`."""
    return slug(text)[:LONGEST].rstrip("-") or EXAMPLE


def made_up(words: str) -> str:
    """The id under which a promise is kept whose words name no feature; the same for the same words."""
    return slug(words)[:_OF_WORDS].strip("-") or "unnamed"
