"""`readyctl feature propose`: a request to engineering, in the entry and outside its claim."""

from typing import TYPE_CHECKING, Annotated

import typer

from readyctl.cli import output
from readyctl.cli.changes import carry_out
from readyctl.cli.feature.finding import the_feature
from readyctl.cli.feature.needs import asked_for, by_set, by_the_entry
from readyctl.cli.options import Here, Writing, command_line, required
from readyctl.core.entry.keypath import dotted
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.core.feature.model import Proposal
from readyctl.core.feature.proposals import asked_values, lacking, with_values
from readyctl.core.level.table import Level
from readyctl.core.trust.roster import signers
from readyctl.render.painting import Command

if TYPE_CHECKING:
    from readyctl.workspace.reading.opening import Workspace


@command_line(
    "readyctl feature propose fx beta --set caveats='EUR only' --reason 'the pilot went well'",
    "readyctl feature propose fx committed --set delivery.date=2027-Q2 --set delivery.scope='12 currencies' "
    "--set delivery.capacity='2 people' --reason 'Acme waits for it'",
)
def command(
    *,
    feature: Annotated[str, typer.Argument(metavar="ID")],
    level: Annotated[Level, typer.Argument(metavar="LEVEL")],
    values: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="KEY=TEXT", help="A value that goes with it; repeatable."),
    ] = None,
    unset: Annotated[
        list[str] | None, typer.Option(metavar="KEY", help="A key to take out; repeatable.")
    ] = None,
    reason: Annotated[str | None, typer.Option(help="Why engineering should agree.")] = None,
    by: Annotated[str | None, typer.Option(help="Who asks; your address, if left out.")] = None,
    here: Here,
    writing: Writing,
) -> None:
    """Ask engineering for a level, with all that it needs.

    It changes nothing until an engineer accepts it with a commit of her own. What she could not sign is
    refused here.
    """
    workspace = here.workspace()
    status = the_feature(workspace.inventory(), feature)
    asked = Proposal(level=level, set=asked_values([*(values or []), *(f"{key}=" for key in unset or [])]))
    missing = lacking(status, asked)
    answers = asked_for(missing, level.value, by_set, by_the_entry(status, level), writing)
    asked = with_values(asked, {dotted(path): text for path, text in answers.items()})
    why = required(reason, "--reason", "the reason", writing)
    leave(workspace, status, asked.model_copy(update={"reason": why, "by": by}), writing)


def leave(workspace: "Workspace", status: FeatureStatus, asked: Proposal, writing: Writing) -> None:
    """Write a request into its entry, and say who decides. It is asked by the person at the keyboard, where
    it names nobody.
    """
    from readyctl.workspace.changing.identity import signer_here
    from readyctl.workspace.changing.proposing import Proposing

    who = asked.by or signer_here(workspace, status.area).address or None
    plan = Proposing(workspace, status, asked.model_copy(update={"by": who})).plan()
    if carry_out(plan, writing, within=workspace, commit=writing.commits(default=False)):
        output.say(f"{signers(workspace.roster, status.area)} decides with:")
        output.say("  ", Command(f"readyctl feature sign {status.id} --accept"))
