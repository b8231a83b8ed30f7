"""The names under which the features of one moment can be found."""

from collections.abc import Iterator

from readyctl.core.inventory import Inventory, sales_view
from readyctl.core.names import NameIndex


def names_for_sales(inventory: Inventory) -> NameIndex:
    """Ids, names and aliases that sales may see, and the former ids of renamed and split features."""
    return NameIndex(_shown(inventory))


def _shown(inventory: Inventory) -> Iterator[tuple[str, tuple[str, ...]]]:
    for status in inventory.features:
        view = sales_view(status)
        yield view.id, (view.name, *view.aliases)
    yield from _former(inventory)


def _former(inventory: Inventory) -> Iterator[tuple[str, tuple[str, ...]]]:
    for old, entry in sorted(inventory.tombstones.items()):
        stone = entry.tombstone
        resolved = inventory.find(old)
        targets = (resolved.id,) if resolved else stone.replaced_by if stone else ()
        for target in targets:
            if inventory.find(target) is not None:
                yield target, (old, *((stone.name,) if stone and stone.name else ()))
