from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readyctl.core.deal.gate import count
from readyctl.core.deal.lines import MAIN_PARTS
from readyctl.core.deal.note import Handoff

HEAD = {"id": "acme", "customer": "Acme", "owner": "sam@example.com", "stage": "discovery"}


def note(*statuses: str) -> Handoff:
    return Handoff.model_validate(HEAD | {"constraints": [{"text": "x", "status": s} for s in statuses]})


def test_an_empty_note_is_all_guesswork() -> None:
    found = count(note(), 0.5)
    assert (found.total, found.share, found.empty) == (5, Fraction(1), MAIN_PARTS)
    assert not found.passes


def test_every_line_weighs_one_and_each_empty_part_one_more() -> None:
    found = count(note("confirmed", "confirmed", "assumed"), 0.5)
    assert (found.confirmed, found.unconfirmed, found.total) == (2, 5, 7)
    assert found.share == Fraction(5, 7)


def test_reaching_the_limit_is_too_much() -> None:
    at_limit = count(note(*["confirmed"] * 4), 0.5)
    assert at_limit.share == Fraction(1, 2)
    assert not at_limit.passes
    assert at_limit.to_confirm == 1
    assert count(note(*["confirmed"] * 5), 0.5).passes


def test_a_decimal_limit_is_taken_as_written() -> None:
    # 3 of 10 lines against 0.3: as binary fractions, 0.3 is a little less than 3/10
    full = {part: [{"text": "x", "status": "confirmed"}] for part in ("constraints",)}
    full["constraints"] += [{"text": "x", "status": "assumed"}] * 3 + [
        {"text": "x", "status": "confirmed"}
    ] * 3
    whole = (
        HEAD
        | full
        | {
            "workflow": {"trigger": {"text": "x", "status": "confirmed"}},
            "roles": [{"role": "x", "status": "confirmed"}],
            "data": [{"what": "x", "status": "confirmed"}],
            "day_one": {"launch": [{"text": "x", "status": "confirmed"}]},
        }
    )
    found = count(Handoff.model_validate(whole), 0.3)
    assert (found.unconfirmed, found.total) == (3, 11)
    assert found.passes
    assert not count(Handoff.model_validate(whole), 0.27).passes


@given(
    st.lists(st.sampled_from(["confirmed", "assumed", "not_discussed"]), max_size=30),
    st.decimals("0.01", "1", places=2),
)
@settings(max_examples=150, deadline=None)
def test_confirming_what_it_says_opens_the_gate_and_one_less_does_not(
    statuses: list[str], limit: object
) -> None:
    found = count(note(*statuses), float(str(limit)))
    needed = found.to_confirm
    assert Fraction(found.unconfirmed - needed, found.total) < found.limit
    assert needed == 0 or Fraction(found.unconfirmed - needed + 1, found.total) >= found.limit


@pytest.mark.parametrize("status", ["assumed", "not_discussed"])
def test_a_question_counts_like_any_line(status: str) -> None:
    asked = Handoff.model_validate(HEAD | {"questions": [{"text": "Who?", "status": status}]})
    assert count(asked, 0.5).total == 6
