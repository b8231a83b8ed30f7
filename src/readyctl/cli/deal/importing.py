"""`readyctl handoff import`: notes that were written elsewhere become a deal's note."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from readyctl.cli import output
from readyctl.cli.changes import carry_out
from readyctl.cli.deal.filing import file_note
from readyctl.cli.deal.terminal_prompts import front
from readyctl.cli.deal.triage import sort_out
from readyctl.cli.options import Here, Writing, command_line, required
from readyctl.core.deal.note import Stage
from readyctl.core.entry.document import Node
from readyctl.core.entry.ids import ensure_id, suggested
from readyctl.core.entry.keypath import dotted
from readyctl.core.interview.importing import Imported, import_notes
from readyctl.errors import UsageError
from readyctl.render.painting import Command, Piece, paint

if TYPE_CHECKING:
    from readyctl.workspace.changing.notes import RegistryNotes

_MOST_SHOWN = 60


@command_line(
    "readyctl handoff import NOTES.md --customer Acme",
    "pbpaste | readyctl handoff import - acme-2026-11 --customer Acme --yes",
    "readyctl handoff import acme.yaml",
)
def command(
    *,
    source: Annotated[str, typer.Argument(metavar="FILE", help="Markdown, text, a note's YAML, or -.")],
    note: Annotated[str | None, typer.Argument(metavar="ID", help="Default: the file's name.")] = None,
    customer: Annotated[str | None, typer.Option(help="Whose deal it is.")] = None,
    owner: Annotated[str | None, typer.Option(help="Who answers for it. Default: your git address.")] = None,
    stage: Annotated[Stage | None, typer.Option(help="Where the deal stands.")] = None,
    here: Here,
    writing: Writing,
) -> None:
    """File notes as they were written; every line that finds no place is kept as unsorted, for us alone."""
    from readyctl.workspace.changing.notes import RegistryNotes
    from readyctl.workspace.reading.inputs import read_bytes
    from readyctl.workspace.reading.notes import known_of

    output.say_how_to_end([source])
    blob = read_bytes(source, help="name a file, or -")
    notes = RegistryNotes(here.workspace())
    if source.endswith((".yaml", ".yml")):
        _file_as_it_is(notes, Path(source), blob, writing)
        return
    known = known_of(notes.facts())
    imported = import_notes(_text(source, blob), known)
    if not imported.placed:
        raise UsageError(f"{source} has no line to import", help="write short lines, one thing each")
    facts = imported.data | {key: value for key, value in (("stage", stage), ("owner", owner)) if value}
    name = required(customer or _one(facts, "customer"), "--customer", "Customer", writing)
    note_id = note or (suggested(name) if source == "-" else suggested(Path(source).stem))
    ensure_id("id", note_id)
    notes.ensure_free(note_id)
    who = required(_one(facts, "owner") or notes.owner(), "--owner", "Your e-mail address", writing)
    head: dict[str, Node] = {"id": note_id, "customer": name, "owner": who}
    data = {"stage": Stage.DISCOVERY.value} | facts | head
    _show(imported)
    _ensure_fits(notes, data)
    if writing.may_ask and not (writing.yes or writing.dry_run):
        sort_out(data, known, front(plain=True))
    if file_note(notes, data, writing):
        output.say("next: ", Command(f"readyctl handoff questions {note_id}"))


def _text(source: str, blob: bytes) -> str:
    """The notes as text. Raises `UsageError` with the line of the first character that no note may hold."""
    from readyctl.core.entry.characters import FORBIDDEN_IN_VALUE

    try:
        text = blob.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = blob.count(b"\n", 0, error.start) + 1
        raise UsageError(
            f"{source}:{line}: the text is not UTF-8", help="save it as UTF-8, and import it again"
        ) from None
    if found := FORBIDDEN_IN_VALUE.search(text.replace("\r\n", "\n").replace("\r", "\n")):
        line = text.count("\n", 0, found.start()) + 1
        raise UsageError(
            f"{source}:{line}: the text has the character U+{ord(found[0]):04X}, which no note may hold",
            help="remove it from that line, and import the file again",
        )
    return text


def _one(facts: dict[str, Node], key: str) -> str | None:
    value = facts.get(key)
    return value if isinstance(value, str) else None


def _show(imported: Imported) -> None:
    """Say what was made of the text, line by line."""
    rows: list[list[Piece]] = [
        [paint(str(line.number), "dim"), paint(dotted(line.at), "cyan"), line.text]
        for line in imported.placed
    ]
    output.emit_table(rows[:_MOST_SHOWN], "wip", to_stderr=True)
    if len(rows) > _MOST_SHOWN:
        output.say(f"… and {len(rows) - _MOST_SHOWN} more lines")
    if imported.unplaced:
        output.say(f"{len(imported.unplaced)} of {len(rows)} lines found no place and stay under `unsorted`")


def _ensure_fits(notes: "RegistryNotes", data: dict[str, Node]) -> None:
    """Refuse notes that are larger than an entry may be; nothing is cut off behind anybody's back."""
    from readyctl.errors import Refused

    try:
        notes.change(data)
    except Refused as error:
        raise UsageError(
            f"the note would be larger than the 64 KiB that an entry may have ({error.message})",
            help="leave out what is not about the deal, and import it again; nothing was written",
        ) from error


def _file_as_it_is(notes: "RegistryNotes", path: Path, blob: bytes, writing: Writing) -> None:
    """File a note that is one already, such as `handoff new --output` wrote it."""
    from readyctl.workspace.reading.inputs import yaml_of

    note_id = (yaml_of(blob).data or {}).get("id")
    if not isinstance(note_id, str):
        note_id = path.stem
    ensure_id("id", note_id)
    notes.ensure_free(note_id)
    if carry_out(
        notes.plan_as_it_is(path, note_id, blob),
        writing,
        within=notes.workspace,
        commit=writing.commits(default=False),
    ):
        output.say("next: ", Command(f"readyctl handoff questions {note_id}"))
