"""`readyctl handoff edit`: single values and lines, and nothing else in the file."""

import re
from typing import Annotated

import typer

from readyctl.cli import output
from readyctl.cli.changes import carry_out
from readyctl.cli.deal.finding import the_entry
from readyctl.cli.options import Here, Writing, command_line
from readyctl.core.entry.document import Node
from readyctl.core.entry.edit import Append, Edit, Remove, Set
from readyctl.core.entry.keypath import KeyPath, dotted
from readyctl.core.entry.path import UNCOVERED, EntryKind
from readyctl.core.interview.places import ROWS, NoteData, Place
from readyctl.core.interview.placing import place
from readyctl.core.interview.promised import Known
from readyctl.core.interview.tags import short_line
from readyctl.core.promise.model import Status
from readyctl.errors import UsageError
from readyctl.render.painting import Command
from readyctl.workspace.changing.plan import Plan, about

Pairs = list[str] | None


@command_line(
    "readyctl handoff edit acme-2026-11 --set workflow.steps[0].status=confirmed",
    "readyctl handoff edit acme-2026-11 --set stage=proposal",
    "readyctl handoff edit acme-2026-11 --add 'constraints=Audit history for seven years - assumed'",
)
def command(
    *,
    note: Annotated[str, typer.Argument(metavar="ID")],
    sets: Annotated[Pairs, typer.Option("--set", metavar="KEY=TEXT", help="Set a value; repeatable.")] = None,
    additions: Annotated[
        Pairs,
        typer.Option("--add", metavar="PLACE=LINE", help="Add a line, with its tag at the end; repeatable."),
    ] = None,
    unset: Annotated[Pairs, typer.Option(metavar="KEY", help="Remove a line or a value; repeatable.")] = None,
    here: Here,
    writing: Writing,
) -> None:
    """Change single values and lines; comments, order and style of the file stay as they are."""
    from readyctl.workspace.changing.notes import edited_note
    from readyctl.workspace.reading.reviews import Reviews

    workspace = here.workspace()
    raw, entry = the_entry(Reviews(workspace), note)
    changes: list[Edit] = [Set(*_pair(pair)) for pair in sets or []]
    if additions:
        from readyctl.workspace.reading.checking import facts_of
        from readyctl.workspace.reading.notes import known_of

        known = known_of(facts_of(workspace))
        changes += [line for pair in additions for line in _lines(pair, known)]
    changes += [Remove(line_path(key)) for key in unset or []]
    if not changes:
        raise UsageError(
            "nothing is named to change", help="add --set KEY=TEXT, --add PLACE=LINE or --unset KEY"
        )
    change = edited_note(workspace, raw.where, changes)
    keys = ", ".join(dotted(edit.path) for edit in changes)
    plan = Plan(workspace.top, [f"{note}: change {keys}"], [change], about(note, keys))
    covered = [edit for edit in changes if edit.path[0] not in UNCOVERED[EntryKind.HANDOFF]]
    written = carry_out(plan, writing, within=workspace, commit=writing.commits(default=False))
    if written and covered and entry.model and entry.model.review:
        output.say(f"a review of {note} does not cover this: ", Command(f"readyctl handoff review {note}"))


def _pair(text: str) -> tuple[KeyPath, str]:
    key, equals, value = text.partition("=")
    if not equals:
        raise UsageError(f"'{text}' sets nothing", help="write KEY=TEXT, such as stage=proposal")
    return line_path(key), value


def line_path(text: str) -> KeyPath:
    """`workflow.steps[1].status` as a key path; the first line of a list is 0, as findings count them."""
    return tuple(int(step) if step.isdigit() else step for step in re.findall(r"[^.\[\]]+", text))


def _lines(text: str, known: Known) -> list[Edit]:
    """The new lines of the note, read as the interview would read them."""
    key, equals, value = text.partition("=")
    where = next((place for place in Place if place.value == key.strip()), None)
    if where is None or not equals or not value.strip():
        places = ", ".join(place.value for place in Place)
        raise UsageError(f"'{text}' adds no line", help=f"write PLACE=LINE, where PLACE is one of {places}")
    short = short_line(value)
    if short.status is None and where is not Place.UNSORTED:
        raise UsageError(
            f"'{value}' has no tag", help="end the line with - confirmed, - assumed or - not discussed"
        )
    data: NoteData = {}
    paths = place(data, where, short.text, short.status or Status.ASSUMED, known)
    nodes = [(at, _at(data, at)) for at in paths]
    return [Set(at, node) if ROWS[where].single else Append(at[:-1], node) for at, node in nodes]


def _at(data: NoteData, at: KeyPath) -> Node:
    node: Node = data
    for step in at:
        node = node[step]  # type: ignore[index]
    return node
