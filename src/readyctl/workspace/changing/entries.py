"""New entries, and entries that get another place: where their files stand and what is in them."""

from collections.abc import Iterator

from readyctl.adapters.yaml.editor import dump
from readyctl.core.entry.document import Node
from readyctl.core.entry.path import EntryKind, EntryPath
from readyctl.core.feature.inventory import FeatureStatus, Inventory
from readyctl.errors import UsageError
from readyctl.workspace.changing.editing import with_values
from readyctl.workspace.changing.identity import signer_here
from readyctl.workspace.changing.plan import Change
from readyctl.workspace.changing.soundness import ensure_sound
from readyctl.workspace.changing.standing import standing
from readyctl.workspace.reading.opening import Workspace


def feature_path(registry: str, area: str, feature: str) -> EntryPath:
    """Where a feature's file stands; `registry` is the registry's folder from the top, empty for the top."""
    prefix = f"{registry}/" if registry else ""
    return EntryPath(f"{prefix}features/{area}/{feature}.yaml", EntryKind.FEATURE, feature, area)


def ensure_free(inventory: Inventory, feature: str) -> None:
    """Raise `UsageError` where a feature has, or once had, this id."""
    if inventory.find(feature) or feature in inventory.successors:
        raise UsageError(
            f"there is a feature '{feature}' already", help=f"see `readyctl feature show {feature}`"
        )


def new_entry(where: EntryPath, data: dict[str, Node]) -> Change:
    """The change that makes an entry's file. Raises `UsageError` where the entry would not be valid."""
    after = dump(data).encode()
    ensure_sound(where, b"", after)
    return Change(where.path, None, after, fresh=True)


def renamed(workspace: Workspace, status: FeatureStatus, target: str, area: str) -> list[Change]:
    """The changes that give a feature this id and area, and leave a pointer where its old id was."""
    old = status.entry.where.path
    where = feature_path(workspace.registry, area, target)
    before = standing(workspace.top, old)
    after = with_values(before, {("id",): target})
    ensure_sound(where, before, after)
    return [Change(where.path, None, after), Change(old, before, _left_behind(status, target))]


def _left_behind(status: FeatureStatus, target: str) -> bytes | None:
    """The pointer at the old id; nothing where the id stays, because ids are unique over all areas."""
    if target == status.id:
        return None
    stone: dict[str, Node] = {"id": status.id, "name": status.name, "replaced_by": target}
    return dump(stone).encode()


def unsigned_by_rename(workspace: Workspace, status: FeatureStatus, target: str) -> Iterator[str]:
    """What an engineer signs after a rename: the new id where its level needs it, and the old one where its
    pointer is no engineer's.
    """
    if status.declared is not None and status.declared.needs_signature:
        yield target
    if target != status.id and signer_here(workspace, status.area).refusal is not None:
        yield status.id
