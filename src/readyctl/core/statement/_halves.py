"""Which part of a sentence a date belongs to, where it gives several features each its own."""

import datetime as dt
import re
from collections.abc import Iterator
from itertools import pairwise

from readyctl.core.feature.names import Mention
from readyctl.core.statement.dates import find_date

_LISTED = re.compile(r"(?:[\s,/&(]|and\b|or\b|both\b|the\b|our\b|an?\b)*", re.IGNORECASE)
"""What stands between names that share what is said of them."""
_PARTS = re.compile(
    r"[,;]\s+(?!20\d\d)(?:(?:and|but|then)\s+)?|\s+(?:and|but|while|whereas|then|plus|&)\s+", re.IGNORECASE
)
"""Where one half may end; never inside of a date."""
_MOST = 8
"""So many places between two names are tried; each costs two readings of the sentence."""


def halves(text: str, mentions: tuple[Mention, ...], today: dt.date) -> dict[Mention, str]:
    """The part of a sentence that each of its names stands in, where every part has a date of its own.

    Empty where one date is meant for all that it names, or where it cannot be told which is whose.
    """
    groups = list(_groups(text, mentions))
    if len(groups) == 1 or find_date(text, today) is None:
        return {}
    found: dict[Mention, str] = {}
    start = 0
    for group, following in pairwise(groups):
        cuts = [cut.span() for cut in _PARTS.finditer(text, group[-1].end, following[0].start)]
        fitting = (
            cut
            for cut in reversed(cuts[-_MOST:])
            if find_date(text[start : cut[0]], today) and find_date(text[cut[1] :], today)
        )
        cut = next(fitting, None)
        if cut is None:
            return {}
        found |= dict.fromkeys(group, text[start : cut[0]])
        start = cut[1]
    return found | dict.fromkeys(groups[-1], text[start:])


def _groups(text: str, mentions: tuple[Mention, ...]) -> Iterator[tuple[Mention, ...]]:
    """The names in order, those together that stand in one list."""
    group = mentions[:1]
    for before, mention in pairwise(mentions):
        if before.ids == mention.ids or _LISTED.fullmatch(text, before.end, mention.start):
            group += (mention,)
        else:
            yield group
            group = (mention,)
    yield group
