"""What waits for whom: every page takes its part of one list."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from readyctl.core.deal.review import Unreviewed
from readyctl.core.meeting.decisions import Undecided
from readyctl.core.meeting.inbox import What
from readyctl.core.meeting.proposals import OpenProposal
from readyctl.core.meeting.record import Mismatch
from readyctl.core.meeting.repairs import repairs
from readyctl.core.meeting.waiting import OpenDeal, UnreadDeal, Waiting
from readyctl.core.meeting.waits import for_others, inbox_for, matters, waits
from readyctl.core.promise.check import check_promises
from readyctl.core.trust.colleague import Colleague
from support.inventories import inventory, signed, status, unsigned
from support.waiting import ADA, BOB, CARA, SAM, days_ago, deal, euros, person, waiting

NOBODY = Colleague("eve@example.com", "Eve")
EVERYBODY = (person(ADA), person(BOB), person(CARA), SAM)


def everything(stale_days: int, requests: int, bare: int, *, unreadable: bool) -> Waiting:
    """A moment with something of many kinds in it."""
    features = (
        status({"id": "fx", "level": "beta"}, unsigned()),
        status({"id": "find", "level": "beta"}, signed(at=str(days_ago(stale_days))), area="search"),
    )
    promise = {"feature": "fx", "kind": "contract", "due": "2027-01-01", "status": "confirmed"}
    note = deal("acme", promise, value=euros(10), close_date="2026-12-24")
    checks = check_promises(note.promises, inventory(*features))
    deals = [OpenDeal("acme", note, checks, review=Unreviewed("none"), to_ask=3)]
    deals += [OpenDeal(f"d{n}", deal(f"d{n}", stage="discovery"), to_ask=9) for n in range(bare)]
    asked = (
        OpenProposal(f"p{n}", "payments", None, {}, "pat@x", None, days_ago(n), "") for n in range(requests)
    )
    decided = Mismatch(feature="fx", found="late", owner="bob@example.com", by=days_ago(-9))
    return waiting(
        *features,
        deals=tuple(deals),
        proposals=tuple(asked),
        undecided=(Undecided(decided, days_ago(9)),),
        unreadable=(UnreadDeal("odd", None, "it is empty"),) if unreadable else (),
    )


MOMENTS = st.builds(
    everything, st.integers(0, 40), st.integers(0, 8), st.integers(0, 8), unreadable=st.booleans()
)


@given(MOMENTS)
@settings(max_examples=15)
def test_whom_a_thing_waits_for_finds_it_in_her_inbox_and_nothing_else_is_there(found: Waiting) -> None:
    for whose in EVERYBODY:
        hers = {item.subject for item in inbox_for(found, whose).items}
        groups = [group for group in waits(found).groups if str(whose) in map(str, group.people)]
        for_her = {item.subject for group in groups for item in group.items}
        late = {matter.item.subject for matter in matters(found) if matter.too_long}
        assert for_her <= hers <= for_her | (late if whose.leads else set())
    assert inbox_for(found, NOBODY).items == ()


@given(MOMENTS)
@settings(max_examples=15)
def test_the_repairs_are_the_same_things_in_another_order(found: Waiting) -> None:
    listed = ((group.people, item) for group in waits(found).groups for item in group.items)
    told = Counter((str(item), tuple(each.called for each in people)) for people, item in listed)
    assert told == Counter((str(each.item), each.by) for each in repairs(found))


@given(MOMENTS)
@settings(max_examples=15)
def test_others_are_told_with_as_much_as_on_the_page_of_all_and_what_is_left_out_is_mine_alone(
    found: Waiting,
) -> None:
    assert for_others(found, None) == for_others(found, NOBODY) == waits(found)
    for whose in EVERYBODY:
        others = for_others(found, whose).groups
        left_out = [group for group in waits(found).groups if group not in others]
        assert [*map(str, others)] == [str(g) for g in waits(found).groups if g not in left_out]
        assert all([*map(str, group.people)] == [str(whose)] for group in left_out)
        assert not any([*map(str, group.people)] == [str(whose)] for group in others)


def test_what_any_of_several_may_settle_stands_once_and_what_nobody_owns_too() -> None:
    found = waits(everything(40, 0, 0, unreadable=True))
    assert [(group.who, [i.subject for i in group.items]) for group in found.groups] == [
        ("Bob Byte", ["fx", "fx", "acme"]),
        ("sam@example.com", ["acme", "acme"]),
        ("Ada Lovelace or Cara Cable", ["find"]),
        ("nobody yet", ["odd"]),
    ]
    assert found.groups[2].items[0].why.endswith("; it has waited too long")
    assert found.count == 7


def test_what_waits_too_long_for_one_tells_everybody_with_whom_it_lies_as_well() -> None:
    late = waiting(status({"id": "fx", "level": "beta"}, signed(at=str(days_ago(15)))))
    [group] = waits(late).groups
    assert group.who == "Bob Byte"
    assert group.items[0].why.endswith("; it has waited too long, and lies with Ada Lovelace as well")
    assert for_others(late, person(ADA)).groups == (group,)
    assert [item.subject for item in inbox_for(late, person(ADA)).items] == ["fx"]


def test_the_day_of_a_thing_is_the_one_that_was_promised_or_set_else_when_a_deal_is_to_close() -> None:
    found = {(m.item.what, m.item.subject): m.item.by for m in matters(everything(0, 0, 0, unreadable=False))}
    assert str(found[What.SIGN, "fx"]) == str(found[What.TELL, "acme"]) == "2027-01-01"
    assert found[What.DUE, "fx"] == days_ago(-9)
    assert str(found[What.ASK, "acme"]) == "2026-12-24"
