"""What waits stands in the agenda too: with the feature that it is about, besides, or as a number."""

from hypothesis import given, settings
from hypothesis import strategies as st

from readyctl.core.meeting.agenda import agenda
from readyctl.core.meeting.inbox import InboxItem, What
from readyctl.core.meeting.sales_moment import SalesMoment
from readyctl.core.meeting.steps import AgendaStep, of_deals, steps_by_feature
from readyctl.core.meeting.waiting import OpenDeal
from readyctl.core.meeting.waits import Waits, WaitsFor, waits
from readyctl.core.promise.check import check_promises
from readyctl.core.text.command_line import command_line
from support.inventories import TODAY, inventory, signed, status, unsigned
from support.waiting import ADA, BOB, days_ago, deal, euros, person, waiting


def moment(*, sold: bool, claimed: bool, age: int) -> SalesMoment:
    """A feature that is sold or not, signed or not, so many days ago; and one that nobody sells, unsigned."""
    signature = unsigned() if claimed else signed(at=str(days_ago(age)))
    features = (
        status({"id": "fx", "name": "FX", "level": "beta"}, signature),
        status({"id": "idea", "level": "beta"}, unsigned()),
    )
    promise = {"feature": "fx", "kind": "contract", "due": "2027-01-01", "status": "confirmed"}
    note = deal("acme", *([promise] if sold else []), value=euros(10))
    checks = check_promises(note.promises, inventory(*features))
    found = waiting(*features, deals=(OpenDeal("acme", note, checks, to_ask=2),))
    return SalesMoment(found.inventory, (note,), waits=waits(found))


@given(st.booleans(), st.booleans(), st.integers(0, 20))
@settings(max_examples=12)
def test_everything_that_waits_is_in_the_agenda_once(sold: bool, claimed: bool, age: int) -> None:  # noqa: FBT001
    asked = moment(sold=sold, claimed=claimed, age=age)
    assert asked.waits is not None
    made = agenda(asked)
    told = [step.item for item in made.items for step in item.steps] + [s.item for s in made.besides]
    assert len(told) + made.elsewhere == asked.waits.count
    assert set(map(str, told)) <= {str(item) for group in asked.waits.groups for item in group.items}
    assert all(item.steps for item in made.to_decide if item.mismatches)
    assert made.elsewhere == (1 if sold else 1 + (claimed or age > 7))


def test_a_feature_that_nobody_sells_is_only_counted() -> None:
    made = agenda(moment(sold=True, claimed=True, age=0))
    assert [(item.view.id, [step.words for step in item.steps]) for item in made.items] == [
        ("fx", ["Bob Byte signs", "sam@example.com tells the customer"])
    ]
    assert [step.words for step in made.besides] == ["sam@example.com asks"]
    assert made.elsewhere == 1


def test_what_is_about_no_feature_stands_apart() -> None:
    found = moment(sold=True, claimed=True, age=0).waits
    assert found is not None
    steps = steps_by_feature(found, lambda written: written.upper())
    assert set(steps) == {"FX", "IDEA", None}
    assert [step.item.command for step in of_deals([steps["IDEA"], steps[None]], TODAY)] == [
        command_line("handoff questions", "acme")
    ]
    assert {AgendaStep("x", step.item).words for step in steps["FX"]} == {"x signs", "x tells the customer"}
    assert {step.item.what for step in steps["IDEA"]} == {What.SIGN}


def two_people_and_crossing_values() -> Waits:
    """Bob has 8,000 and 1,000 to sign, Ada 6,000; then each a feature that stands in no open deal."""

    def item(subject: str, amount: int, feature: str | None) -> InboxItem:
        notes = (deal(f"d-{subject}", value=euros(amount)),) if amount else ()
        return InboxItem(
            What.SIGN, subject, "why", f"readyctl explain {subject}", deals=notes, feature=feature
        )

    bobs = item("a", 8_000, "fx"), item("b", 1_000, "fx"), item("c", 500, "kb"), item("g", 20, None)
    adas = item("d", 6_000, "fx"), item("e", 700, "kb"), item("f", 30, None)
    return Waits(TODAY, (WaitsFor((person(BOB),), bobs), WaitsFor((person(ADA),), adas)))


def test_the_most_valuable_comes_first_whoever_it_waits_for() -> None:
    found = steps_by_feature(two_people_and_crossing_values(), str)
    assert [step.item.subject for step in found["fx"]] == ["a", "d", "b"]
    assert [step.item.subject for step in found["kb"]] == ["e", "c"]
    assert [step.item.subject for step in of_deals(found.values(), TODAY)] == list("adbecfg")
