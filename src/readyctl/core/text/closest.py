"""Did you mean: the known words that a mistyped one is closest to, with one cut-off for the whole program."""

from collections.abc import Iterable
from difflib import get_close_matches

from readyctl.core.text.folding import folded

_CUTOFF = 0.68
"""Two letters wrong in a word of seven still pass; `propose` and `roster` do not."""
_MOST = 3


def closest(word: str, known: Iterable[str]) -> str | None:
    """The known word that was probably meant, or None. Case and encoding do not matter."""
    return next(iter(close(word, known)), None)


def close(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """The known words that may have been meant, three at most: slips first, the best of them at the head,
    then the ids that have what was typed as whole parts, shortest first: `multi-currency` of
    `multi-currency-reconciliation`.
    """
    wanted = folded(word)
    spelt: dict[str, str] = {}
    for name in known:
        spelt.setdefault(folded(name), name)
    slips = get_close_matches(wanted, spelt, n=_MOST, cutoff=_CUTOFF)
    longer = sorted((text for text in spelt if wanted and f"-{wanted}-" in f"-{text}-"), key=len)
    return tuple(spelt[text] for text in dict.fromkeys((*slips, *longer)))[:_MOST]
