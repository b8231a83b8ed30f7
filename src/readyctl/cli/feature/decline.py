"""`readyctl feature decline`: a request to engineering is answered with a no, and with the reason."""

from typing import TYPE_CHECKING, Annotated

import typer

from readyctl.cli import output
from readyctl.cli.changes import carry_out
from readyctl.cli.feature.finding import the_feature
from readyctl.cli.options import Here, Writing, command_line, required
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.core.feature.model import Proposal
from readyctl.core.feature.proposals import proposal_of
from readyctl.core.trust.roster import signers
from readyctl.errors import UsageError
from readyctl.render.painting import paint
from readyctl.workspace.changing.plan import Plan, about

if TYPE_CHECKING:
    from readyctl.workspace.reading.opening import Workspace


@command_line("readyctl feature decline fx --reason 'nobody is free before summer'")
def command(
    *,
    feature: Annotated[str, typer.Argument(metavar="ID")],
    reason: Annotated[str | None, typer.Option(help="Why not; it stands in the commit.")] = None,
    here: Here,
    writing: Writing,
) -> None:
    """Take an open request out of an entry and say why in the commit. What the entry claims stays."""
    from readyctl.workspace.changing.editing import edited

    workspace = here.workspace()
    status = the_feature(workspace.inventory(), feature)
    asked = proposal_of(status)
    if asked is None:
        raise UsageError(
            f"nobody asks engineering for anything about '{status.id}'",
            help="see `readyctl feature proposals`",
        )
    why = required(reason, "--reason", "the reason", writing)
    change = edited(workspace.top, status.entry.where, {}, [("proposed",)])
    level = asked.level.value if asked.level else "the request"
    _say_whose_it_is(workspace, status, asked)
    words = [f"{status.id}: decline {level}" + (f", asked for by {asked.by}" if asked.by else "")]
    plan = Plan(workspace.top, words, [change], about(status.id, f"decline {level}\n\n{why}"))
    if carry_out(plan, writing, within=workspace, commit=writing.commits(default=True)) and asked.by:
        output.say(f"tell {asked.by}: {why}")


def _say_whose_it_is(workspace: "Workspace", status: FeatureStatus, asked: Proposal) -> None:
    """Tell somebody who neither asked nor may decide that this is seen."""
    from readyctl.workspace.changing.identity import signer_here

    me = signer_here(workspace, status.area)
    if me.refusal is not None and asked.by and asked.by.lower() != me.address.lower():
        output.say(
            paint("note: ", "yellow"),
            f"{signers(workspace.roster, status.area)} decides this; {asked.by} will see that you did",
        )
