import json
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from readyctl.core.deal.gate import GateCount
from readyctl.core.deal.lines import Part
from readyctl.core.deal.note import Stage
from readyctl.core.deal.summary import HandoffSummary, read_back, summary, summary_row
from readyctl.core.entry.document import Problem
from readyctl.core.entry.subject import Subject

TEXTS = st.text(max_size=5)
GATES = st.builds(
    GateCount,
    st.integers(0, 9),
    st.integers(0, 9),
    st.integers(0, 9),
    st.lists(st.sampled_from(Part), max_size=5).map(tuple),
    st.sampled_from([Fraction("0.3"), Fraction("0.5"), Fraction(1)]),
)


@given(
    st.builds(
        HandoffSummary,
        TEXTS,
        st.integers(0, 99),
        *(st.none() | TEXTS, st.none() | TEXTS, st.none() | st.sampled_from(Stage), st.none() | GATES),
        *(TEXTS, st.none() | TEXTS, st.none() | TEXTS),
    )
)
def test_a_row_comes_back_as_it_went(found: HandoffSummary) -> None:
    assert read_back(json.loads(json.dumps(summary_row(found)))) == found


def test_a_note_that_cannot_be_read_says_why_and_is_reviewed_by_nobody() -> None:
    problem = Problem("invalid-yaml", "no YAML")
    unread = summary(Subject(None, "registry/handoffs/a.yaml", "a", problems=(problem,)), 1, 0.3)
    assert unread == HandoffSummary("a", 1, why="no YAML")
    assert (unread.review, unread.reviewed_by, unread.gate) == ("none", None, None)
