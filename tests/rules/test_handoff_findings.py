"""What findings about deal notes say, and how much they weigh."""

import datetime as dt

import pytest

from readyctl.core.diagnostic import Severity
from readyctl.core.entry import EntryKind, EntryPath
from readyctl.core.facts import Facts
from readyctl.core.handoff import Handoff, Review
from readyctl.core.handoff_entry import HandoffStatus
from readyctl.core.handoff_review import NO_HISTORY, Outdated, ReviewState
from readyctl.core.inventory import Inventory
from readyctl.core.roster import Assurance
from readyctl.core.settings import DEFAULTS
from readyctl.core.signoff import Act, ActKind
from readyctl.rules.handoffs import outdated_review, ownerless_two_way
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
