"""What keeps an agenda a page: the heaviest of each list in full, and of the rest how much there is.

JSON and the calendar have everything; who reads aloud from a page of a thousand promises reads nothing.
"""

from collections.abc import Iterable, Iterator, Sequence

from readyctl.core.deal.money import money_words
from readyctl.core.meeting.agenda import AgendaItem, value_of

MOST_ITEMS = 12
"""So many features, deals and days are told one by one."""
MOST_LINES = 5
"""So many promises of one feature are."""
ALL = "`readyctl sync agenda --json` has all"


def first(items: Iterable[str], most: int, where: str = f": {ALL}") -> Iterator[str]:
    """The first of these, and how many more there are."""
    known = tuple(items)
    yield from known[:most]
    if len(known) > most:
        yield f"and {len(known) - most} more{where}"


def rest_words(items: Sequence[AgendaItem], what: str) -> Iterator[str]:
    """One line about the features beyond the first: how many, their promises, and the money behind them."""
    rest = items[MOST_ITEMS:]
    if not rest:
        return
    promises = [line for item in rest for line in item.promises]
    wrong = sum(not line.fine for line in promises)
    untrue = f", {wrong} that may not be made" if wrong else ""
    yield (
        f"and {len(rest)} more {what}, with {len(promises)} promises{untrue}, "
        f"{money_words(value_of(rest))}: {ALL}"
    )
