"""A moment that was judged as a whole, taken apart to be kept: one thing after the other, since the history,
the index of names and all that is written, held at once, take a third more than judging did.
"""

from typing import TYPE_CHECKING, Any

from readyctl.adapters.room import give_back
from readyctl.workspace.reading.carrying import uncommitted
from readyctl.workspace.reading.kept_ends import all_ends
from readyctl.workspace.reading.kept_inventory import besides, feature_parts, parts_for, with_names
from readyctl.workspace.reading.kept_names import NotKept
from readyctl.workspace.reading.kept_rest import rest_of
from readyctl.workspace.reading.moment_files import objects_of
from readyctl.workspace.reading.walking import keep_guarded

if TYPE_CHECKING:
    from readyctl.core.feature.inventory import Inventory
    from readyctl.workspace.reading.memory import Memory
    from readyctl.workspace.reading.registry import Registry


def keep_judged(
    workspace: "Registry", memory: "Memory", inventory: "Inventory", latest: int, *, never_noted: bool
) -> dict[str, Any] | None:
    """Keep what was judged of a moment, of whose commits the newest is of `latest`; what was kept, None where
    that cannot be.

    Where no commit ever had a deal's note (`never_noted`), nothing is asked of the history after this, and it
    is let go of.
    """
    histories, trust = workspace.histories, workspace.trust
    if histories is None or trust is None or not memory.knows_files:
        return None
    objects = objects_of(workspace.snapshot)
    root: dict[str, Any] = {
        "latest": latest,
        "entries": len(workspace.snapshot.entries),
        "uncommitted": uncommitted(workspace, objects),
        "findings": None,
    }
    number = parts_for(inventory)
    ends, parts = all_ends(workspace, inventory, objects, number, keep_guarded(workspace, histories))
    memory.keep_parts(parts)
    rest, more = rest_of(workspace, objects)
    memory.keep_parts(more)
    root |= ends | rest
    workspace.stored.forget()
    if never_noted:
        workspace.forget_history()
    del histories, trust
    many = len(objects)
    give_back(many)
    features = feature_parts(inventory, objects, number)
    memory.keep_parts(dict(features))
    try:
        others, recheck = besides(inventory, objects), inventory.settings.recheck_after_commits
        contents, parts = with_names(inventory.names, [name for name, _ in features], others, recheck)
    except NotKept:
        return None
    give_back(many)
    root["contents"] = contents.plain
    known = memory.keep(root, parts, objects)
    give_back(many)
    return root if known else None
