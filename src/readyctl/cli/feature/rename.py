"""`readyctl feature rename`: a new id, a new area, or both; the old id keeps resolving."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from readyctl.cli import output
from readyctl.cli.changes import carry_out
from readyctl.cli.feature.finding import the_feature
from readyctl.cli.feature.new import ensure_id
from readyctl.cli.options import Here, Writing, command_line
from readyctl.core.entry.document import Node
from readyctl.core.entry.path import EntryKind, EntryPath
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.core.trust.roster import signers
from readyctl.errors import UsageError
from readyctl.workspace.changing.editing import ensure_sound, with_values
from readyctl.workspace.changing.identity import standing
from readyctl.workspace.changing.plan import Change, Plan

if TYPE_CHECKING:
    from readyctl.workspace.reading.opening import Workspace


@command_line("readyctl feature rename fx currency-matching", "readyctl feature rename fx --area ledger")
def command(
    *,
    feature: Annotated[str, typer.Argument(metavar="ID")],
    new: Annotated[str | None, typer.Argument(metavar="[NEW]", help="The new id.")] = None,
    area: Annotated[str | None, typer.Option(help="The new area.")] = None,
    here: Here,
    writing: Writing,
) -> None:
    """Give a feature a new id or area. The old id leads to the new one; engineering signs anew."""
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
    changes = _changes(workspace, status, target, folder)
    words = [f"{status.id} in {status.area} → {target} in {folder}"]
    words += ["a pointer stays at the old id"] if target != status.id else []
    plan = Plan(workspace.top, words, changes, f"{status.id}: rename to {target} in {folder}")
    done = carry_out(plan, writing, commit=writing.commits(default=False))
    if done and (waiting := list(_to_sign(workspace, status, target))):
        output.say(
            f"a renamed entry is a new claim: {signers(workspace.roster, folder)} signs it with "
            f"`readyctl feature sign {' '.join(waiting)}`"
        )


def _to_sign(workspace: "Workspace", status: FeatureStatus, target: str) -> Iterator[str]:
    """The new id where its level needs it, and the old one where its pointer is no engineer's."""
    if status.declared is not None and status.declared.needs_signature:
        yield target
    if target != status.id and standing(workspace, status.area).refusal is not None:
        yield status.id


def _changes(workspace: "Workspace", status: FeatureStatus, target: str, folder: str) -> list[Change]:
    old = status.entry.where.path
    prefix = f"{workspace.registry}/" if workspace.registry else ""
    where = EntryPath(f"{prefix}features/{folder}/{target}.yaml", EntryKind.FEATURE, target, folder)
    before = (workspace.top / old).read_bytes()
    after = with_values(before, {("id",): target})
    ensure_sound(where, before, after)
    return [Change(where.path, None, after), Change(old, before, _left_behind(status, target))]


def _left_behind(status: FeatureStatus, target: str) -> bytes | None:
    """The pointer at the old id; nothing where the id stays, because ids are unique over all areas."""
    from readyctl.adapters.yaml.editor import dump

    if target == status.id:
        return None
    stone: dict[str, Node] = {"id": status.id, "name": status.name, "replaced_by": target}
    return dump(stone).encode()
