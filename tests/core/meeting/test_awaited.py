"""What a change leaves to engineering, in words."""

from readyctl.core.entry.document import Problem
from readyctl.core.meeting.awaited import Awaited, LeftToEngineering
from support.inventories import status, unsigned


def test_an_unsigned_claim_says_what_it_counts_as_and_why() -> None:
    claim = Awaited(status({"id": "fx", "level": "committed"}, unsigned("nobody signed it")), "Ada")
    assert claim.words == "says committed and counts as planned: nobody signed it"
    assert claim.readable


def test_what_cannot_be_read_cannot_be_signed_as_it_is() -> None:
    broken = status({"id": "fx"}, unsigned(), problems=(Problem("wrong-value", "it is no date"),))
    assert Awaited(broken, "Ada").words == "says planned and counts as planned: it is no date"
    assert not Awaited(broken, "Ada").readable


def test_a_change_may_leave_nothing() -> None:
    assert LeftToEngineering().nothing
    assert not LeftToEngineering((Awaited(status({"id": "fx"}, unsigned()), "Ada"),)).nothing
