import datetime as dt

import pytest

from readyctl.core.deal.note import Review
from readyctl.core.deal.review import Outdated, Reviewed, ReviewState, Unreviewed, review_word
from readyctl.core.deal.summary import HandoffSummary
from readyctl.core.trust.assurance import Assurance
from readyctl.core.trust.signoff import Act, ActKind

ACT = Act(
    ActKind.SET, "a" * 40, "ada@example.com", "Ada", dt.datetime(2026, 1, 5, tzinfo=dt.UTC), Assurance.AUTHOR
)


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
    assert HandoffSummary("a", None, None, state, 0).reviewed_by == by
