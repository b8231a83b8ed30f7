"""Interviews from Python: a draft to go on with, room for a new one, and one page."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from readyctl.core.interview.conversation import Answer
from readyctl.core.interview.draft import Draft
from readyctl.errors import UsageError
from readyctl.workspace.changing.drafts import DraftFile
from readyctl.workspace.changing.interviews import (
    conversation,
    draft_to_resume,
    from_page,
    make_room,
    page_of,
)
from readyctl.workspace.changing.notes import LooseNote, RegistryNotes
from support.cli import registry
from support.opened import opened

FACTS = {"id": "acme", "customer": "Acme", "owner": "sam@example.com", "stage": "discovery"}
DRAFT = Draft(FACTS)


def test_a_draft_is_gone_on_with_where_it_can_be_told_from_the_others(tmp_path: Path) -> None:
    with opened(registry(tmp_path)) as workspace:
        place = RegistryNotes(workspace)
        with pytest.raises(UsageError, match="there is no draft to go on with"):
            draft_to_resume(place, None)
        DraftFile(place.draft("acme")).save(DRAFT)
        assert draft_to_resume(place, None).path == draft_to_resume(place, "acme").path == place.draft("acme")
        DraftFile(place.draft("other")).save(DRAFT)
        with pytest.raises(UsageError, match="there are several drafts") as several:
            draft_to_resume(place, None)
        assert several.value.help == "name one: acme, other"
        with pytest.raises(UsageError, match="there is no draft 'third'"):
            draft_to_resume(place, "third")


def test_an_old_draft_is_kept_and_never_dropped_unasked(tmp_path: Path) -> None:
    place = LooseNote(tmp_path / "acme.yaml")
    file = DraftFile(place.draft("acme"))
    assert make_room(file, place, "acme", fresh=False) is None
    file.save(DRAFT)
    assert make_room(file, place, "acme", fresh=False) is None
    file.save(replace(DRAFT, answers=(Answer("trigger", "a call"),)))
    with pytest.raises(UsageError, match="there is a draft of this note, with one answer"):
        make_room(file, place, "acme", fresh=False)
    aside = make_room(file, place, "acme", fresh=True)
    assert aside is not None
    assert (aside.exists(), file.exists) == (True, False)


def test_a_page_without_a_line_is_no_note_and_one_with_a_line_is(tmp_path: Path) -> None:
    place = LooseNote(tmp_path / "acme.yaml")
    page = page_of(place, DRAFT)
    with pytest.raises(UsageError, match="the page has no line of yours"):
        from_page(page, place, DRAFT)
    page.write_text(page.read_text() + "\n## Unsorted\n\n- an audit failed\n")
    assert page_of(place, DRAFT) == page
    data = from_page(page, place, DRAFT)
    assert FACTS.items() <= data.items()
    assert "an audit failed" in str(data)


def test_an_interview_begins_with_what_was_promised(tmp_path: Path) -> None:
    asked = next(conversation(LooseNote(tmp_path / "acme.yaml"), DRAFT))
    assert asked.key == "promise.0"
