"""What is asked of a sentence that stands in many notes is asked once; what it says is said of each note."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readyctl.core.deal.claims import Held, kind_of
from readyctl.core.deal.note import Handoff
from readyctl.core.feature import names
from readyctl.core.statement.claims import Judge, Said
from readyctl.core.statement.passages import Passage
from readyctl.core.statement.rows import ALONE, Row
from readyctl.core.statement.text_kind import TextKind
from readyctl.core.text.words import Word, words
from support.inventories import held, inventory, signed, status

KNOWN = inventory(
    status({"id": "fx-matching", "name": "Currency matching", "level": "planned"}, signed()),
    status({"id": "sso", "name": "Single sign-on", "level": "beta"}, signed()),
)


def note(number: int, *quotes: str) -> Handoff:
    said = [{"feature": "sso", "kind": "demo", "quote": each, "status": "confirmed"} for each in quotes]
    data = {"id": f"deal-{number}", "customer": "Acme", "owner": "s", "stage": "evaluation", "promises": said}
    return Handoff.model_validate(data)


def test_a_quote_that_stands_in_many_notes_is_judged_once() -> None:
    judged: list[str] = []

    class Counting(Judge, frozen=True):
        def read(self, passage: Passage, row: Row = ALONE) -> Said:
            judged.append(passage.text)
            return super().read(passage, row)

    plain = held(KNOWN)
    counting = Held(Counting(plain.judge.names, plain.judge.today, plain.judge.own), KNOWN)
    live, other = "Currency matching is live", "Currency matching is live for all"
    found = [
        [claim.status.view.id for claim in counting.note_claims(each, kind_of(each))]
        for each in (note(1, live), note(2, live, "a sentence about nothing"), note(3, other, live))
    ]
    assert found == [["fx-matching"], ["fx-matching"], ["fx-matching", "fx-matching"]]
    assert judged == [live, other]


def test_the_same_quote_is_judged_again_where_it_is_meant_for_another_reader() -> None:
    counting, quote = held(KNOWN), "Currency matching is live"
    as_page, as_proposal = (
        [claim.status.kind for claim in counting.note_claims(note(1, quote), kind)]
        for kind in (TextKind.PAGE, TextKind.PROPOSAL)
    )
    assert (as_page, as_proposal) == ([TextKind.PAGE], [TextKind.PROPOSAL])


PIECES = (
    "Currency matching",
    "fx-matching",
    "`sso`",
    "Single sign-on",
    "is live",
    "by 2027",
    ". ",
    "?",
    "\n",
    "it's",
)


@given(st.lists(st.sampled_from(PIECES), max_size=6).map(" ".join))
def test_what_no_name_begins_in_claims_nothing(quote: str) -> None:
    known = held(KNOWN)
    if not KNOWN.names.may_name(quote):
        assert not list(known.claims(quote, TextKind.PAGE))
        assert KNOWN.names.mentions(quote) == ()


def test_a_text_is_looked_through_for_names_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def counted(text: str) -> Iterator[Word]:
        read.append(text)
        return words(text)

    monkeypatch.setattr(names, "words", counted)
    index = names.NameIndex([names.Carrier("fx-matching", ("Currency matching",))])
    first = index.mentions("Currency matching, for all")
    assert [index.mentions("Currency matching, for all"), index.mentions("nothing")] == [first, ()]
    assert first == (names.Mention(0, 17, ("fx-matching",)),)
    assert read == ["Currency matching, for all"]
