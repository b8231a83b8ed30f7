from readyctl.core.deal.note import Handoff
from readyctl.core.deal.offering import Offering, exclusion
from readyctl.core.entry.document import Node
from support.inventories import held, inventory, signed, status

DELIVERY: Node = {"date": "2027-06-30", "scope": "One way.", "capacity": "two"}
EVIDENCE: Node = {"production": "a", "tests": "b", "docs": "c", "support": "d"}
KNOWN = inventory(
    status({"id": "fx", "name": "FX matching", "level": "committed", "delivery": DELIVERY}, signed()),
    status({"id": "forecast", "name": "AI cash forecast", "level": "exploratory"}, signed()),
    status(
        {
            "id": "export",
            "name": "Snowflake export",
            "level": "shipped",
            "evidence": EVIDENCE,
            "caveats": ["EU only"],
            "limits": [{"metric": "tables", "at_most": "12"}],
        },
        signed(),
    ),
)


def offering(*promises: dict[str, object]) -> Offering:
    head = {"id": "a", "customer": "Acme", "owner": "s", "stage": "proposal"}
    made = [{"status": "confirmed", "kind": "contract", **promise} for promise in promises]
    return Offering(Handoff.model_validate(head | {"promises": made}), held(KNOWN))


def test_what_waits_says_for_what_and_what_is_hidden_says_only_its_name() -> None:
    found = offering()
    assert found.left_out("FX matching works", "") == ("FX matching works", "coming by 2027-06-30")
    assert found.left_out("AI cash forecast works", "later") == ("AI cash forecast", "")
    assert exclusion("FX matching", "") == "not part of this proposal: FX matching"


def test_a_line_that_would_say_more_than_it_excludes_is_cut_to_its_names() -> None:
    words, _ = offering().left_out("Not yet. FX matching is live today", "assumed")
    assert words == "FX matching"


def test_a_promise_that_holds_has_its_date_limits_and_caveats() -> None:
    found = dict(offering({"feature": "fx", "due": "2027-09-30"}, {"feature": "export"}).promised())
    assert "we plan to deliver it by 2027-09-30. What it covers: One way." in found[0]
    assert found[1].startswith("Snowflake export is available today.")
    assert "EU only" in found[1]
    assert "Limits: tables at most 12" in found[1]


def test_a_promise_that_does_not_hold_is_left_out_by_name() -> None:
    found = offering({"feature": "forecast", "quote": "the AI cash forecast is coming"}, {"feature": "gone"})
    assert list(found.promised()) == []
    assert list(found.unpromised(frozenset())) == [(0, "AI cash forecast", ""), (1, "gone", "")]


def test_a_question_claims_nothing() -> None:
    found = offering()
    assert found.asked("Who approves?") == "Who approves?"
    assert found.asked("AI cash forecast is live") == "What exactly is needed of AI cash forecast?"


def test_a_promise_of_what_nobody_knows_is_left_out_by_what_it_promises_not_by_what_the_rep_wrote() -> None:
    said = "hm we told them they get Single Sign-On w/ Okta, finally"
    found = offering({"feature": "single-sign-on", "quote": said})
    assert list(found.unpromised(frozenset())) == [(0, "Single Sign-On", "")]
