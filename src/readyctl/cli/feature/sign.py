"""`readyctl feature sign`: an engineer stands behind entries, in one commit of her own."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from readyctl.cli import output
from readyctl.cli.changes import carry_out
from readyctl.cli.feature.finding import the_area, the_feature
from readyctl.cli.feature.granting import granted
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
    "readyctl feature sign --area reports --accept --set evidence.support='on call'",
    "readyctl feature sign --mine --stale",
)
def command(
    *,
    features: Annotated[list[str] | None, typer.Argument(metavar="ID...")] = None,
    area: Annotated[str | None, typer.Option(help="Every feature of this area.")] = None,
    mine: Annotated[
        bool,
        typer.Option(
            "--mine", help="Every feature that I own or signed last; of proposals, also those of my areas."
        ),
    ] = False,
    stale: Annotated[bool, typer.Option("--stale", help="Only what needs a fresh word.")] = False,
    accept: Annotated[bool, typer.Option("--accept", help="Apply the entry's proposal first.")] = False,
    own: Annotated[
        list[str] | None,
        typer.Option(
            "--set", metavar="KEY=TEXT", help="With --accept: my own word, beside or in place of theirs."
        ),
    ] = None,
    here: Here,
    writing: Writing,
) -> None:
    """Stand behind entries as they are: shows what changed since the last signature, then commits.

    With --accept, what is asked for is applied first, as many proposals as are meant in one commit.
    """
    from readyctl.workspace.changing import signing

    if own and not accept:
        raise UsageError(
            "--set goes with --accept", help="change an entry with `readyctl feature edit --help`"
        )
    workspace = here.workspace()
    chosen = _chosen(workspace, features or [], signing.Among(area, mine, stale), accept=accept)
    if not chosen:
        output.say("nothing is proposed there that you may decide" if accept else "nothing to sign")
        return
    signing.ensure_entitled(workspace, chosen)
    applied = granted(chosen, own or [], writing, all_or_none=bool(features)) if accept else {}
    if accept:
        chosen = [status for status in chosen if status.entry.where.path in applied]
    plan = signing.sign(workspace, chosen, applied)
    _show(workspace, chosen, {change.path: change.after for change in plan.changes} if accept else {})
    commit = writing.commits(default=True)
    if carry_out(plan, writing, within=workspace, commit=commit) and not commit:
        output.say("a signature is a commit: nothing is signed until you commit these files yourself")


def _show(workspace: "Workspace", chosen: list[FeatureStatus], applied: Mapping[str, bytes | None]) -> None:
    """What changed since engineering last stood behind each. Of many proposals, what was never signed is in
    the summary and the diff alone: the wall of text that it would be, nobody reads.
    `applied` are the files with what is granted, by path.
    """
    from readyctl.workspace.changing.last_signed import since_last_signature
    from readyctl.workspace.changing.signing import NAMED_IN_SUBJECT

    for status in chosen:
        if not applied and proposal_of(status):
            output.say(paint("note: ", "yellow"), f"{status.id} carries a proposal; --accept would apply it")
    many = bool(applied) and len(chosen) > NAMED_IN_SUBJECT
    for status in chosen:
        for line in since_last_signature(
            workspace, status, applied.get(status.entry.where.path), or_all=not many
        ):
            output.say(line)


def _chosen(workspace: "Workspace", ids: list[str], among: "Among", *, accept: bool) -> list[FeatureStatus]:
    from readyctl.workspace.changing.signing import decidable, signable

    if ids:
        named = [the_feature(workspace.inventory(), feature) for feature in ids]
        return among.of(workspace, {status.id: status for status in named}.values())
    if not among.is_given:
        raise UsageError("nothing is named to sign", help="give ids, --area, --mine or --stale")
    if among.area is not None:
        the_area(workspace.inventory(), among.area)
    return decidable(workspace, among) if accept else signable(workspace, among)
