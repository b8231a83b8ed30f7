"""Interviews that make notes: begun, taken up again from a draft, or held on one page."""

from pathlib import Path

from readyctl.core.deal.gaps import Gap
from readyctl.core.deal.note import Handoff
from readyctl.core.interview.conversation import Conversation, go_on, interview
from readyctl.core.interview.draft import Draft
from readyctl.core.interview.importing import import_notes
from readyctl.core.interview.places import NoteData
from readyctl.core.interview.template import template, without_hints
from readyctl.core.text.counting import counted
from readyctl.errors import UsageError
from readyctl.rules.deal import open_gaps
from readyctl.workspace.changing.drafts import DraftFile
from readyctl.workspace.changing.notes import DRAFT, LooseNote, NotePlace
from readyctl.workspace.changing.outputs import write_new
from readyctl.workspace.reading.notes import known_of


def conversation(place: NotePlace, draft: Draft) -> Conversation:
    """The interview about a note: from the beginning, or what a note that is there already leaves open."""
    world = place.facts()

    def gaps_of(note: Handoff) -> tuple[Gap, ...]:
        return open_gaps(note, world)

    there = place.existing(draft.facts["id"])
    if there is not None:
        return go_on(there, gaps_of, known_of(world))
    return interview(dict(draft.facts), gaps_of, known_of(world))


def draft_to_resume(place: NotePlace, note: str | None) -> DraftFile:
    """The draft of this note; without one named, the only draft there is.

    Raises `UsageError` where there is none, or none can be told from the others.
    """
    if note is not None or isinstance(place, LooseNote):
        file = DraftFile(place.draft(note or ""))
        if file.exists:
            return file
    drafts = place.drafts()
    if note is None and len(drafts) == 1:
        return DraftFile(drafts[0])
    ids = [path.name.removesuffix(DRAFT).lstrip(".") for path in drafts]
    if not ids:
        raise UsageError("there is no draft to go on with", help="start with `readyctl handoff new`")
    what = f"there is no draft '{note}'" if note else "there are several drafts"
    raise UsageError(what, help=f"name one: {', '.join(ids)}")


def make_room(file: DraftFile, place: NotePlace, note_id: str, *, fresh: bool) -> Path | None:
    """Put an old draft aside where `fresh` says so; where it lies then, None where there was none.

    One in which nothing was said yet is in nobody's way. Raises `UsageError` where there is another and
    nobody said what to do with it.
    """
    if not file.exists:
        return None
    if not fresh:
        kept = file.load()
        if not kept.answers and not kept.ahead:
            return None
        raise UsageError(
            f"there is a draft of this note, with {counted(len(kept.answers), 'answer')}",
            help=f"go on with `{place.resume_command(note_id)}`, or put it aside with --fresh",
        )
    return file.put_aside()


def page_of(place: NotePlace, draft: Draft) -> Path:
    """The page with the interview's questions, beside the drafts; one that is there already stays."""
    page = place.draft(draft.facts["id"]).with_suffix(".md")
    if not page.exists():
        write_new(page, template(draft.facts["customer"]).encode())
    return page


def from_page(page: Path, place: NotePlace, draft: Draft) -> NoteData:
    """The note that a filled-in page comes to. Raises `UsageError` where nobody wrote anything on it."""
    text = page.read_bytes().decode("utf-8", "replace")
    found = import_notes(without_hints(text), known_of(place.facts()))
    if not found.placed:
        raise UsageError("the page has no line of yours", help=f"the page is {page}; run the command again")
    return found.data | dict(draft.facts)
