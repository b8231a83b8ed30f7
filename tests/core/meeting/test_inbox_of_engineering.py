"""Whose inbox a thing of engineering lies in."""

from decimal import Decimal

from msgspec.structs import replace

from readyctl.core.deal.money import Money
from readyctl.core.deal.review import Outdated, Unreviewed
from readyctl.core.entry.document import Node, Problem
from readyctl.core.feature.inventory import FeatureStatus, Inventory
from readyctl.core.meeting.inbox import What
from readyctl.core.meeting.proposals import OpenProposal
from readyctl.core.meeting.waiting import OpenDeal, Waiting
from readyctl.core.trust.report import TrustFacts, UnentitledChange
from readyctl.core.trust.roster import Engineer, Roster
from readyctl.core.trust.settings import Settings
from support.inventories import TODAY, signed, status, unsigned
from support.waiting import ADA, BOB, CARA, ROSTER, SAM, days_ago, deal, euros, person, review, seen, waiting


def told(found: Waiting, who: Engineer) -> list[tuple[What, str]]:
    return [(item.what, item.subject) for item in seen(found, person(who, found.roster or ROSTER))]


def stale(name: str, days: int, **more: str) -> FeatureStatus:
    return status({"id": name, "level": "beta"}, signed(at=str(days_ago(days))), **more)  # type: ignore[arg-type]


def test_an_entry_lies_with_those_whose_line_names_its_area_and_else_with_a_star() -> None:
    found = waiting(stale("fx", 8), stale("find", 8, area="search"))
    assert told(found, BOB) == [(What.CONFIRM, "fx")]
    assert told(found, CARA) == told(found, ADA) == [(What.CONFIRM, "find")]


def test_what_is_older_than_twice_its_window_lies_with_the_leads_too() -> None:
    assert told(waiting(stale("fx", 14)), ADA) == []
    found = waiting(stale("fx", 15))
    assert told(found, ADA) == [(What.CONFIRM, "fx")]
    assert told(found, CARA) == []
    [item] = seen(found, person(ADA))
    assert item.why.endswith(
        "last confirmed 15 days ago, and 'beta' is fresh for 7; it has waited too long for Bob Byte"
    )


def test_an_entry_is_one_thing_the_one_that_has_to_be_settled_first() -> None:
    late: dict[str, Node] = {"id": "c", "level": "committed", "delivery": {"date": str(days_ago(1))}}
    broken = status({"id": "a"}, signed(), problems=(Problem("wrong-value", "no level", "", None),))
    found = waiting(
        broken,
        status({"id": "b", "level": "beta"}, unsigned()),
        status(late, signed(at="2026-01-01")),
        stale("d", 9),
        status({"id": "e"}, signed(at="2020-01-01")),
    )
    assert told(found, BOB) == [
        (What.SETTLE, "a"), (What.SIGN, "b"), (What.DUE, "c"), (What.CONFIRM, "d"),
    ]  # fmt: skip


def test_requests_of_one_person_are_one_thing_when_they_are_more_than_five() -> None:
    def asked(number: int) -> OpenProposal:
        worth = deal(f"d{number % 2}", value=euros(10))
        return OpenProposal(f"f{number}", "payments", None, {}, "pat@x", None, days_ago(number), "", (worth,))

    five = waiting(proposals=tuple(asked(number) for number in range(5)))
    assert [what for what, _ in told(five, BOB)] == [What.DECIDE] * 5
    six = waiting(proposals=tuple(asked(number) for number in range(6)))
    [item] = seen(six, person(BOB))
    assert (item.subject, item.since, item.value) == ("pat@x", days_ago(5), (Money(Decimal(20), "EUR"),))
    assert item.command == "readyctl feature proposals"


def test_a_note_in_writing_waits_for_a_review_by_those_who_answer_for_what_it_names() -> None:
    promise = {"feature": "fx", "kind": "demo", "status": "confirmed"}
    unread = OpenDeal("acme", deal("acme", promise), review=Unreviewed("none"))
    talk = OpenDeal("talk", deal("talk", promise, stage="evaluation"), review=Unreviewed("none"))
    nothing = OpenDeal("bare", deal("bare"), review=Unreviewed("none"))
    act = signed(by="Cara Cable").act
    changed = OpenDeal("old", deal("old", promise), review=Outdated(act, review("approved"), "more was said"))
    found = waiting(status({"id": "fx"}, signed()), deals=(unread, talk, nothing, changed))
    assert told(found, BOB) == [(What.REVIEW, "acme"), (What.REVIEW, "old")]
    assert told(found, CARA) == [(What.REVIEW, "bare"), (What.REVIEW, "old")]


def test_a_roster_to_settle_and_an_area_that_no_line_names_are_for_leads_alone() -> None:
    change = UnentitledChange("registry/roster.yaml", "c" * 40, "pat@example.com", "only a lead may")
    plain = Roster(engineers=(replace(ADA, areas=("search",)), BOB))
    facts = TrustFacts(plain, (change,), ("a", "b"), ("registry/readyctl.yaml",))
    found = waiting(status({"id": "fx"}, signed(), area="reports"), roster=plain, trust=facts)
    assert told(found, BOB) == []
    assert told(found, plain.engineers[0]) == [
        (What.SETTLE, subject) for subject in ("roster", "roster", "readyctl", "reports")
    ]


def test_of_two_entries_with_one_id_no_command_can_mean_one() -> None:
    found = waiting(stale("fx", 8), stale("fx", 8, area="search"))
    [item] = seen(found, person(BOB))
    assert (item.what, item.command) == (What.SETTLE, "readyctl check --select duplicate-id")


def test_a_file_with_errors_waits_for_its_owner_too_on_the_roster_or_not() -> None:
    broken = (Problem("wrong-value", "no level", "", None),)
    found = waiting(status({"id": "a", "owner": "sam@example.com"}, signed(), problems=broken))
    assert [item.what for item in seen(found, SAM)] == [What.SETTLE]


def test_what_commits_to_its_code_made_stale_waits_since_the_one_that_was_too_many() -> None:
    touched = replace(stale("fx", 3), stale=True, code_commits=("c", "b", "a"))
    settings = Settings(version=1, recheck_after_commits=2)
    found = Waiting(
        Inventory([touched], as_of=TODAY, revision=None, settings=settings), ROSTER, TrustFacts(ROSTER),
        days={"c": days_ago(0), "b": days_ago(1), "a": days_ago(2)},
    )  # fmt: skip
    [item] = seen(found, person(BOB))
    assert item.since == days_ago(1)
