"""Quotation marks: whose words hold a feature's name."""

import re

from readyctl.core.feature.names import Mention
from readyctl.core.statement._reading import plain
from readyctl.core.text.words import key


def quoted(sentence: str, mention: Mention, own: frozenset[str]) -> bool:
    """Whether the words of somebody outside hold the name.

    Quotation marks round the name alone only set it off, and what the vendor says in them is its word.
    """
    for quote in _QUOTES.finditer(sentence):
        if quote.start() < mention.start < quote.end():
            rest = f"{sentence[quote.start() : mention.start]} {sentence[mention.end : quote.end()]}"
            outside = plain(f"{sentence[: quote.start()]} … {sentence[quote.end() :]}")
            return not set(key(rest)) <= _DETERMINERS and not _vendors(outside, own)
    return False


def _vendors(outside: str, own: frozenset[str]) -> bool:
    """Whether nobody speaks but the vendor, going by what stands outside of the quotation marks."""
    if not _SPOKEN.search(outside):
        return not key(outside)
    return bool(_WE.search(outside)) or any(name in outside for name in own)


_SPOKEN = re.compile(r"\b\w+")
_WE = re.compile(r"\b(?:we|our|us|i|my)\b")
_QUOTES = re.compile(r"[\"“„«][^\"”“»]*[\"”»]")
_DETERMINERS = frozenset({"a", "an", "the", "our", "new"})
