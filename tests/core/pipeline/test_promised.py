import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readyctl.core.deal.note import Handoff
from readyctl.core.interview.promised import Known
from readyctl.core.pipeline.promised import SEEN, new_promises, only_ticked, promised_lines
from readyctl.core.promise.model import Promise

KNOWN = Known(lambda words: "fx" if "FX" in words else None, dt.date(2026, 11, 22))


def note(*quotes: str, seen: str = "") -> Handoff:
    promises = [{"feature": "fx", "kind": "mention", "quote": q, "status": "confirmed"} for q in quotes]
    source = {"system": "hubspot", "id": "1", "seen": {SEEN: seen} if seen else {}}
    usual = {"id": "acme", "customer": "Acme", "owner": "sam", "stage": "proposal"}
    return Handoff.model_validate({**usual, "source": source, "promises": promises})


@pytest.mark.parametrize(
    ("cell", "lines"),
    [
        ("FX matching by 2027-06-30", ("FX matching by 2027-06-30",)),
        ("- FX matching\n- FX matching\r\n2. SSO,  soon", ("FX matching", "SSO, soon")),
        ("FX matching;SSO", ("FX matching", "SSO")),
        ("FX matching; only in the EU", ("FX matching; only in the EU",)),
        *((nothing, ()) for nothing in ("", " ", "-", "none", "None.", "n/a", "No", "TBD", "?", "nothing")),
        *((tick, ()) for tick in ("yes", "X", "TRUE", "✓", "1", "12;13")),
    ],
)
def test_each_line_is_a_promise_and_nothing_is_made_up(cell: str, lines: tuple[str, ...]) -> None:
    assert promised_lines(cell) == lines


@pytest.mark.parametrize(
    ("cell", "ticked"), [("yes", True), ("✓", True), ("none", False), ("", False), ("FX matching", False)]
)
def test_a_tick_says_that_and_not_what(cell: str, ticked: bool) -> None:  # noqa: FBT001 - a table
    assert only_ticked(cell) is ticked


def test_the_kind_comes_from_the_words_and_the_words_are_the_quote() -> None:
    said = ("We promised FX matching by 2027-06-30", "demo of FX matching", "FX matching", "moon landing")
    found = list(new_promises(said, None, KNOWN))
    assert [(one["feature"], one["kind"], one.get("due"), one["quote"]) for one in found] == [
        ("fx", "contract", "2027-06-30", said[0]),
        ("fx", "demo", None, said[1]),
        ("fx", "mention", None, said[2]),
        ("moon-landing", "mention", None, said[3]),
    ]


def test_what_the_note_quotes_or_the_crm_said_before_is_not_written_again() -> None:
    said = ("FX matching", "SSO", "Kanban")
    found = list(new_promises(said, note("fx MATCHING", seen="Single\nSSO"), KNOWN))
    assert [one["quote"] for one in found] == ["Kanban"]


@given(st.text(alphabet=st.characters(codec="utf-8") | st.sampled_from("\n;- FX"), max_size=60))
def test_whatever_a_cell_holds_a_line_is_one_line_and_a_valid_promise(cell: str) -> None:
    lines = promised_lines(cell)
    assert all(line == " ".join(line.split()) != "" for line in lines)
    assert len(lines) == len(list(new_promises(lines, None, KNOWN)))
    for one in new_promises(lines, None, KNOWN):
        assert Promise.model_validate(one).quote in lines
