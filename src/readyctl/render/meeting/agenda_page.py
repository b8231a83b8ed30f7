"""What keeps an agenda a page: the heaviest of each list in full, and of the rest how much there is.

JSON and the calendar have everything; who reads aloud from a page of a thousand promises reads nothing.
"""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from readyctl.core.deal.money import money_words
from readyctl.core.meeting.agenda import AgendaItem, value_of
from readyctl.render.escape import markdown, markdown_code
from readyctl.render.painting import Command, Piece

MOST_ITEMS = 12
"""So many features, deals and days are told one by one."""
MOST_LINES = 5
"""So many promises of one feature are."""
EVERYTHING = "readyctl sync agenda --json"
"""The command that tells all of them."""


class Told(Struct, frozen=True):
    """One line: what it says, and the command that it ends with, where there is one."""

    words: str
    command: str = ""

    @property
    def plain(self) -> str:
        """Both, where nothing shows what a command is."""
        return f"{self.words}: {self.command}" if self.command else self.words

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Both, for a terminal."""
        return (f"{self.words}: ", Command(self.command)) if self.command else (self.words,)

    @property
    def markdown(self) -> str:
        """Both, for a place inside a line of Markdown."""
        words = markdown(self.words)
        return f"{words}: {markdown_code(self.command)}" if self.command else words


def first(items: Iterable[Told], most: int, command: str = EVERYTHING) -> Iterator[Told]:
    """The first of these, and how many more there are; `command` tells them."""
    known = tuple(items)
    yield from known[:most]
    if len(known) > most:
        yield Told(f"and {len(known) - most} more", command)


def first_of(items: Iterable[str], command: str = EVERYTHING) -> Iterator[Told]:
    """The same of items that no command belongs to, as many as a list has room for."""
    return first(map(Told, items), MOST_ITEMS, command)


def first_words(items: Iterable[str]) -> Iterator[str]:
    """The first of what is said of one feature, and how many more there are."""
    return (told.words for told in first(map(Told, items), MOST_LINES))


def rest(items: Sequence[AgendaItem], what: str) -> Iterator[Told]:
    """One line about the features beyond the first: how many, their promises, and the money behind them."""
    left = items[MOST_ITEMS:]
    if not left:
        return
    promises = [line for item in left for line in item.promises]
    wrong = sum(not line.fine for line in promises)
    untrue = f", {wrong} that may not be made" if wrong else ""
    many = f"and {len(left)} more {what}, with {len(promises)} promises{untrue}"
    yield Told(f"{many}, {money_words(value_of(left))}", EVERYTHING)
