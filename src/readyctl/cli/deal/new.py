"""`readyctl handoff new`: the interview, in each of its four ways."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from readyctl.adapters.drafts import Draft, DraftFile
from readyctl.cli import output
from readyctl.cli.deal.desks import DRAFT, Desk, FileDesk, RegistryDesk
from readyctl.cli.options import Here, Writing, command_line, required
from readyctl.core.deal.note import Stage
from readyctl.core.entry.document import Node
from readyctl.core.entry.ids import ensure_id, suggested
from readyctl.core.interview.conversation import Conversation, NoteData, interview
from readyctl.errors import UsageError

if TYPE_CHECKING:
    from readyctl.core.deal.gaps import Gap
    from readyctl.core.deal.note import Handoff

INTERRUPTED = 130


@command_line(
    "readyctl handoff new --customer Acme",
    "readyctl handoff new --resume",
    "readyctl handoff new --customer Acme --output acme.yaml",
    "readyctl handoff new acme-2026-11 --customer Acme --answers answers.yaml --yes",
)
def command(
    *,
    note: Annotated[str | None, typer.Argument(metavar="[ID]", help="Default: customer and month.")] = None,
    customer: Annotated[str | None, typer.Option(help="Whose deal it is.")] = None,
    owner: Annotated[str | None, typer.Option(help="Who answers for it. Default: your git address.")] = None,
    stage: Annotated[Stage, typer.Option(help="Where the deal stands.")] = Stage.DISCOVERY,
    target: Annotated[
        Path | None, typer.Option("--output", metavar="FILE", help="Write there; needs no repository.")
    ] = None,
    answers: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Take the answers from a YAML file; - is stdin.")
    ] = None,
    editor: Annotated[bool, typer.Option("--editor", help="Fill in one page in your editor.")] = False,
    plain: Annotated[bool, typer.Option("--plain", help="Plain line prompts.")] = False,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with a draft.")] = False,
    fresh: Annotated[bool, typer.Option("--fresh", help="Put an old draft aside.")] = False,
    here: Here,
    writing: Writing,
) -> int:
    """Write a deal's note: five questions first, then what is still vague. Every answer is kept at once."""
    wanted = _Wanted(note, customer, owner, stage, answers, editor, plain, resume, fresh)
    if answers is None and not writing.may_ask:
        raise UsageError("an interview needs somebody to ask", help="add --answers FILE")
    desk: Desk = FileDesk(target) if target else RegistryDesk.open(here)
    file, draft = _begin(desk, wanted, writing)
    desk.ensure_free(draft.facts["id"])
    data = _told(desk, wanted, file, draft)
    if data is None:
        return INTERRUPTED
    if desk.write(data, writing):
        file.remove()
        _what_next(str(target) if target else draft.facts["id"])
    return 0


@dataclass(frozen=True)
class _Wanted:
    note: str | None
    customer: str | None
    owner: str | None
    stage: Stage
    answers: Path | None
    editor: bool
    plain: bool
    resume: bool
    fresh: bool


def _begin(desk: Desk, wanted: _Wanted, writing: Writing) -> tuple[DraftFile, Draft]:
    if wanted.resume:
        file = _draft_to_resume(desk, wanted.note)
        return file, file.load()
    draft = Draft(_facts(desk, wanted, writing))
    return DraftFile(desk.draft(draft.facts["id"])), draft


def _told(desk: Desk, wanted: _Wanted, file: DraftFile, draft: Draft) -> NoteData | None:
    """The note's data, in the way that was asked for; None where the person left."""
    if wanted.answers is not None:
        return _from_file(desk, draft, wanted.answers)
    if wanted.editor:
        return _from_editor(desk, draft)
    if not wanted.resume:
        _make_room(file, desk, draft.facts["id"], fresh=wanted.fresh)
    return _from_person(desk, file, draft, plain=wanted.plain)


def _given(answers: Path) -> dict[str, Node]:
    from readyctl.cli.deal.answers_file import read_answers

    return {} if str(answers) == "-" else read_answers(answers)


def _facts(desk: Desk, wanted: _Wanted, writing: Writing) -> dict[str, str]:
    """The note's required keys: from options, the answers' file, git, or the person, in this order."""
    given = _given(wanted.answers) if wanted.answers else {}
    customer = required(wanted.customer or _text(given, "customer"), "--customer", "Customer", writing)
    owner = wanted.owner or _text(given, "owner") or desk.owner()
    note_id = wanted.note or _text(given, "id")
    if note_id is None:
        note_id = f"{suggested(customer)[:55].rstrip('-')}-{dt.datetime.now(dt.UTC):%Y-%m}"
    ensure_id("id", note_id)
    return {
        "id": note_id,
        "customer": customer,
        "owner": required(owner, "--owner", "Your e-mail address", writing),
        "stage": _text(given, "stage") or wanted.stage.value,
    }


def _text(given: dict[str, Node], key: str) -> str | None:
    value = given.get(key)
    return value if isinstance(value, str) else None


def _draft_to_resume(desk: Desk, note: str | None) -> DraftFile:
    if note is not None or isinstance(desk, FileDesk):
        file = DraftFile(desk.draft(note or ""))
        if file.exists:
            return file
    drafts = desk.drafts()
    if note is None and len(drafts) == 1:
        return DraftFile(drafts[0])
    ids = [path.name.removesuffix(DRAFT).lstrip(".") for path in drafts]
    if not ids:
        raise UsageError("there is no draft to go on with", help="start with `readyctl handoff new`")
    what = f"there is no draft '{note}'" if note else "there are several drafts"
    raise UsageError(what, help=f"name one: {', '.join(ids)}")


def _make_room(file: DraftFile, desk: Desk, note_id: str, *, fresh: bool) -> None:
    if not file.exists:
        return
    if not fresh:
        raise UsageError(
            f"there is a draft of this note, with {len(file.load().answers)} answers",
            help=f"go on with `{desk.resume_command(note_id)}`, or put it aside with --fresh",
        )
    output.say(f"the old draft is kept as {file.put_aside()}")


def _start(desk: Desk, draft: Draft) -> Conversation:
    from readyctl.rules.deal import open_gaps

    world = desk.facts()

    def gaps_of(note: "Handoff") -> tuple["Gap", ...]:
        return open_gaps(note, world)

    return interview(dict(draft.facts), gaps_of)


def _from_person(desk: Desk, file: DraftFile, draft: Draft, *, plain: bool) -> NoteData | None:
    from readyctl.cli.deal.asking import hold
    from readyctl.cli.deal.terminal_prompts import front

    output.say("Every answer is kept as you give it. < goes back; Ctrl-C stops, and you can go on later.")
    file.save(draft)
    try:
        return hold(lambda: _start(desk, draft), front(plain=plain), file, draft)
    except (KeyboardInterrupt, EOFError):
        output.say("")
        output.say(f"kept as a draft; go on with: {desk.resume_command(draft.facts['id'])}")
        return None


def _from_file(desk: Desk, draft: Draft, answers: Path) -> NoteData:
    from readyctl.cli.deal.answers_file import read_answers, tell

    return tell(_start(desk, draft), read_answers(answers)) | dict(draft.facts)


def _from_editor(desk: Desk, draft: Draft) -> NoteData:
    """One page with the same questions; the page stays beside the drafts until the note is written."""
    from readyctl.adapters.files import write_atomically
    from readyctl.adapters.text_editor import edit_in_editor
    from readyctl.core.interview.importing import import_notes
    from readyctl.core.interview.template import template, without_hints

    page = desk.draft(draft.facts["id"]).with_suffix(".md")
    if not page.exists():
        write_atomically(page, template(draft.facts["customer"]).encode(), expect=None)
    edit_in_editor(page)
    text = page.read_bytes().decode("utf-8", "replace")
    found = import_notes(without_hints(text))
    if not found.placed:
        raise UsageError("the page has no line of yours", help=f"the page is {page}; run the command again")
    output.say(f"your page is kept as {page}")
    return found.data | dict(draft.facts)


def _what_next(name: str) -> None:
    output.say(f"next: readyctl handoff check --gate estimate {name}")
    output.say(f"      readyctl handoff questions {name}")
