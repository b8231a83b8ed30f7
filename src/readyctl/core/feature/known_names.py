"""The names under which the features of one moment can be found."""

from collections.abc import Iterator

from readyctl.core.feature.inventory import Inventory, sales_view
from readyctl.core.feature.names import NameIndex
from readyctl.core.text.words import key


def names_for_sales(inventory: Inventory) -> NameIndex:
    """Ids, names and aliases that sales may see, and the former ids of renamed and split features."""
    return NameIndex(_shown(inventory))


def _shown(inventory: Inventory) -> Iterator[tuple[str, tuple[str, ...]]]:
    carried = {key(status.name) for status in inventory.features if status.entry.tombstone is None}
    for status in inventory.features:
        view = sales_view(status)
        # A rename that awaits engineering leaves the name on both entries; it is the successor's own.
        ours = status.entry.tombstone is None or key(view.name) not in carried
        yield view.id, (view.name, *view.aliases) if ours else ()
    yield from _former(inventory)


def _former(inventory: Inventory) -> Iterator[tuple[str, tuple[str, ...]]]:
    for stone in inventory.tombstones:
        resolved = inventory.find(stone.id)
        for target in (resolved.id,) if resolved else inventory.successors[stone.id]:
            if inventory.find(target) is not None:
                yield target, (stone.id, stone.name)
