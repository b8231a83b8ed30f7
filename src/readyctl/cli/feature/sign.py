"""`readyctl feature sign`: an engineer stands behind entries, in one commit of her own."""

from typing import TYPE_CHECKING, Annotated

import typer

from readyctl.cli import output
from readyctl.cli.changes import carry_out
from readyctl.cli.feature.finding import the_feature
from readyctl.cli.options import Here, Writing, command_line
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.core.feature.proposals import proposal_of
from readyctl.errors import UsageError
from readyctl.render.painting import paint

if TYPE_CHECKING:
    from readyctl.workspace.changing.signing import Among
    from readyctl.workspace.reading.opening import Workspace


@command_line(
    "readyctl feature sign fx-matching",
    "readyctl feature sign fx-matching --accept",
    "readyctl feature sign --mine --stale",
)
def command(
    *,
    features: Annotated[list[str] | None, typer.Argument(metavar="ID...")] = None,
    area: Annotated[str | None, typer.Option(help="Every feature of this area.")] = None,
    mine: Annotated[bool, typer.Option("--mine", help="Every feature that I own or signed last.")] = False,
    stale: Annotated[bool, typer.Option("--stale", help="Only what needs a fresh word.")] = False,
    accept: Annotated[bool, typer.Option("--accept", help="Apply the entry's proposal first.")] = False,
    here: Here,
    writing: Writing,
) -> None:
    """Stand behind entries as they are: shows what changed since the last signature, then commits."""
    from readyctl.workspace.changing import signing
    from readyctl.workspace.changing.last_signed import since_last_signature

    workspace = here.workspace()
    chosen = _chosen(workspace, features or [], signing.Among(area, mine, stale))
    if not chosen:
        output.say("nothing to sign")
        return
    signing.ensure_entitled(workspace, chosen)
    plan = signing.sign(workspace, chosen, accept=accept)
    for status in chosen:
        if not accept and proposal_of(status):
            output.say(paint("note: ", "yellow"), f"{status.id} carries a proposal; --accept would apply it")
    for status in chosen:
        for line in since_last_signature(workspace, status):
            output.say(line)
    commit = writing.commits(default=True)
    if carry_out(plan, writing, commit=commit) and not commit:
        output.say("a signature is a commit: nothing is signed until you commit these files yourself")


def _chosen(workspace: "Workspace", ids: list[str], among: "Among") -> list[FeatureStatus]:
    from readyctl.workspace.changing.signing import signable

    if ids:
        named = [the_feature(workspace.inventory(), feature) for feature in ids]
        return among.of(workspace, {status.id: status for status in named}.values())
    if not among.is_given:
        raise UsageError("nothing is named to sign", help="give ids, --area, --mine or --stale")
    return signable(workspace, among)
