"""`readyctl feature propose`: a request to engineering, in the entry and outside its claim."""

from typing import Annotated

import typer

from readyctl.cli import output
from readyctl.cli.changes import carry_out
from readyctl.cli.feature.finding import the_feature
from readyctl.cli.options import Here, Writing, command_line, required
from readyctl.core.entry.document import Node
from readyctl.core.entry.keypath import dotted
from readyctl.core.feature.proposals import key_path
from readyctl.core.level.table import Level
from readyctl.core.trust.roster import signers
from readyctl.errors import UsageError
from readyctl.workspace.changing.plan import Plan


@command_line(
    "readyctl feature propose fx committed --set delivery.date=2027-06-30 --reason 'the pilot went well'",
)
def command(
    *,
    feature: Annotated[str, typer.Argument(metavar="ID")],
    level: Annotated[Level, typer.Argument(metavar="LEVEL")],
    values: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="KEY=TEXT", help="A value that goes with it; repeatable."),
    ] = None,
    reason: Annotated[str | None, typer.Option(help="Why engineering should agree.")] = None,
    by: Annotated[str | None, typer.Option(help="Who asks; your address, if left out.")] = None,
    here: Here,
    writing: Writing,
) -> None:
    """Ask engineering for a level. It changes nothing until an engineer accepts it with her own commit."""
    from readyctl.workspace.changing.editing import edited
    from readyctl.workspace.changing.identity import signer_here

    workspace = here.workspace()
    status = the_feature(workspace.inventory(), feature)
    sets = dict(_pair(pair) for pair in values or [])
    why = required(reason, "--reason", "the reason", writing)
    who = by or signer_here(workspace, status.area).address
    proposal: dict[str, Node] = {"level": level.value, "by": who, "reason": why}
    if sets:
        proposal["set"] = sets
    change = edited(workspace.top, status.entry.where, {("proposed",): proposal})
    words = [
        f"{status.id}: ask engineering for {level.value}",
        *(f"with {key}: {text}" for key, text in sets.items()),
    ]
    plan = Plan(workspace.top, words, [change], f"{status.id}: propose {level.value}")
    if carry_out(plan, writing, commit=writing.commits(default=False)):
        output.say(f"{signers(workspace.roster, status.area)} decides with:")
        output.say(f"  readyctl feature sign {status.id} --accept")


def _pair(text: str) -> tuple[str, Node]:
    key, equals, value = text.partition("=")
    if not equals:
        raise UsageError(f"'{text}' sets nothing", help="write --set delivery.date=2027-06-30")
    return dotted(key_path(key)), value
