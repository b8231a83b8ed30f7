import pytest
from hypothesis import given
from hypothesis import strategies as st

from readyctl.adapters.meeting_drafts import decoded, encoded
from readyctl.core.meeting.draft import MeetingDraft

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


@given(TEXTS, TEXTS, st.dictionaries(TEXTS, TEXTS))
def test_a_draft_is_read_as_it_was_written(date: str, revision: str, answers: dict[str, str]) -> None:
    read = decoded(encoded(MeetingDraft(date, revision, answers)))
    assert read == MeetingDraft(date, revision, answers)
    assert list(read.answers) == list(answers)


@given(st.binary())
def test_bytes_that_are_no_draft_are_none(blob: bytes) -> None:
    assert decoded(blob) is None


@pytest.mark.parametrize(
    "blob",
    [b"{}", b"[]", b'{"answers": []}', b'{"answers": {}, "date": "x"}', b"[" * 100_000],
)
def test_json_of_another_shape_is_none(blob: bytes) -> None:
    assert decoded(blob) is None
