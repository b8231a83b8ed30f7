import pytest

from readyctl.core.deal.note import Handoff
from readyctl.core.interview.importing import import_notes
from readyctl.core.interview.places import NoteData
from readyctl.core.interview.sorting import DROP, INTERNAL, KEYS, needs_status, sort, unsorted
from readyctl.core.promise.model import Status

HEAD: NoteData = {"id": "acme", "customer": "Acme", "owner": "sam@example.com", "stage": "discovery"}
LINE = "Just give admins full access - confirmed"


def sorted_by(key: str) -> Handoff:
    data = HEAD | import_notes(f"{LINE}\nlol").data
    sort(data, LINE, key, Status.CONFIRMED)
    return Handoff.model_validate(data)


def test_each_key_puts_the_line_somewhere_and_leaves_the_others() -> None:
    for key in KEYS:
        made = sorted_by(key)
        assert made.unsorted == ("lol",)
        kept = "Just give admins full access" in made.model_dump_json(exclude={"unsorted"})
        assert kept is (key != DROP)


def test_an_internal_remark_is_a_note_of_ours_and_a_question_is_not_discussed() -> None:
    assert sorted_by(INTERNAL).notes == LINE
    (question,) = sorted_by("q").questions
    assert question.status is Status.NOT_DISCUSSED
    assert not needs_status("q")
    assert not needs_status(DROP)
    assert needs_status("s")


def test_the_last_line_takes_the_part_away() -> None:
    data: NoteData = {"unsorted": [LINE]}
    sort(data, LINE, "l", Status.ASSUMED)
    assert unsorted(data) == ()
    assert data == {"constraints": [{"text": "Just give admins full access", "status": "assumed"}]}


def test_a_line_that_is_not_there_is_not_sorted() -> None:
    with pytest.raises(ValueError, match="not in list"):
        sort({"unsorted": ["a"]}, "b", "s", Status.ASSUMED)
