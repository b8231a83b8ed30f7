"""`readyctl stale`: what needs a fresh word from engineering, worst first."""

from readyctl.cli import output
from readyctl.cli.options import Json, Reading, command_line
from readyctl.core.feature.inventory import FeatureStatus, Inventory
from readyctl.render.painting import Piece, paint


@command_line("readyctl stale", "readyctl stale --as-of 2026-12-01 --json")
def command(*, reading: Reading, as_json: Json = False) -> int:
    """List what needs a fresh word from engineering, worst first. Exits 1 if there is anything."""
    inventory = reading.workspace().inventory()
    found = sorted((s for s in inventory.features if s.stale), key=lambda s: (-_over(s, inventory), s.id))
    if as_json:
        from readyctl.render.feature.stale_json import render

        output.emit_exactly(render(inventory, found))
    elif found:
        _print(inventory, found)
    return int(bool(found))


def _over(status: FeatureStatus, inventory: Inventory) -> int:
    """Days beyond the window of its level."""
    return (status.age_days or 0) - (inventory.settings.window(status.effective) or 0)


def _owner(status: FeatureStatus) -> str | None:
    return status.entry.model.owner if status.entry.model else None


def _print(inventory: Inventory, found: list[FeatureStatus]) -> None:
    rows: list[list[Piece]] = [
        [paint(w, "dim") for w in ("ID", "LEVEL", "LAST CONFIRMED", "FRESH FOR", "ASK")]
    ]
    rows += [
        [
            status.id,
            status.effective.value,
            paint(f"{status.age_days} days ago", "yellow"),
            f"{inventory.settings.window(status.effective)} days",
            _owner(status) or "-",
        ]
        for status in found
    ]
    output.emit_table(rows, "iwwwn")
    output.say(
        f"an engineer confirms what is still true: readyctl feature sign {' '.join(s.id for s in found)}"
    )
