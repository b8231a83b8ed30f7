"""`readyctl feature sign`: an engineer stands behind entries, in one commit of her own."""

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from readyctl.cli import output
from readyctl.cli.changes import carry_out
from readyctl.cli.feature.finding import the_feature
from readyctl.cli.options import Here, Writing, command_line
from readyctl.cli.painting import paint
from readyctl.core.entry.document import Node
from readyctl.core.entry.keypath import KeyPath
from readyctl.core.feature.inventory import FeatureStatus, Inventory
from readyctl.core.feature.proposals import accepted, proposal_of
from readyctl.core.trust.roster import signers
from readyctl.core.trust.signing import confirmation_text
from readyctl.core.trust.signoff import Signed
from readyctl.errors import Refused, UsageError
from readyctl.workspace.changing.editing import ensure_sound, with_values
from readyctl.workspace.changing.identity import standing
from readyctl.workspace.changing.last_signed import since_last_signature
from readyctl.workspace.changing.plan import Change, Plan

if TYPE_CHECKING:
    from readyctl.workspace.reading.opening import Workspace


@dataclass(frozen=True)
class _Wanted:
    ids: list[str]
    area: str | None
    mine: bool
    stale: bool


@command_line(
    "readyctl feature sign fx-matching",
    "readyctl feature sign fx-matching --accept",
    "readyctl feature sign --mine --stale",
)
def command(
    *,
    features: Annotated[list[str] | None, typer.Argument(metavar="[ID]...")] = None,
    area: Annotated[str | None, typer.Option(help="Every feature of this area.")] = None,
    mine: Annotated[bool, typer.Option("--mine", help="Every feature that I own or signed last.")] = False,
    stale: Annotated[bool, typer.Option("--stale", help="Only what needs a fresh word.")] = False,
    accept: Annotated[bool, typer.Option("--accept", help="Apply the entry's proposal first.")] = False,
    here: Here,
    writing: Writing,
) -> None:
    """Stand behind entries as they are: shows what changed since the last signature, then commits."""
    workspace = here.workspace()
    chosen = _chosen(workspace, _Wanted(features or [], area, mine, stale))
    if not chosen:
        output.say("nothing to sign")
        return
    _ensure_entitled(workspace, chosen)
    now = standing(workspace, None).moment or workspace.asked.now
    changes = [_change(workspace, status, now, accept=accept) for status in chosen]
    for status in chosen:
        for line in since_last_signature(workspace, status):
            output.say(line)
    names = ", ".join(status.id for status in chosen)
    subject = (
        f"Sign {names}" if len(chosen) <= len(("one", "two", "three")) else f"Sign {len(chosen)} features"
    )
    message = subject if names in subject else f"{subject}\n\n{names}"
    commit = writing.commits(default=True)
    act = "apply the proposal and sign" if accept else "sign"
    plan = Plan(workspace.top, [f"{act} {names}"], changes, message)
    if carry_out(plan, writing, commit=commit) and not commit:
        output.say("a signature is a commit: nothing is signed until you commit these files yourself")


def _chosen(workspace: "Workspace", wanted: _Wanted) -> list[FeatureStatus]:
    inventory = workspace.inventory()
    if wanted.ids:
        return _filtered(workspace, list({s.id: s for s in _named(inventory, wanted.ids)}.values()), wanted)
    if not (wanted.area or wanted.mine or wanted.stale):
        raise UsageError("nothing is named to sign", help="give ids, --area, --mine or --stale")
    above = [s for s in inventory.features if s.needs_signature]
    return [s for s in _filtered(workspace, above, wanted) if standing(workspace, s.area).refusal is None]


def _named(inventory: Inventory, ids: list[str]) -> list[FeatureStatus]:
    return [the_feature(inventory, name) for name in ids]


def _filtered(workspace: "Workspace", found: list[FeatureStatus], wanted: _Wanted) -> list[FeatureStatus]:
    return [
        status
        for status in found
        if (wanted.area is None or status.area == wanted.area)
        and (not wanted.stale or status.stale)
        and (not wanted.mine or _is_mine(workspace, status))
    ]


def _is_mine(workspace: "Workspace", status: FeatureStatus) -> bool:
    me = standing(workspace, status.area)
    engineer = workspace.roster.find(me.address) if workspace.roster else None
    addresses = set(engineer.emails) if engineer else {me.address.lower()}
    owner = status.entry.model.owner if status.entry.model else None
    if isinstance(status.signoff, Signed) and status.signoff.act.address in addresses:
        return True
    return owner is not None and (owner.lower() in addresses or bool(engineer and engineer.is_called(owner)))


def _ensure_entitled(workspace: "Workspace", chosen: list[FeatureStatus]) -> None:
    for status in chosen:
        me = standing(workspace, status.area)
        if me.refusal is not None:
            level = status.declared.value if status.declared else "LEVEL"
            raise Refused(
                f"your signature on {status.id} would not count: {me.refusal}",
                help=f"ask {signers(workspace.roster, status.area)}, or leave a request with "
                f"`readyctl feature propose {status.id} {level} --reason '…'`",
            )


def _change(workspace: "Workspace", status: FeatureStatus, now: dt.datetime, *, accept: bool) -> Change:
    where = status.entry.where
    before = (workspace.top / where.path).read_bytes()
    written = status.entry.document.data or {}
    sets: dict[KeyPath, Node] = {}
    removals: list[KeyPath] = []
    if accept:
        sets, removals = accepted(status)
    elif proposal_of(status):
        output.say(paint("note: ", "yellow"), f"{status.id} carries a proposal; --accept would apply it")
    current = written.get("accurate_as_of")
    sets["accurate_as_of",] = confirmation_text(current if isinstance(current, str) else None, now)
    after = with_values(before, sets, removals)
    ensure_sound(where, b"", after)
    return Change(where.path, before, after)
