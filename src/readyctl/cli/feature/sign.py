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
from readyctl.core.text.command_line import command_line as printed
from readyctl.core.text.counting import counted
from readyctl.errors import UsageError
from readyctl.render.painting import paint
from readyctl.workspace.changing.plan import Plan

if TYPE_CHECKING:
    from readyctl.cli.feature.one_by_one import Answers
    from readyctl.workspace.changing.signing import Among
    from readyctl.workspace.reading.opening import Workspace

NAMED = 3
"""So many ids stand in the command that signs what was read."""


@command_line(
    "readyctl feature sign fx-matching",
    "readyctl feature sign fx-matching --accept",
    "readyctl feature sign --area reports --accept --set evidence.support='on call'",
    "readyctl feature sign --mine --stale",
    "readyctl feature sign --stale --all-unread",
)
def command(
    *,
    features: Annotated[list[str] | None, typer.Argument(metavar="ID...")] = None,
    area: Annotated[str | None, typer.Option(help="Every feature of this area.")] = None,
    mine: Annotated[
        bool,
        typer.Option("--mine", help="Every feature that I own, signed last, or answer for by its area."),
    ] = False,
    stale: Annotated[bool, typer.Option("--stale", help="Only what needs a fresh word.")] = False,
    all_unread: Annotated[bool, typer.Option("--all-unread", help="Do not ask about each of them.")] = False,
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
    """Stand behind entries: shows what changed since the last signature, inside and around, then commits.

    Where no entry is named, each is asked about by itself: keep, change, lower or skip. With --accept, what
    is asked for is applied first, as many proposals as are meant in one commit.
    """
    from readyctl.workspace.changing import signing

    _ensure_fitting(own, accept=accept)
    workspace = here.workspace()
    among = signing.Among(area, mine, stale)
    chosen = _chosen(workspace, features or [], among, accept=accept)
    if not chosen:
        _say_nothing_is(workspace, among, accept=accept)
        return
    signing.ensure_entitled(workspace, chosen)
    plan = (
        _granting(workspace, chosen, own or [], writing, all_or_none=bool(features))
        if accept
        else _as_they_are(workspace, chosen, None if features or all_unread else among, writing)
    )
    commit = writing.commits(default=True)
    if plan is not None and carry_out(plan, writing, within=workspace, commit=commit) and not commit:
        output.say("a signature is a commit: nothing is signed until you commit these files yourself")


def _say_nothing_is(workspace: "Workspace", among: "Among", *, accept: bool) -> None:
    """That there is nothing to sign, or nothing stale: then what else waits for this person's signature."""
    from msgspec.structs import replace

    from readyctl.workspace.changing.signing import signable

    if accept:
        output.say("nothing is proposed there that you may decide")
        return
    if not among.stale:
        output.say("nothing to sign")
        return
    unsigned = [s.id for s in signable(workspace, replace(among, stale=False)) if s.withheld]
    output.say("nothing there needs a fresh word")
    if unsigned:
        them = "a signature" if len(unsigned) == 1 else "signatures"
        shown = printed("feature sign", *unsigned[:NAMED])
        output.say(f"{counted(len(unsigned), 'claim')} without {them}, read and sign: {shown}")


def _ensure_fitting(own: list[str] | None, *, accept: bool) -> None:
    if own and not accept:
        raise UsageError(
            "--set goes with --accept", help="change an entry with `readyctl feature edit --help`"
        )


def _as_they_are(
    workspace: "Workspace", chosen: list[FeatureStatus], among: "Among | None", writing: Writing
) -> Plan | None:
    """What signs them; None where a person signs none. With `among`, each is asked about by itself."""
    from readyctl.workspace.changing.signing import sign

    if among is None or writing.dry_run:
        _show(workspace, chosen, {})
        return sign(workspace, chosen)
    answers = _asked(workspace, chosen, among, writing)
    if not answers.signed:
        output.say("nothing was signed")
        return None
    return sign(workspace, answers.signed, own=answers.own)


def _granting(
    workspace: "Workspace",
    chosen: list[FeatureStatus],
    own: list[str],
    writing: Writing,
    *,
    all_or_none: bool,
) -> Plan:
    from readyctl.workspace.changing.signing import sign

    applied = granted(chosen, own, writing, all_or_none=all_or_none)
    ready = [status for status in chosen if status.entry.where.path in applied]
    plan = sign(workspace, ready, applied)
    _show(workspace, ready, {change.path: change.after for change in plan.changes})
    return plan


def _asked(
    workspace: "Workspace", chosen: list[FeatureStatus], among: "Among", writing: Writing
) -> "Answers":
    """What a person says of each. Raises `UsageError` where there is nobody to ask."""
    from readyctl.cli.feature.one_by_one import one_by_one
    from readyctl.workspace.changing.last_signed import Since

    if not writing.may_ask:
        all_unread = printed("feature sign", options=(*among.options, "--all-unread"))
        named = printed("feature sign", *(status.id for status in chosen[:NAMED]))
        raise UsageError(
            f"{counted(len(chosen), 'entry', 'entries')} would be signed here with nobody reading "
            f"{'it' if len(chosen) == 1 else 'them'}",
            help=f"at a terminal each is asked about by itself; here, name what you have read, as `{named}`, "
            f"or say that you have not: `{all_unread}`",
        )
    return one_by_one(workspace, chosen, Since(workspace, chosen).lines, writing)


def _show(workspace: "Workspace", chosen: list[FeatureStatus], applied: Mapping[str, bytes | None]) -> None:
    """What changed since engineering last stood behind each. Of many proposals, what was never signed is in
    the summary and the diff alone: the wall of text that it would be, nobody reads.
    `applied` are the files with what is granted, by path.
    """
    from readyctl.workspace.changing.last_signed import Since
    from readyctl.workspace.changing.signing import NAMED_IN_SUBJECT

    for status in chosen:
        if not applied and proposal_of(status):
            output.say(paint("note: ", "yellow"), f"{status.id} carries a proposal; --accept would apply it")
    many = bool(applied) and len(chosen) > NAMED_IN_SUBJECT
    since = Since(workspace, chosen)
    for status in chosen:
        for line in since.lines(status, applied.get(status.entry.where.path), or_all=not many):
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
