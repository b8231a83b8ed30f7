"""What is repaired first: by the money behind it, for each command that it takes."""

import shlex

from hypothesis import given
from hypothesis import strategies as st

from readyctl.core.deal.review import Unreviewed
from readyctl.core.entry.document import Problem
from readyctl.core.meeting.inbox import What
from readyctl.core.meeting.proposals import OpenProposal
from readyctl.core.meeting.repairs import repairs
from readyctl.core.meeting.waiting import OpenDeal, Waiting
from support.inventories import signed, status, unsigned
from support.waiting import days_ago, deal, euros, waiting


def told(found: Waiting) -> list[tuple[What, str, int]]:
    return [(each.item.what, each.item.subject, each.effort) for each in repairs(found)]


def asked(feature: str, worth: int, *obstacles: str) -> OpenProposal:
    note = deal(feature, value=euros(worth)) if worth else None
    deals = (note,) if note else ()
    return OpenProposal(feature, "payments", None, {}, "pat@x", None, days_ago(1), "", deals, obstacles)


def test_the_most_money_for_one_command_comes_first() -> None:
    slow = asked("slow", 150, "a", "b")
    found = waiting(proposals=(asked("small", 10), asked("none", 0), asked("big", 100), slow))
    assert [each[1:] for each in told(found)] == [("big", 1), ("slow", 3), ("small", 1), ("none", 1)]


def test_what_cannot_be_accepted_as_it_is_is_shown_first() -> None:
    quick, slow = repairs(waiting(proposals=(asked("a", 10), asked("b", 10, "delivery.scope is missing"))))
    assert quick.item.command == "readyctl feature sign a --accept"
    assert slow.item.command == "readyctl explain b"


def test_without_money_the_least_effort_comes_first_then_the_oldest() -> None:
    broken = tuple(Problem("wrong-value", f"no level {number}", "", None) for number in range(3))
    found = waiting(
        status({"id": "broken"}, signed(), problems=broken),
        status({"id": "unsigned", "level": "beta"}, unsigned()),
        status({"id": "young", "level": "beta"}, signed(at=str(days_ago(9)))),
        status({"id": "old", "level": "beta"}, signed(at=str(days_ago(20)))),
        deals=(OpenDeal("acme", deal("acme"), review=Unreviewed("none")),),
    )
    assert [each[1:] for each in told(found)] == [
        ("old", 1), ("young", 1), ("unsigned", 1), ("acme", 2), ("broken", 4),
    ]  # fmt: skip


def test_whoever_may_make_it_is_named() -> None:
    [repair] = repairs(waiting(status({"id": "fx", "level": "beta"}, unsigned())))
    assert repair.by == ("Bob Byte",)


@given(st.lists(st.tuples(st.integers(0, 1000), st.integers(0, 3)), max_size=6))
def test_each_line_is_a_command_and_worth_never_rises(worths: list[tuple[int, int]]) -> None:
    proposals = (asked(f"f{n}", worth, *("x",) * lack) for n, (worth, lack) in enumerate(worths))
    found = repairs(waiting(proposals=tuple(proposals)))
    assert [each.worth for each in found] == sorted((each.worth for each in found), reverse=True)
    assert all(shlex.split(each.item.command)[0] == "readyctl" for each in found)
