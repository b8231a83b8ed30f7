"""`readyctl roster`: who may sign."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from readyctl.cli import output
from readyctl.cli.changes import ask_yes, carry_out
from readyctl.cli.feature.finding import suggestion
from readyctl.cli.gate import Format, report
from readyctl.cli.options import Here, Json, Reading, Writing, command_line, group, required
from readyctl.cli.painting import Piece, columns, paint
from readyctl.core.entry.document import Node
from readyctl.core.trust.roster import Engineer, Roster
from readyctl.errors import Refused, UsageError
from readyctl.workspace.changing.identity import signer_here
from readyctl.workspace.changing.plan import Change, Plan

if TYPE_CHECKING:
    from readyctl.adapters.yaml.editor import Change as Edit
    from readyctl.workspace.reading.opening import Workspace

app = group("Who may sign.")

Adopt = Annotated[bool, typer.Option("--adopt", help="Stand behind what others wrote into the file, too.")]


@app.command("list")
@command_line("readyctl roster list", "readyctl roster list --json")
def list_(*, reading: Reading, as_json: Json = False) -> None:
    """List who may sign, as trusted history says it: the file may say more than counts."""
    roster = reading.workspace().roster
    if as_json:
        from readyctl.render.trust.roster_json import render

        output.emit_exactly(render(roster))
        return
    if roster is None:
        output.say("no roster is trusted yet: commit registry/roster.yaml, and see `readyctl roster check`")
        return
    heading: list[Piece] = [paint(word, "dim") for word in ("NAME", "LEAD", "AREAS", "ADDRESSES")]
    rows = [
        [e.name, "lead" if e.lead else "-", ", ".join(e.areas), ", ".join(e.emails)] for e in roster.engineers
    ]
    for line in columns([heading, *rows]):
        output.emit(*line)
    output.say(f"assurance: {roster.assurance.value}")


@app.command("add")
@command_line(
    "readyctl roster add --name 'Bob Byte' --email bob@example.com --area search",
    "readyctl roster add --name 'Ada Lovelace' --email ada@example.com --lead",
)
def add(
    *,
    name: Annotated[str | None, typer.Option(help="The engineer's name.")] = None,
    email: Annotated[list[str] | None, typer.Option(help="An address her commits carry; repeatable.")] = None,
    lead: Annotated[bool, typer.Option("--lead", help="She may change roster and settings.")] = False,
    area: Annotated[
        list[str] | None, typer.Option(help="Whose features she may sign; all, if left out.")
    ] = None,
    adopt: Adopt = False,
    here: Here,
    writing: Writing,
) -> None:
    """Put an engineer on the roster, or add to what the roster says of her."""
    from readyctl.adapters.yaml.editor import Append, Set

    workspace = here.workspace()
    who = required(name, "--name", "Name", writing)
    written = _written(workspace)
    index = next((i for i, e in enumerate(written.roster.engineers) if e.is_called(who)), None)
    edits: list[Edit] = []
    if index is None:
        addresses = email or [required(None, "--email", "E-mail address", writing)]
        edits.append(Append(("engineers",), _engineer(who, addresses, area or [], lead=lead)))
    else:
        known = written.roster.engineers[index]
        fresh = [address for address in email or [] if address.lower() not in known.emails]
        edits += [Append(("engineers", index, "emails"), address) for address in fresh]
        if lead and not known.lead:
            edits.append(Set(("engineers", index, "lead"), "true"))
        if area:
            kept = [a for a in known.areas if a != "*"]
            edits.append(Set(("engineers", index, "areas"), [*kept, *(a for a in area if a not in kept)]))
    _ensure_seen(workspace, written, writing, adopt=adopt)
    _change(workspace, written, edits, f"{who} may sign", writing)


@app.command("remove")
@command_line("readyctl roster remove 'Bob Byte'", "readyctl roster remove bob@example.com")
def remove(
    *,
    who: Annotated[str, typer.Argument(metavar="NAME|EMAIL")],
    adopt: Adopt = False,
    here: Here,
    writing: Writing,
) -> None:
    """Take an engineer off the roster. What she signed before still stands."""
    from readyctl.adapters.yaml.editor import Remove

    workspace = here.workspace()
    written = _written(workspace)
    engineers = written.roster.engineers
    index = next((i for i, e in enumerate(engineers) if e.is_called(who) or who.lower() in e.emails), None)
    if index is None:
        names = [e.name for e in engineers] + [a for e in engineers for a in e.emails]
        raise UsageError(f"'{who}' is not on the roster", help=suggestion(who, names, "roster list"))
    words = f"{engineers[index].name} may not sign any more"
    _ensure_seen(workspace, written, writing, adopt=adopt)
    _change(workspace, written, [Remove(("engineers", index))], words, writing)


@app.command("check")
@command_line("readyctl roster check")
def check(*, reading: Reading) -> int:
    """Check roster and settings: readable, entitled, settled, and with more than one lead."""
    from dataclasses import replace

    from readyctl.workspace.reading import checking

    workspace = reading.workspace()
    found = checking.check(workspace)
    kept = tuple(d for d in found.diagnostics if d.path in workspace.guards.paths)
    return report(replace(found, diagnostics=kept), Format.TEXT)


@dataclass(frozen=True)
class _Written:
    """The roster as the file says it, which may be more than what counts."""

    path: str
    data: bytes
    roster: Roster


def _written(workspace: "Workspace") -> _Written:
    path = workspace.guards.roster
    try:
        data = (workspace.top / path).read_bytes()
    except FileNotFoundError:
        raise UsageError(f"there is no {path}", help="start a registry with `readyctl init`") from None
    return _Written(path, data, _read(data))


def _read(data: bytes) -> Roster:
    from readyctl.adapters.yaml.reader import read
    from readyctl.core.entry.schema import validate

    model, problems = validate(Roster, read(data))
    if model is None or problems:
        raise UsageError(f"the roster would not be valid: {problems[0].message}", help=problems[0].help)
    return model


def _engineer(name: str, emails: list[str], areas: list[str], *, lead: bool) -> dict[str, Node]:
    entry: dict[str, Node] = {"name": name, "emails": list(emails)}
    if lead:
        entry["lead"] = "true"
    if areas:
        entry["areas"] = list(areas)
    return entry


def _ensure_seen(workspace: "Workspace", written: _Written, writing: Writing, *, adopt: bool) -> None:
    """Show what the file says and nobody entitled said: an entitled change of the file makes all of it count.

    Raises `Refused` where she does not want that, or nobody is there to say so.
    """
    from readyctl.workspace.reading.adopting import adopted_with, written_by

    adopting = adopted_with(workspace, written.roster)
    if not adopting:
        return
    authors = ", ".join(written_by(workspace))
    by = f"committed by {authors}" if authors else "not committed"
    output.say(paint("beside your change, ", "yellow"), f"{written.path} says more than is trusted ({by}):")
    for clause in adopting:
        output.say(paint("• ", "dim"), clause)
    if adopt or writing.dry_run:
        return
    asking = writing.may_ask and not writing.yes
    if not (asking and ask_yes("Stand behind this as well?")):
        raise Refused(
            "nothing was changed: the roster would adopt what nobody entitled put there",
            help=f"put {written.path} back to what `readyctl roster list` says, or add --adopt",
        )


def _change(
    workspace: "Workspace", written: _Written, edits: "list[Edit]", words: str, writing: Writing
) -> None:
    from readyctl.adapters.yaml.editor import edit

    after = edit(written.data.decode(), edits).encode()
    _read(after)
    _say_who_counts(workspace)
    plan = Plan(workspace.top, [words], [Change(written.path, written.data, after)], f"Roster: {words}")
    carry_out(plan, writing, commit=writing.commits(default=True))


def _say_who_counts(workspace: "Workspace") -> None:
    """Tell somebody who may not change the roster that her change would not be followed."""
    me = signer_here(workspace, None)
    engineer: Engineer | None = workspace.roster.find(me.address) if workspace.roster else None
    leads = [e.name for e in workspace.roster.engineers if e.lead] if workspace.roster else []
    if workspace.roster is None or (me.refusal is None and engineer and (engineer.lead or not leads)):
        return
    output.say(
        paint("this will not count: ", "yellow"),
        f"only {' or '.join(leads) or 'an engineer'} may change the roster; ask for the same command there.",
    )
