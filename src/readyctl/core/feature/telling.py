"""Whether a name says which feature is meant, or has only words that are in every text."""

from collections.abc import Iterable

from readyctl.core.feature._vocabulary import content


def tells_apart(words: Iterable[str]) -> bool:
    """Whether one of a name's words, in comparable form, is more than grammar and what is said of how far
    something is: `is` and `available today` would be torn out of every sentence.
    """
    return bool(content(words))
