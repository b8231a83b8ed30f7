"""What a text is taken for, and from what."""

import pytest

from readyctl.core.statement.passages import DocumentText, Passage, PassageKind
from readyctl.core.statement.text_kind import TextKind, guess


def document(*lines: str) -> DocumentText:
    """Lines as passages; one that begins with `#` is a heading."""
    kinds = (PassageKind.HEADING if line.startswith("#") else PassageKind.BODY for line in lines)
    return DocumentText(tuple(Passage(t.lstrip("# "), "", k) for t, k in zip(lines, kinds, strict=True)))


@pytest.mark.parametrize(
    ("ending", "lines", "kind"),
    [
        (".md", ("# Master Service Agreement", "The Service includes Kanban."), TextKind.CONTRACT),
        (".txt", ("ORDER FORM\nAcme Ltd",), TextKind.CONTRACT),
        (".docx", ("Hello", "It is good.", "And new.", "# Terms and conditions"), TextKind.CONTRACT),
        (".docx", ("# Schedule 2",), TextKind.CONTRACT),
        (".md", ("# Release schedule for March",), TextKind.PAGE),
        (".txt", ('This is between Acme Ltd (the "Customer") and us.',), TextKind.CONTRACT),
        (".md", ("# Our offer to Acme",), TextKind.PROPOSAL),
        (".md", ("# Response to your questions",), TextKind.PROPOSAL),
        (".md", ("# Response times",), TextKind.PAGE),
        (".md", ("# What we offer you",), TextKind.PAGE),
        (".md", ("# What is new", "The Provider shall deliver it."), TextKind.PAGE),
        (".txt", ("Hi Sam, thank you for the agreement that you sent me, I will read it.",), TextKind.MAIL),
        ("", ("Hi Jane,", "Multi-currency is live."), TextKind.MAIL),
        ("", ("Dear Dr. O\u2019Neil,\nit is live.",), TextKind.MAIL),
        ("", ("Good morning", "It is live."), TextKind.MAIL),
        ("", ("Subject: our call", "It is live."), TextKind.MAIL),
        ("", ("Hello", "Our proposal", "It is live."), TextKind.PROPOSAL),
        (".md", ("# Hello, world", "Dear reader, it is live."), TextKind.PAGE),
        (".txt", ("Hello worlds are printed by Kanban.",), TextKind.PAGE),
        (".txt", ("Highlights, in short", "It is live."), TextKind.PAGE),
        (".eml", ("Order form",), TextKind.MAIL),
        (".html", ("# Terms",), TextKind.PAGE),
        (".pptx", ("# Proposal",), TextKind.DECK),
    ],
)
def test_the_type_decides_first_then_titles_and_parties(
    ending: str, lines: tuple[str, ...], kind: TextKind
) -> None:
    assert guess(ending, document(*lines)).kind is kind


def test_a_guess_says_from_what() -> None:
    assert guess(".md", document("# Master Service Agreement")).why == "a title says 'Agreement'"
    assert guess(".eml", document("Hello")).why == "it is a .eml file"
    assert guess("", document("Hi Jane, it is live.")).why == "it begins with 'Hi Jane'"


def test_only_contracts_and_proposals_bind() -> None:
    assert [kind for kind in TextKind if kind.binding] == [TextKind.CONTRACT, TextKind.PROPOSAL]
