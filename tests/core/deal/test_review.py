import datetime as dt

import pytest

from readyctl.core.deal.note import Handoff, Review
from readyctl.core.deal.reading import HandoffStatus
from readyctl.core.deal.review import Outdated, Reviewed, ReviewState, Unreviewed, review_word
from readyctl.core.deal.summary import summary
from readyctl.core.entry.path import EntryKind, EntryPath
from readyctl.core.entry.subject import Subject
from readyctl.core.trust.assurance import Assurance
from readyctl.core.trust.signoff import Act, ActKind

ACT = Act(
    ActKind.SET, "a" * 40, "ada@example.com", "Ada", dt.datetime(2026, 1, 5, tzinfo=dt.UTC), Assurance.AUTHOR
)

WHERE = EntryPath("registry/handoffs/a.yaml", EntryKind.HANDOFF, "a")
NOTE = Handoff.model_validate({"id": "a", "customer": "Acme", "owner": "sam@example.com", "stage": "won"})


def review(verdict: str) -> Review:
    return Review.model_validate({"as_of": "2026-01-05", "verdict": verdict})


@pytest.mark.parametrize(
    ("state", "word", "by"),
    [
        (Unreviewed("nobody looked"), "none", None),
        (Reviewed(ACT, review("approved")), "valid", "ada@example.com"),
        (Reviewed(ACT, review("changes_requested")), "changes_requested", "ada@example.com"),
        (Outdated(ACT, review("approved"), "it changed"), "outdated", "ada@example.com"),
    ],
)
def test_a_review_is_one_word_and_somebody_s(state: ReviewState, word: str, by: str | None) -> None:
    assert review_word(state) == word
    row = summary(Subject(HandoffStatus(WHERE, NOTE, state), WHERE.path, "a"), 0, 0.3)
    assert (row.review, row.reviewed_by) == (word, by)
