import datetime as dt

import pytest

from readyctl.core.deal.promise_changes import LedgerEntry, State, Turn, changed_words, promise_changes
from readyctl.core.entry.document import Document, Node
from readyctl.core.promise.lines import PromiseLine, promise_lines
from readyctl.core.promise.recorded import Recorded

KEY = ("handoffs/acme.yaml", "c", 0)


def line(**more: Node) -> PromiseLine:
    (found,) = promise_lines(Document({"promises": [{"feature": "fx", "kind": "contract", **more}]})) or ()
    return found


def entry(state: State, **more: Node) -> LedgerEntry:
    return LedgerEntry("acme", None, line(**more), state, Recorded("c", dt.date(2026, 3, 1), "s@example.com"))


@pytest.mark.parametrize(
    ("was", "now", "turn"),
    [
        (None, State.OWED, Turn.MADE),
        (State.OWED, State.OWED, None),
        (State.OWED, State.VANISHED, Turn.VANISHED),
        (State.OWED, State.WITHDRAWN, Turn.WITHDRAWN),
        (State.OWED, State.CLOSED, Turn.CLOSED),
        (State.CLOSED, State.OWED, Turn.REOPENED),
        (State.VANISHED, State.OWED, Turn.MADE),
        (State.VANISHED, State.VANISHED, None),
    ],
)
def test_each_turn_is_told_once(was: State | None, now: State, turn: Turn | None) -> None:
    before = {KEY: entry(was)} if was else {}
    assert [change.turn for change in promise_changes(before, {KEY: entry(now)})] == ([turn] if turn else [])


def test_a_change_shows_both_values() -> None:
    (found,) = promise_changes(
        {KEY: entry(State.OWED, due="2027-Q1")}, {KEY: entry(State.OWED, due="2027-Q2")}
    )
    assert (found.turn, found.words) == (
        Turn.CHANGED, "contract of 'fx' by 2027-03-31: due 2027-Q1 → 2027-Q2",
    )  # fmt: skip
    assert changed_words(line(quote="by June"), line()) == "quote 'by June' → none"


def test_a_slip_of_the_pen_is_no_end() -> None:
    ended: dict[str, Node] = {"on": "2026-03-01", "reason": "r"}
    assert entry(State.WITHDRAWN, withdrawn=ended).ended_on == dt.date(2026, 3, 1)
    assert entry(State.WITHDRAWN, withdrawn=ended | {"mistake": "true"}).ended_on is None
    assert entry(State.OWED).ended_on is None
