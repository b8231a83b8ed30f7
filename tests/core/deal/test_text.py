import pytest

from readyctl.core.deal.note import Handoff
from readyctl.core.deal.text import affirmed, is_blank, plain, said, statements, word_pattern

APPROVAL = word_pattern("approvals?", "sign-offs?")


@pytest.mark.parametrize(
    ("text", "blank"),
    [
        (None, True),
        ("", True),
        ("TBD.", True),
        ("don\u2019t know", True),
        ("?", True),
        ("ten", False),
        ("tbd soon", False),
    ],
)
def test_an_answer_that_says_nothing_is_blank(text: str | None, *, blank: bool) -> None:
    assert is_blank(text) is blank


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("an approval comes first", True),
        ("no approval", False),
        ("it needs no second approval", False),
        ("the approval is not needed", False),
        ("not today, but an approval comes later", True),
        ("no invoice leaves without sign-off", False),
        ("approvalism", False),
    ],
)
def test_what_a_clause_denies_it_does_not_say(text: str, *, found: bool) -> None:
    assert bool(affirmed(plain(text), APPROVAL)) is found


def test_typography_makes_no_difference() -> None:
    assert plain("  Sign\u2011Offs \u2013 \u201cNow\u201d ") == 'sign-offs - "now"'


def test_every_free_text_is_a_statement_and_names_are_not() -> None:
    note = Handoff.model_validate(
        {
            "id": "a", "customer": "A", "owner": "s", "stage": "discovery",
            "roles": [{"role": "approval clerk", "can": ["view"], "status": "assumed"}],
            "data": [{"what": "orders", "from": "CRM", "to": "ERP", "when": "nightly", "status": "assumed"}],
            "questions": [{"text": "An approval?", "status": "not_discussed"}],
        }
    )  # fmt: skip
    assert [(s.text, s.open) for s in statements(note)] == [
        ("orders", False), ("nightly", False), ("An approval?", True),
    ]  # fmt: skip
    assert said(note, APPROVAL)
    assert not said(note, word_pattern("clerk"))
