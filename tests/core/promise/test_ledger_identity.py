"""Which promise is which: by the day it was said, across notes, and where lines of work meet."""

from msgspec.structs import replace

from readyctl.core.entry.document import Document, Node
from readyctl.core.level.kind import Kind
from readyctl.core.promise.ledger import Account, Ledger, NotePromises, accounted_for, united
from readyctl.core.promise.lines import promise_lines

LEDGER = Ledger(lambda obj: NotePromises(None, obj), str)


def version(*lines: dict[str, Node]) -> NotePromises:
    whole: list[Node] = [{"feature": "fx", "kind": "contract", **line} for line in lines]
    return NotePromises(promise_lines(Document({"promises": whole})))


def account(*lines: dict[str, Node], commit: str = "one") -> Account:
    return LEDGER.step(Account(), version(*lines), commit)


def test_of_two_promises_in_other_words_the_one_of_another_day_is_gone() -> None:
    before = account({"said_on": "2026-01-05", "quote": "a"}, {"said_on": "2026-02-05", "quote": "b"})
    after = LEDGER.step(before, version({"said_on": "2026-02-05", "quote": "c"}), "two")
    assert [(each.line.quote, each.gone) for each in after.owed] == [("a", "two"), ("c", None)]


def test_another_note_accounts_for_a_promise_by_any_one_of_its_own() -> None:
    (owed,) = account({"due": "2027-Q1"}).owed
    assert accounted_for(owed, account({"feature": "other"}, {"due": "2027-Q1"}), str)
    assert not accounted_for(owed, account({"feature": "other"}, {"due": "2027-Q2"}), str)


def test_where_one_line_removed_the_note_the_other_one_has_the_last_word() -> None:
    removed = LEDGER.step(account({"quote": "old"}), None, "two")
    living = account({"quote": "new"}, commit="three")
    assert united([removed, living]).last == living.last


def test_a_promise_that_one_line_withdrew_or_raised_and_the_other_reworded_is_one() -> None:
    (owed,) = account({"due": "2027-Q1"}).owed
    (later,) = version({"limits": [{"metric": "latency", "at_most": "9 ms"}]}).lines or ()
    reworded = Account((replace(owed, line=later),))
    assert [each.ended for each in united([Account((replace(owed, ended="two"),)), reworded]).owed] == ["two"]
    mention = replace(owed, line=replace(owed.line, kind=Kind.MENTION))
    assert [each.line.kind for each in united([Account((mention,)), reworded]).owed] == [Kind.CONTRACT]
