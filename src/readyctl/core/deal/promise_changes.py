"""What became of promises between two moments: made, changed, withdrawn, vanished, closed with their deal."""

import datetime as dt
from collections.abc import Iterator, Mapping
from enum import StrEnum

from msgspec import Struct

from readyctl.core.deal.money import Money
from readyctl.core.deal.note import Handoff
from readyctl.core.entry.document import Node
from readyctl.core.promise.lines import PromiseLine
from readyctl.core.promise.model import Promise
from readyctl.core.promise.recorded import Recorded


class State(StrEnum):
    """What a promise is at one moment."""

    OWED = "owed"
    WITHDRAWN = "withdrawn"
    VANISHED = "vanished"
    CLOSED = "closed"
    """Its deal is lost, or won with nothing owed."""


Key = tuple[str, str, int]
"""What makes a promise itself at every moment: the path that had it first, the commit, the place there."""


class LedgerEntry(Struct, frozen=True):
    """One promise at one moment: what it says, or said last, and what it has become by whose commit.

    `note` is the last version of its deal that could be read, None where none could.
    """

    deal: str
    note: Handoff | None
    line: PromiseLine
    state: State
    by: Recorded

    @property
    def value(self) -> Money | None:
        """The money of its deal."""
        value = self.note.value if self.note else None
        return Money(value.amount, value.currency) if value else None

    @property
    def customer(self) -> str:
        """Whom it was made to; the deal's id where the note cannot be read."""
        return self.note.customer if self.note else self.deal

    @property
    def ended_on(self) -> dt.date | None:
        """When it was withdrawn or taken away, for counting; a slip of the pen is no end of a promise."""
        mistaken = self.line.ended is not None and self.line.ended.mistake
        return self.by.on if self.state in {State.WITHDRAWN, State.VANISHED} and not mistaken else None


class Turn(StrEnum):
    """What happened to a promise; the order is the order of reading."""

    VANISHED = "vanished"
    WITHDRAWN = "withdrawn"
    CHANGED = "changed"
    MADE = "made"
    CLOSED = "closed"
    REOPENED = "reopened"


class PromiseChange(Struct, frozen=True):
    """One thing that happened to one promise; `words` are one clause, with both values where one changed."""

    turn: Turn
    entry: LedgerEntry
    words: str


def promise_changes(
    before: Mapping[Key, LedgerEntry], after: Mapping[Key, LedgerEntry]
) -> tuple[PromiseChange, ...]:
    """What happened from one moment to a later one: by what it was, then by deal and by what it says."""
    found = [change for key, new in after.items() for change in _between(before.get(key), new)]
    order = list(Turn)
    return tuple(sorted(found, key=lambda c: (order.index(c.turn), c.entry.deal, c.words)))


def _between(old: LedgerEntry | None, new: LedgerEntry) -> Iterator[PromiseChange]:
    was = old.state if old else None
    match new.state:
        case State.VANISHED if was is not State.VANISHED:
            yield PromiseChange(Turn.VANISHED, new, f"{promise_words(new.line)}, without a word")
        case State.WITHDRAWN if was is not State.WITHDRAWN:
            yield PromiseChange(Turn.WITHDRAWN, new, f"{promise_words(new.line)}{ending_words(new.line)}")
        case State.CLOSED if was is State.OWED:
            yield PromiseChange(Turn.CLOSED, new, f"{promise_words(new.line)}, with the deal{_stage(new)}")
        case State.OWED if was is None:
            yield PromiseChange(Turn.MADE, new, promise_words(new.line))
        case State.OWED if was is State.CLOSED:
            yield PromiseChange(Turn.REOPENED, new, f"{promise_words(new.line)}, with the deal{_stage(new)}")
        case State.OWED if was is not State.OWED:
            yield PromiseChange(Turn.MADE, new, f"{promise_words(new.line)}, again: it was {was}")
        case _:
            pass
    if old is not None and was is new.state and (words := changed_words(old.line, new.line)):
        yield PromiseChange(Turn.CHANGED, new, f"{promise_words(old.line)}: {words}")


def promise_words(line: PromiseLine | Promise) -> str:
    """A promise in short: `contract of 'fx' by 2027-09-30`."""
    by = f" by {line.due}" if line.due else ""
    return f"{line.kind.value.replace('_', ' ')} of '{line.feature}'{by}"


def ending_words(line: PromiseLine) -> str:
    """Why it was withdrawn, and whether the customer knows; begins with a colon, empty where it was not."""
    ended = line.ended
    if ended is None:
        return ""
    if ended.mistake:
        return f": {ended.reason} (it was never said)"
    told = (
        f"the customer was told on {ended.told_customer}"
        if ended.told_customer
        else "the customer is not told"
    )
    return f": {ended.reason} ({told})"


def _stage(entry: LedgerEntry) -> str:
    return f", which is {entry.note.stage.value}" if entry.note else ""


def changed_words(old: PromiseLine, new: PromiseLine) -> str:
    """Both values of every key that differs; empty where none does."""
    keys = dict.fromkeys([*old.written, *new.written])
    told = ((key, old.written.get(key), new.written.get(key)) for key in keys)
    return "; ".join(
        f"{key} {_shown(was)} → {_shown(now)}" for key, was, now in told if (was or None) != (now or None)
    )


def _shown(value: Node) -> str:
    if not value:
        return "none"
    if isinstance(value, dict):
        return ", ".join(f"{key} {_shown(inner)}" for key, inner in value.items())
    if isinstance(value, list):
        return " and ".join(map(_shown, value))
    return f"'{value}'" if " " in value else value
