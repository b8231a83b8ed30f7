import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readyctl.adapters.yaml_editor import dump
from readyctl.adapters.yaml_reader import read
from readyctl.core.answer_reading import direction, verbs
from readyctl.core.document import Node
from readyctl.core.entry import EntryKind
from readyctl.core.handoff import Handoff, Status, Verb
from readyctl.core.note_import import import_notes, summary
from readyctl.core.note_reading import movement, role, short_line

HEAD: dict[str, Node] = {"id": "acme", "customer": "Acme", "owner": "sam@example.com", "stage": "discovery"}


def note(text: str) -> Handoff:
    return Handoff.model_validate(HEAD | import_notes(text).data)


@pytest.mark.parametrize(
    ("line", "text", "status"),
    [
        ("Managers approve over 500 EUR - assumed.", "Managers approve over 500 EUR", Status.ASSUMED),
        ("- Records sync nightly to ERP - confirmed.", "Records sync nightly to ERP", Status.CONFIRMED),
        ("3) Reports (not discussed)", "Reports", Status.NOT_DISCUSSED),
        ("* Seven years [ASSUMED]", "Seven years", Status.ASSUMED),
        ("Pays \u2014 open", "Pays", Status.NOT_DISCUSSED),
        ("They confirmed", "They confirmed", None),
        ("assumed", "assumed", None),
        ("- assumed", "assumed", None),
    ],
)  # fmt: skip
def test_a_tag_stands_at_the_end(line: str, text: str, status: Status | None) -> None:
    short = short_line(line)
    assert (short.text, short.status) == (text, status)


def test_ways_of_data() -> None:
    assert movement("Customer records sync nightly to ERP") == {
        "what": "Customer records",
        "to": "ERP",
        "when": "nightly",
    }
    assert movement("contacts from CRM to billing, two-way, CSV") == {
        "what": "contacts",
        "from": "CRM",
        "to": "billing",
        "direction": "two-way",
        "format": "CSV",
    }
    assert movement("The weather was nice") is None


def test_what_roles_may_do() -> None:
    assert role("Finance can view and export") == {"role": "Finance", "can": ["view", "export"]}
    assert role("Auditor: read only") == {"role": "Auditor", "can": ["view"]}
    assert role("Managers can approve over 500 EUR") is None
    assert verbs("everything") == tuple(Verb)
    assert verbs("nothing at all") == ()
    assert direction("it comes back") is not None
    assert direction("perhaps") is None


def test_headings_say_where_lines_belong_and_words_do_elsewhere() -> None:
    made = note(
        "# Refunds of Harbour\nManagers approve refunds over $500 - assumed.\n"
        "If the approver is away, finance may override\n"
        "## Steps\n1. team lead: reviews the request\n"
        "Later:\n* Reports\n## Questions\nWho pays?\n"
    )
    first, second = made.workflow.steps
    assert (first.who, first.status, second.who) == ("Managers", Status.ASSUMED, "team lead")
    assert made.workflow.exceptions[0].when == "the approver is away"
    assert made.day_one.later[0].text == "Reports"
    assert made.questions[0].text == "Who pays?"
    assert made.notes == "Refunds of Harbour"


def test_what_finds_no_place_is_an_open_question_with_its_own_words() -> None:
    made = note("The weather was nice.\nTrigger: a mail\nTrigger: a call")
    assert [question.text for question in made.questions] == ["The weather was nice.", "Trigger: a call"]
    assert made.questions[0].status is Status.NOT_DISCUSSED


def test_windows_line_ends_right_to_left_and_emoji() -> None:
    peace = "\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd"
    made = note(f"\ufeff## Constraints\r\n- {peace} (confirmed)\r\n- \U0001f680 in May\r\n")
    assert [line.text for line in made.constraints] == [peace, "\U0001f680 in May"]


def test_ten_thousand_lines_lose_none() -> None:
    imported = import_notes("\n".join(f"Line {n} of the call - assumed" for n in range(10_000)))
    assert len(imported.placed) == 10_000
    assert [number for number, _, _ in summary(imported)] == list(range(1, 10_001))


_GLUE = {
    "from",
    "to",
    "into",
    "sync",
    "syncs",
    "go",
    "goes",
    "can",
    "may",
    "and",
    "confirmed",
    "assumed",
    "if",
    "when",
}
_LINE = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cf"]), max_size=40),
    st.lists(
        st.sampled_from(
            [
                *("CRM", "from", "to", "ERP", "nightly", "managers", "approve", "can", "view", "if", "away,"),
                *("pays", "#", "- ", "Later:", "(assumed)", "confirmed", "?", "sync", "customer:", "stage:"),
            ]
        ),
        max_size=8,
    ).map(" ".join),
)  # fmt: skip


@given(st.lists(_LINE, max_size=12))
@settings(max_examples=100, deadline=None)
def test_nothing_is_dropped_and_the_result_is_a_note(found: list[str]) -> None:
    imported = import_notes("\n".join(found))
    made = Handoff.model_validate(HEAD | imported.data)
    assert made is not None
    kept = " ".join(_texts(imported.data))
    for line in found:
        for word in re.findall(r"\w+", line):
            if len(word) > 1 and word.lower() not in _GLUE and not word.isdigit():
                assert word.lower() in kept.lower() or _names_a_part(line), (word, imported.data)


def test_the_result_is_written_as_yaml_and_read_back() -> None:
    imported = import_notes('- Orders go nightly to ERP: as CSV # really\n- "quoted" (confirmed)\nWho?')
    data = HEAD | imported.data
    assert read(dump(data).encode(), EntryKind.HANDOFF).data == data


def _names_a_part(line: str) -> bool:
    """A bare heading such as `## Data`, which says no more than where the next lines belong."""
    return import_notes(line).placed == ()


def _texts(node: Node) -> list[str]:
    if isinstance(node, dict):
        return [text for key, item in node.items() for text in (key, *_texts(item))]
    if isinstance(node, list):
        return [text for item in node for text in _texts(item)]
    return [node] if node else []


@pytest.mark.parametrize("piece", [" ", "from ", "who can ", "a: ", "- ", "a", "(", "when a ", "go to "])
def test_a_line_of_sixty_thousand_characters_ends_and_is_kept(piece: str) -> None:
    text = "x" + (piece * 60_000)[:60_000] + "y"
    (placed,) = import_notes(text).placed
    assert placed.text == " ".join(text.split())
