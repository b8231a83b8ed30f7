"""`readyctl handoff new`: the interview, in each of its four ways."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from readyctl.cli import output
from readyctl.cli.deal.filing import file_note
from readyctl.cli.deal.telling import Wanted, told
from readyctl.cli.options import Here, Writing, command_line, required
from readyctl.core.deal.lines import lines
from readyctl.core.deal.note import Stage
from readyctl.core.deal.promise_changes import promise_words
from readyctl.core.entry.document import Node
from readyctl.core.entry.ids import ensure_id, suggested
from readyctl.core.interview.draft import Draft
from readyctl.core.interview.places import NoteData
from readyctl.core.interview.settling import shown
from readyctl.core.promise.check import check_promises
from readyctl.core.promise.words import is_fine, verdict_words
from readyctl.errors import Exit, Refused, UsageError
from readyctl.render.painting import Command, paint

if TYPE_CHECKING:
    from readyctl.workspace.changing.drafts import DraftFile
    from readyctl.workspace.changing.notes import NotePlace


@command_line(
    "readyctl handoff new --customer Acme",
    "readyctl handoff new --resume",
    "readyctl handoff new acme-2026-11",
    "readyctl handoff new --customer Acme --output acme.yaml",
    "readyctl handoff new acme-2026-11 --customer Acme --answers answers.yaml --yes",
)
def command(
    *,
    note: Annotated[str | None, typer.Argument(metavar="ID", help="Default: customer and month.")] = None,
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
    """Write a deal's note: five questions first, then what is still vague. Every answer is kept at once.

    With the id of a note that is there already, go on with it: what it leaves open is asked.
    """
    from readyctl.workspace.changing.notes import LooseNote, RegistryNotes

    today = here.as_of or dt.datetime.now(dt.UTC).date()
    wanted = Wanted(note, customer, owner, stage, today, answers, editor, plain, resume, fresh)
    if answers is None and not writing.may_ask:
        raise UsageError("an interview needs somebody to ask", help="add --answers FILE")
    place: NotePlace = LooseNote(target) if target else RegistryNotes(here.workspace())
    file, draft = _begin(place, wanted, writing)
    there = place.existing(draft.facts["id"])
    if there is None or answers is not None or editor:
        place.ensure_free(draft.facts["id"])
    _say_whose(draft, there)
    data = told(place, wanted, file, draft)
    if data is None:
        return Exit.INTERRUPTED
    if _filed(place, draft, data, writing):
        file.remove()
        if target is None:
            _say_what_does_not_hold(place, data)
        _what_next(str(target) if target else draft.facts["id"])
    return 0


def _begin(place: "NotePlace", wanted: Wanted, writing: Writing) -> tuple["DraftFile", Draft]:
    from readyctl.workspace.changing.drafts import DraftFile
    from readyctl.workspace.changing.interviews import draft_to_resume

    if wanted.resume:
        file = draft_to_resume(place, wanted.note)
        return file, file.load()
    there = place.existing(wanted.note) if wanted.note else None
    draft = Draft(_required_of(there) if there else _facts(place, wanted, writing))
    return DraftFile(place.draft(draft.facts["id"])), draft


def _required_of(note: NoteData) -> dict[str, str]:
    return {key: str(note[key]) for key in ("id", "customer", "owner", "stage")}


def _say_whose(draft: Draft, there: NoteData | None) -> None:
    """Where somebody goes on: whose note it is, and what was said last."""
    said = [answer.text for answer in draft.answers if answer.text.strip(" .")]
    if said or there is not None:
        output.say(f"{draft.facts['id']} is the note of {draft.facts['customer']} ({draft.facts['owner']})")
    if there is not None:
        said = said or [line.text for line in lines(shown(there))]
    if said:
        output.say(f"last said: {said[-1]}")


def _filed(place: "NotePlace", draft: Draft, data: NoteData, writing: Writing) -> bool:
    """Write the note; where the person says no, say that the answers are kept."""
    try:
        return file_note(place, data, writing)
    except Refused as error:
        kept = f"your answers are kept; go on with `{place.resume_command(draft.facts['id'])}`"
        raise Refused(error.message, help=error.help or kept) from error


def _given(answers: Path) -> dict[str, Node]:
    from readyctl.cli.deal.answers_file import read_answers

    return {} if str(answers) == "-" else read_answers(answers)


def _facts(place: "NotePlace", wanted: Wanted, writing: Writing) -> dict[str, str]:
    """The note's required keys: from options, the answers' file, git, or the person, in this order."""
    given = _given(wanted.answers) if wanted.answers else {}
    customer = required(wanted.customer or _text(given, "customer"), "--customer", "Customer", writing)
    owner = wanted.owner or _text(given, "owner") or place.owner()
    note_id = wanted.note or _text(given, "id")
    if note_id is None:
        note_id = f"{suggested(customer)[:55].rstrip('-')}-{wanted.today:%Y-%m}"
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


def _say_what_does_not_hold(place: "NotePlace", data: NoteData) -> None:
    """The promises that may not be made, while the call is still fresh."""
    for check in check_promises(shown(data).promises, place.facts().inventory):
        if not is_fine(check):
            words = f"{promise_words(check.promise)}: {verdict_words(check)}"
            output.say_lines((paint("does not hold: ", "red"), words))


def _what_next(name: str) -> None:
    output.say("next: ", Command(f"readyctl handoff check --gate estimate {name}"))
    output.say("      ", Command(f"readyctl handoff questions {name}"))
