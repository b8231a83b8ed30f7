"""What became of promises, in lines that a diff and an agenda share."""

from collections.abc import Iterable, Iterator

from readyctl.core.deal.promise_changes import LedgerEntry, PromiseChange, Turn, promise_words
from readyctl.core.promise.recorded import Recorded
from readyctl.core.trust.commit import PENDING

TITLES = {
    Turn.VANISHED: "Promises vanished",
    Turn.WITHDRAWN: "Promises withdrawn",
    Turn.CHANGED: "Promises changed",
    Turn.MADE: "Promises made",
    Turn.CLOSED: "Promises of deals that closed",
    Turn.REOPENED: "Promises of deals that opened again",
}
_TOLD_OF = frozenset({Turn.VANISHED, Turn.WITHDRAWN, Turn.MADE})
"""Whose commit says who did it."""


def by_turn(changes: Iterable[PromiseChange], *, commits: bool = True) -> Iterator[tuple[str, list[str]]]:
    """The title of each turn that happened, with its sentences; for reading aloud without `commits`, but for
    those that took a promise away.
    """
    found = list(changes)
    for turn, title in TITLES.items():
        lines = [
            sentence(change, commits=commits or turn is Turn.VANISHED)
            for change in found
            if change.turn is turn
        ]
        if lines:
            yield title, lines


def sentence(change: PromiseChange, *, commits: bool = True) -> str:
    """One change with its deal: `Acme (acme, 1,200,000 EUR): contract of 'fx', by sam@example.com`."""
    entry = change.entry
    money = f", {entry.value}" if entry.value else ""
    by = by_words(entry.by, commits=commits) if change.turn in _TOLD_OF else ""
    by = f", {by}" if by else ""
    return f"{entry.customer} ({entry.deal}{money}): {change.words}{by}"


def vanished_words(entry: LedgerEntry) -> str:
    """What somebody promised and somebody took away, in one sentence without its end."""
    money = f" ({entry.value})" if entry.value else ""
    what = f"{promise_words(entry.line)}, which vanished {by_words(entry.by)}"
    return f"{entry.customer}{money} was promised {what}"


def by_words(recorded: Recorded, *, commits: bool = True) -> str:
    """Whose commit it was, and of which day; which one, with `commits`."""
    if recorded.commit == PENDING:
        return "not committed yet"
    which = [f"in commit {recorded.commit[:12]}"] if commits else []
    which += [f"by {recorded.by}"] if recorded.by else []
    which += [f"on {recorded.on}"] if recorded.on else []
    return " ".join(which)
