"""`readyctl feature list`."""

from typing import Annotated

import typer

from readyctl.cli import output
from readyctl.cli.feature.appearance import level_piece, signed_piece
from readyctl.cli.options import Json, Reading, command_line
from readyctl.core.feature.inventory import FeatureStatus, Inventory
from readyctl.core.level.table import Level
from readyctl.render.painting import Piece, paint


@command_line(
    "readyctl feature list",
    "readyctl feature list --level committed --unsigned",
    "readyctl feature list --area payments --json",
)
def command(
    *,
    reading: Reading,
    level: Annotated[Level | None, typer.Option(help="Only features whose effective level is this.")] = None,
    area: Annotated[str | None, typer.Option(help="Only features of this area.")] = None,
    owner: Annotated[str | None, typer.Option(help="Only features of this owner.")] = None,
    stale: Annotated[bool, typer.Option("--stale", help="Only features that need a fresh word.")] = False,
    unsigned: Annotated[
        bool, typer.Option("--unsigned", help="Only claims above planned without a signature.")
    ] = False,
    as_json: Json = False,
) -> None:
    """List features with the level that counts, and whether engineering stands behind it."""
    inventory = reading.workspace().inventory()
    chosen = [
        status
        for status in inventory.features
        if (level is None or status.effective is level)
        and (area is None or status.area == area)
        and (owner is None or _owner(status) == owner)
        and (not stale or status.stale)
        and (not unsigned or (status.withheld and not status.signed))
    ]
    if as_json:
        from readyctl.render.feature import features_json

        output.emit_exactly(features_json.render(inventory, chosen))
    else:
        _print(inventory, chosen)


def _owner(status: FeatureStatus) -> str | None:
    return status.entry.model.owner if status.entry.model else None


def _print(inventory: Inventory, chosen: list[FeatureStatus]) -> None:
    if not chosen:
        output.say("no such features" if inventory.features else "no features yet: `readyctl feature new`")
        return
    heading: list[Piece] = [paint(word, "dim") for word in ("ID", "LEVEL", "SIGNED", "CONFIRMED", "NAME")]
    output.emit_table([heading, *map(_row, chosen)], "iwnwn")


def _row(status: FeatureStatus) -> list[Piece]:
    return [status.id, level_piece(status), signed_piece(status), _confirmed(status), status.name]


def _confirmed(status: FeatureStatus) -> Piece:
    if status.age_days is None or not status.effective.needs_signature:
        return "-"
    ago = "today" if status.age_days == 0 else f"{status.age_days}d ago"
    return paint(f"{ago}, stale", "yellow") if status.stale else ago
