"""The four ways in which somebody tells a note: at the prompts, in an editor, from a file, or by a draft."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from readyctl.cli import output
from readyctl.core.deal.note import Stage
from readyctl.core.interview.draft import Draft
from readyctl.core.interview.places import NoteData
from readyctl.render.painting import Command

if TYPE_CHECKING:
    from readyctl.workspace.changing.drafts import DraftFile
    from readyctl.workspace.changing.notes import NotePlace


class Wanted(Struct, frozen=True):
    """What the command line says about the note, and how it is to be told."""

    note: str | None
    customer: str | None
    owner: str | None
    stage: Stage
    today: dt.date
    answers: Path | None
    editor: bool
    plain: bool
    resume: bool
    fresh: bool


def told(place: "NotePlace", wanted: Wanted, file: "DraftFile", draft: Draft) -> NoteData | None:
    """The note's data, in the way that was asked for; None where the person left."""
    if wanted.answers is not None:
        return _from_file(place, draft, wanted.answers)
    if wanted.editor:
        return _from_editor(place, draft)
    if not wanted.resume:
        _make_room(file, place, draft.facts["id"], fresh=wanted.fresh)
    return _from_person(place, file, draft, plain=wanted.plain)


def _make_room(file: "DraftFile", place: "NotePlace", note_id: str, *, fresh: bool) -> None:
    from readyctl.workspace.changing.interviews import make_room

    if aside := make_room(file, place, note_id, fresh=fresh):
        output.say(f"the old draft is kept as {aside}")


def _from_person(place: "NotePlace", file: "DraftFile", draft: Draft, *, plain: bool) -> NoteData | None:
    from readyctl.cli.deal.asking import hold
    from readyctl.cli.deal.terminal_prompts import front
    from readyctl.workspace.changing.interviews import conversation

    output.say_lines(
        "Every answer is kept as you give it. < goes back; Ctrl-C stops, and you can go on later."
    )
    file.save(draft)
    try:
        return hold(lambda: conversation(place, draft), front(plain=plain), file, draft)
    except (KeyboardInterrupt, EOFError):
        output.say("")
        output.say("kept as a draft; go on with: ", Command(place.resume_command(draft.facts["id"])))
        return None


def _from_file(place: "NotePlace", draft: Draft, answers: Path) -> NoteData:
    from readyctl.cli.deal.answers_file import read_answers, tell
    from readyctl.workspace.changing.interviews import conversation

    return tell(conversation(place, draft), read_answers(answers)) | dict(draft.facts)


def _from_editor(place: "NotePlace", draft: Draft) -> NoteData:
    """One page with the same questions; the page stays beside the drafts until the note is written."""
    from readyctl.workspace.changing.interviews import from_page, page_of
    from readyctl.workspace.changing.outputs import edit_by_hand

    page = page_of(place, draft)
    edit_by_hand(page)
    data = from_page(page, place, draft)
    output.say(f"your page is kept as {page}")
    return data
