"""`readyctl roster`: who may sign."""

import datetime as dt
from typing import TYPE_CHECKING, Annotated

import typer

from readyctl.cli import output
from readyctl.cli.changes import ask_yes, carry_out
from readyctl.cli.dates import day
from readyctl.cli.feature.finding import suggestion
from readyctl.cli.findings_options import Findings
from readyctl.cli.options import Here, Json, Reading, Writing, command_line, group, required
from readyctl.errors import Refused, UsageError
from readyctl.render.painting import Piece, paint
from readyctl.workspace.changing.plan import Change, Plan

if TYPE_CHECKING:
    from readyctl.workspace.changing.roster import RosterFile
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
    output.emit_table([heading, *rows], "nwpp")
    output.say(f"assurance: {roster.assurance.value}")


@app.command("add")
@command_line(
    "readyctl roster add --name 'Bob Byte' --email bob@example.com --area search",
    "readyctl roster add --name 'Ada Lovelace' --email ada@example.com --lead",
    "readyctl roster add --name 'Ada Lovelace' --key ~/.ssh/id_ed25519.pub --key-until 2027-12-31",
)
def add(
    *,
    name: Annotated[str | None, typer.Option(help="The engineer's name.")] = None,
    email: Annotated[list[str] | None, typer.Option(help="An address her commits carry; repeatable.")] = None,
    lead: Annotated[bool, typer.Option("--lead", help="She may change roster and settings.")] = False,
    area: Annotated[
        list[str] | None, typer.Option(help="Whose features she may sign; all, if left out.")
    ] = None,
    key: Annotated[
        list[str] | None,
        typer.Option(metavar="FILE|KEY", help="A public ssh key that she signs commits with; repeatable."),
    ] = None,
    key_until: Annotated[
        dt.date | None,
        typer.Option(metavar="DATE", parser=day, help="The last day on which these keys hold."),
    ] = None,
    adopt: Adopt = False,
    here: Here,
    writing: Writing,
) -> None:
    """Put an engineer on the roster, or add to what the roster says of her."""
    from readyctl.workspace.changing.roster import Seat, key_line, roster_file, with_engineer, with_more

    if key_until and not key:
        raise UsageError("--key-until names no key", help="add --key FILE")
    keys = [key_line(each, key_until) for each in key or ()]
    workspace = here.workspace()
    who = required(name, "--name", "Name", writing)
    written = roster_file(workspace)
    index = written.called(who)
    if index is None:
        addresses = email or [required(None, "--email", "E-mail address", writing)]
        change = with_engineer(written, who, Seat(addresses, area or (), keys, lead))
    else:
        change = with_more(written, index, Seat(email or (), area or (), keys, lead))
    _ensure_seen(workspace, written, writing, adopt=adopt)
    _carry_out(workspace, change, f"{who} may sign", writing)


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
    from readyctl.workspace.changing.roster import roster_file, without

    workspace = here.workspace()
    written = roster_file(workspace)
    index = written.index(who)
    if index is None:
        raise UsageError(f"'{who}' is not on the roster", help=suggestion(who, written.known, "roster list"))
    words = f"{written.roster.engineers[index].name} may not sign any more"
    change = without(written, index)
    _ensure_seen(workspace, written, writing, adopt=adopt)
    _carry_out(workspace, change, words, writing)


@app.command("check")
@command_line("readyctl roster check", "readyctl roster check --format json")
def check(*, findings: Findings, reading: Reading) -> int:
    """Check roster and settings: readable, entitled, settled, and with more than one lead."""
    from msgspec.structs import replace

    from readyctl.workspace.reading import checking

    workspace = reading.workspace()
    found = checking.check(workspace)
    files = workspace.guards.paths
    kept = tuple(d for d in found.diagnostics if d.path in files)
    return findings.report(replace(found, diagnostics=kept, entries=len(files), of="file"))


def _ensure_seen(workspace: "Workspace", written: "RosterFile", writing: Writing, *, adopt: bool) -> None:
    """Show what the file says and nobody entitled said: an entitled change of the file makes all of it count.

    Raises `Refused` where she does not want that, or nobody is there to say so.
    """
    from readyctl.workspace.reading.roster_adoption import adopted_with, written_by

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


def _carry_out(workspace: "Workspace", change: Change, words: str, writing: Writing) -> None:
    from readyctl.workspace.changing.roster import who_counts

    counting = who_counts(workspace)
    if counting is not None:
        who = " or ".join(counting) or "an engineer"
        output.say(
            paint("this will not count: ", "yellow"),
            f"only {who} may change the roster; ask for the same command there.",
        )
    plan = Plan(workspace.top, [words], [change], f"Roster: {words}")
    carry_out(plan, writing, within=workspace, commit=writing.commits(default=True))
