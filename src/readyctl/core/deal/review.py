"""Where engineering's review of a note stands. What counts as a review: docs/signing.md."""

from typing import assert_never

from msgspec import Struct

from readyctl.core.deal.note import Review, Verdict
from readyctl.core.trust.signoff import Act


class Unreviewed(Struct, frozen=True):
    """No engineer's word stands behind the note. `why` is one sentence for a person."""

    why: str


class Reviewed(Struct, frozen=True):
    """An engineer reviewed the note as it is. `review` is what her commit wrote, not what the file says."""

    act: Act
    review: Review


class Outdated(Struct, frozen=True):
    """An engineer reviewed the note, and since then it, or a feature promised in it, has changed.

    `why` is one sentence for a person, naming what changed.
    """

    act: Act
    review: Review
    why: str


ReviewState = Unreviewed | Reviewed | Outdated

NO_HISTORY = Unreviewed("nothing is known of the note's history here")


def review_word(state: ReviewState) -> str:
    """The state in the word of `handoff list --json`: none, valid, changes_requested or outdated."""
    match state:
        case Unreviewed():
            return "none"
        case Outdated():
            return "outdated"
        case Reviewed(review=Review(verdict=Verdict.CHANGES_REQUESTED)):
            return "changes_requested"
        case Reviewed():
            return "valid"
        case _:
            assert_never(state)
