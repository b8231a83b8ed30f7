"""What findings about deal notes say, and how much they weigh."""

import datetime as dt

import pytest

from readyctl.core.deal.approvals import find_approval
from readyctl.core.deal.note import Handoff, Review
from readyctl.core.deal.reading import HandoffStatus
from readyctl.core.deal.review import NO_HISTORY, Outdated, ReviewState
from readyctl.core.deal.text import affirmed, word_pattern
from readyctl.core.entry.diagnostic import Severity
from readyctl.core.entry.path import EntryKind, EntryPath
from readyctl.core.feature.inventory import Inventory
from readyctl.core.trust.assurance import Assurance
from readyctl.core.trust.settings import DEFAULTS
from readyctl.core.trust.signoff import Act, ActKind
from readyctl.rules.deal import outdated_review, ownerless_two_way
from readyctl.rules.facts import Facts
from support.inventories import TODAY

FACTS = Facts(TODAY, Inventory([], as_of=TODAY, revision=None, settings=DEFAULTS), DEFAULTS)
HEAD = {"id": "acme", "customer": "Acme", "owner": "sam@example.com"}


def status(stage: str = "discovery", review: ReviewState = NO_HISTORY, **parts: object) -> HandoffStatus:
    note = Handoff.model_validate(HEAD | {"stage": stage} | parts)
    return HandoffStatus(EntryPath("handoffs/acme.yaml", EntryKind.HANDOFF, "acme"), note, review)


def outdated() -> Outdated:
    at = dt.datetime(2026, 11, 20, tzinfo=dt.UTC)
    act = Act(ActKind.CONFIRMED, "900d" * 10, "ada@example.com", "ada", at, Assurance.COMMITTER)
    review = Review.model_validate({"as_of": "2026-11-20", "verdict": "approved"})
    return Outdated(act, review, "a line was added")


@pytest.mark.parametrize(
    ("stage", "severity"),
    [("discovery", None), ("proposal", Severity.ERROR), ("contract", Severity.ERROR), ("won", None)],
)
def test_an_outdated_review_weighs_most_while_a_proposal_is_out(
    stage: str, severity: Severity | None
) -> None:
    (finding,) = outdated_review.check(status(stage, outdated()), FACTS)
    assert finding.severity is severity


@pytest.mark.parametrize(
    ("owner", "words"),
    [
        ("both", "'contacts' flows both ways, and 'both' names no single owner"),
        (None, "'contacts' flows both ways, and 'source_of_truth' is missing"),
    ],
)
def test_two_way_data_without_an_owner_is_told_in_a_sentence(owner: str | None, words: str) -> None:
    data = {"what": "contacts", "direction": "two-way", "source_of_truth": owner, "status": "assumed"}
    (finding,) = ownerless_two_way.check(status(data=[data]), FACTS)
    assert finding.message == words


UNRELATED = [
    "Sick leave stays in the other tool",
    "A password reset takes a minute",
    "The office is open from 9 to 17",
    "Urgent parcels are marked red",
    "Parcels over 30 kg go by road",
    "Old invoices are locked",
]


def missing(*constraints: str, step: str = "Approves the request") -> set[str]:
    steps = [{"who": "manager", "text": step, "status": "confirmed"}]
    lines = [{"text": text, "status": "confirmed"} for text in constraints]
    note = Handoff.model_validate(
        HEAD | {"stage": "discovery", "workflow": {"steps": steps}, "constraints": lines}
    )
    approval = find_approval(note)
    return {part.value for part in approval.missing} if approval else set()


def test_words_about_something_else_answer_nothing_about_an_approval() -> None:
    assert missing(*UNRELATED) == missing()


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("When the manager is sick, the deputy acts", "absence"),
        ("Urgent requests skip the queue", "override"),
        ("Rejected requests go back to the sender", "rejection path"),
        ("A request that is changed is reset", "edits after approval"),
        ("Requests below 50 EUR pass at once", "threshold"),
        ("A new approval is needed from 500 EUR", "threshold"),
    ],
)
def test_a_line_about_the_approver_the_decision_or_its_object_answers(line: str, part: str) -> None:
    assert part in missing()
    assert part not in missing(line)


@pytest.mark.parametrize("text", ["Approves requests from 9 to 17", "Approves requests from 9 am to 5 pm"])
def test_a_time_of_day_is_no_threshold(text: str) -> None:
    assert "threshold" in missing(step=text)


@pytest.mark.parametrize(
    "text", ["Approves requests above 500 EUR", "Approves requests from €500", "Approves requests ≥ 500"]
)
def test_an_amount_is_a_threshold(text: str) -> None:
    assert "threshold" not in missing(step=text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("they do not need any reports", False),
        ("there is no report", False),
        ("reports are not needed", False),
        ("they don't use paper, and need reports", True),
        ("nothing ships before the report is read", True),
        ("no charts but reports", True),
        ("no reports now; reports later", True),
    ],
)
def test_a_denied_word_is_not_affirmed(text: str, found: bool) -> None:  # noqa: FBT001 - a table of answers
    assert bool(affirmed(text, word_pattern("reports?"))) is found
