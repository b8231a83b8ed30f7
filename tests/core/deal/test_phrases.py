import pytest

from readyctl.core.deal import topics
from readyctl.core.deal.note import Handoff
from readyctl.core.deal.phrases import risky_phrases, vague_words
from readyctl.core.deal.text import plain

HEAD = {"id": "acme", "customer": "Acme", "owner": "sam@example.com", "stage": "discovery"}


def note(text: str, **more: object) -> Handoff:
    return Handoff.model_validate({**HEAD, "constraints": [{"text": text, "status": "confirmed"}], **more})


@pytest.mark.parametrize(
    "text",
    [
        "it is just a simple sync",
        "only admins need it",
        "our process is standard",
        "we already have this in another tool",
        "users can update it later",
        "different people see different things",
    ],
)
def test_a_phrase_that_hides_details_is_found(text: str) -> None:
    assert list(risky_phrases(note(text), ()))


@pytest.mark.parametrize("text", ["the standard fee is 5 EUR", "admins may view it", "full access logs"])
def test_ordinary_words_hide_nothing(text: str) -> None:
    assert not list(risky_phrases(note(text), ()))


def test_a_vague_word_is_vague_until_the_note_says_more() -> None:
    assert [word.name for _, word in vague_words(note("They need approvals"))] == ["approvals"]
    steps = {"steps": [{"who": "CFO", "text": "approves it", "status": "confirmed"}]}
    assert not list(vague_words(note("They need approvals", workflow=steps)))


@pytest.mark.parametrize(
    ("pattern", "said", "not_said"),
    [
        (topics.ALERTS, "the buyer is told by e-mail", "the mail room is closed"),
        (topics.RECIPIENT, "notify finance", "notify when done"),
        (topics.REPORTS, "a monthly report", "the manager approves"),
        (topics.AUDIT_HISTORY, "kept for seven years", "they keep it short"),
        (topics.OLD_DATA, "existing refunds", "old age"),
        (topics.NO_DATA, "no other systems", "two systems"),
        (topics.SECOND_ROLE, "four-eyes", "two eyes"),
        (topics.SEPARATE_JOBS, "a shared account", "their account"),
        (topics.MATCHING, "by order number", "by phone number"),
        (topics.LIMITED_VIEW, "only their own", "they see it"),
        (topics.HEDGES, "probably weekly", "weekly"),
        (topics.OUTSIDERS, "suppliers", "supply"),
        (topics.BROAD_LABELS, "admins", "administration"),
        (topics.INSIDER_WORDS, "a webhook", "the front-end desk"),
    ],
)
def test_a_topic_is_touched_by_its_words_and_not_by_their_neighbours(
    pattern: object, said: str, not_said: str
) -> None:
    search = pattern.search  # type: ignore[attr-defined]
    assert search(plain(said))
    assert not search(plain(not_said))
