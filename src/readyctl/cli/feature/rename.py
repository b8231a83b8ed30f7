"""`readyctl feature rename`: a new id, a new area, or both; the old id keeps resolving."""

from typing import TYPE_CHECKING, Annotated

import typer

from readyctl.cli import output
from readyctl.cli.changes import carry_out
from readyctl.cli.feature.finding import the_feature
from readyctl.cli.options import Here, Writing, command_line
from readyctl.core.entry.ids import ensure_id
from readyctl.core.trust.roster import signers
from readyctl.errors import UsageError
from readyctl.workspace.changing.plan import Plan, about

if TYPE_CHECKING:
    pass


@command_line("readyctl feature rename fx currency-matching", "readyctl feature rename fx --area ledger")
def command(
    *,
    feature: Annotated[str, typer.Argument(metavar="ID")],
    new: Annotated[str | None, typer.Argument(metavar="NEW", help="The new id.")] = None,
    area: Annotated[str | None, typer.Option(help="The new area.")] = None,
    here: Here,
    writing: Writing,
) -> None:
    """Give a feature a new id or area. The old id leads to the new one; engineering signs anew."""
    from readyctl.workspace.changing.entries import renamed, unsigned_by_rename

    workspace = here.workspace()
    inventory = workspace.inventory()
    status = the_feature(inventory, feature)
    target, folder = new or status.id, area or status.area
    ensure_id("id", target)
    ensure_id("area", folder)
    if (target, folder) == (status.id, status.area):
        raise UsageError("that is its id and area already", help="give a new id, or --area")
    if target != status.id and (inventory.find(target) or target in inventory.successors):
        raise UsageError(f"there is a feature '{target}' already", help="choose another id")
    changes = renamed(workspace, status, target, folder)
    words = [f"{status.id} in {status.area} → {target} in {folder}"]
    words += ["a pointer stays at the old id"] if target != status.id else []
    plan = Plan(workspace.top, words, changes, about(status.id, f"rename to {target} in {folder}"))
    done = carry_out(plan, writing, within=workspace, commit=writing.commits(default=False))
    if done and (waiting := list(unsigned_by_rename(workspace, status, target))):
        output.say(
            f"a renamed entry is a new claim: {signers(workspace.roster, folder)} signs it with "
            f"`readyctl feature sign {' '.join(waiting)}`"
        )
