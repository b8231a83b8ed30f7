"""The features of a moment, of which nothing is held but what somebody asks about: no two moments of fifty
thousand features lie side by side.
"""

from readyctl.adapters.room import give_back
from readyctl.core.entry.path import EntryKind
from readyctl.core.feature.inventory import Inventory
from readyctl.workspace.reading.kept_inventory import (
    Contents,
    KeptInventory,
    besides,
    feature_parts,
    parts_for,
)
from readyctl.workspace.reading.kept_rest import others_part
from readyctl.workspace.reading.moment_files import objects_of
from readyctl.workspace.reading.opening import Workspace


def lightened(workspace: Workspace) -> Inventory:
    """The inventory of a moment, as `taken_apart`; the history of the moment is let go of as well, where no
    commit ever had a deal's note.
    """
    if isinstance(inventory := workspace.inventory(), KeptInventory):
        return inventory
    many, apart = len(inventory.ordered), taken_apart(workspace)
    if workspace.remembered.never_noted:
        workspace.forget_history()
        give_back(many)
    return apart


def taken_apart(workspace: Workspace) -> Inventory:
    """The inventory of a moment, taken apart unless it was read so; the files of the moment are let go of,
    and read again where somebody asks.
    """
    inventory, remembered = workspace.inventory(), workspace.remembered
    if isinstance(inventory, KeptInventory):
        return inventory
    if not remembered.reads_back():
        objects = objects_of(workspace.snapshot)
        features = feature_parts(inventory, objects, parts_for(inventory))
        others = besides(inventory, objects)
        contents = Contents(
            features=[name for name, _ in features],
            names=(),
            all_names="",
            tombstones=others.tombstones[0],
            gone=others.gone[0],
            recheck_after_commits=inventory.settings.recheck_after_commits,
            contested=(),
        )
        parts = dict([*features, others.tombstones, others.gone])
        _, besides_features = others_part(objects, workspace.registry)
        remembered.read_back(contents, parts, inventory.settings, dict(besides_features))
    many = workspace.entries
    workspace.stored.forget()
    workspace.stored.forget_documents(None, EntryKind.FEATURE)
    vars(workspace).pop("snapshot", None)
    vars(inventory).clear()  # it knows itself, and nobody looks for circles meanwhile
    give_back(many)
    return workspace.inventory()
