from readyctl.core.deal.review import Unreviewed
from readyctl.core.deal.summary import HandoffSummary


def test_an_unreviewed_note_is_reviewed_by_nobody() -> None:
    assert HandoffSummary("a", None, None, Unreviewed("nobody looked"), 0, "no YAML").reviewed_by is None
