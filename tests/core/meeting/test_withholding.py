"""What of an inbox and of a comparison goes to whoever reads as sales does."""

import pytest

from readyctl.core.meeting.difference import Change, Difference, Meaning
from readyctl.core.meeting.inbox import InboxItem, What, inbox
from readyctl.core.meeting.withholding import difference_for_sales, inbox_for_sales
from support.inventories import TODAY, inventory
from support.waiting import SAM

WHY = "it says shipped and counts as planned: pat@example.com is not on the roster"


@pytest.mark.parametrize("what", list(What))
def test_no_thing_that_waits_names_somebody_else(what: What) -> None:
    item = InboxItem(what, "pat@example.com", WHY, "readyctl inbox")
    (told,) = inbox_for_sales(inbox(SAM, TODAY, [item])).items
    assert "pat@" not in told.why + told.subject
    assert (told.what, told.command) == (what, item.command)


@pytest.mark.parametrize("what", [What.SETTLE, What.DECIDE, What.SIGN, What.CONFIRM, What.REVIEW])
def test_what_is_engineerings_tells_no_claim(what: What) -> None:
    (told,) = inbox_for_sales(inbox(SAM, TODAY, [InboxItem(what, "fx", WHY, "")])).items
    assert "shipped" not in told.why


def test_her_own_address_and_what_she_has_to_tell_stay() -> None:
    why = f"{SAM.address} promised it to Acme"
    (told,) = inbox_for_sales(inbox(SAM, TODAY, [InboxItem(What.TELL, "acme", why, "")])).items
    assert told.why == why


def test_a_lost_signature_tells_no_claim_and_every_other_change_stays() -> None:
    changes = tuple(Change(meaning, "fx", "FX", WHY, None, None) for meaning in Meaning)
    told = difference_for_sales(Difference(inventory(), inventory(), changes))
    words = {change.meaning: change.words for change in told.changes}
    assert words.pop(Meaning.LOST) == "a claim of more awaits engineering"
    assert set(words.values()) == {WHY}
    assert told.requests == ()
