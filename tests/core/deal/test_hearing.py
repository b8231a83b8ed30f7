import pytest

from readyctl.core.deal.hearing import names_unheard
from readyctl.core.deal.letter import discreet
from readyctl.core.deal.note import Handoff
from readyctl.core.deal.questions import questions
from readyctl.core.deal.scope import scope
from support.inventories import held, inventory, signed, status, tombstone

KNOWN = inventory(
    status({"id": "fx", "name": "FX matching", "level": "planned"}, signed()),
    status({"id": "forecast", "name": "AI cash forecast", "level": "exploratory"}, signed()),
)


def test_a_promise_has_been_heard_whoever_was_wrong_to_make_it() -> None:
    head = {"id": "a", "customer": "Acme", "owner": "s", "stage": "proposal"}
    made = {"feature": "forecast", "kind": "mention", "status": "confirmed"}
    assert names_unheard("How is the AI cash forecast?", Handoff.model_validate(head), KNOWN)
    told = Handoff.model_validate(head | {"promises": [made]})
    assert not names_unheard("How is the AI cash forecast?", told, KNOWN)
    once = Handoff.model_validate(head | {"promises": [made | {"feature": "ai"}]})
    renamed = inventory(*KNOWN.features, tombstones=(tombstone("ai", "forecast"),))
    assert not names_unheard("How is the AI cash forecast?", once, renamed)


@pytest.mark.parametrize(
    ("status", "heard"), [("not_discussed", False), ("assumed", False), ("confirmed", True)]
)
def test_nothing_that_is_sent_is_the_first_to_name_what_customers_may_not_hear_of(
    status: str, *, heard: bool
) -> None:
    head = {"id": "a", "customer": "Acme", "owner": "s", "stage": "proposal"}
    later = [{"text": name, "status": status} for name in ("AI cash forecast", "FX matching")]
    asks = [{"text": "How is the AI cash forecast?", "status": "not_discussed"}]
    note = Handoff.model_validate(head | {"day_one": {"later": later}, "questions": asks})
    text = "\n".join(item.text for item in scope(note, held(KNOWN)).phrases)
    asked = [one.text for one in discreet(note, questions(note, ()), held(KNOWN))]
    assert "FX matching" in text
    assert ("AI cash forecast" in text, any("AI cash" in one for one in asked)) == (heard, heard)
