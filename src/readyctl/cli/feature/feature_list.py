"""What `readyctl feature list` tells."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Literal

from readyctl.cli import output
from readyctl.cli.feature.appearance import level_piece, signed_piece
from readyctl.core.feature.choosing import Choice, Order, due_of, in_order, is_hers
from readyctl.core.feature.inventory import FeatureStatus, Inventory
from readyctl.core.level.table import Level
from readyctl.render.painting import Piece, paint

if TYPE_CHECKING:
    from readyctl.workspace.reading.opening import Workspace

Form = Literal["table", "json", "csv"]


def told(workspace: "Workspace", choice: Choice, sort: Order, *, mine: bool, form: Form) -> int:
    """Tell which features are chosen, in a form."""
    inventory = workspace.inventory()
    chosen = in_order(choice.of(inventory.features), sort)
    _tell(inventory, _mine(workspace, chosen) if mine else chosen, form)
    return 0


def _mine(workspace: "Workspace", found: list[FeatureStatus]) -> list[FeatureStatus]:
    from readyctl.workspace.reading.keyboard import at_the_keyboard

    me = at_the_keyboard(workspace)
    return [status for status in found if is_hers(status, me)]


def _tell(inventory: Inventory, chosen: list[FeatureStatus], form: Form) -> None:
    match form:
        case "json":
            from readyctl.render.feature import features_json

            output.emit_exactly(features_json.render(inventory, chosen))
        case "csv":
            from readyctl.render.feature import features_csv

            output.emit_exactly(features_csv.render(chosen))
        case "table":
            _print(inventory, chosen)


def _print(inventory: Inventory, chosen: list[FeatureStatus]) -> None:
    if not chosen:
        output.say("no such features" if inventory.features else "no features yet: `readyctl feature new`")
        return
    dated = any(map(due_of, chosen))
    heading = ("ID", "AREA", "LEVEL", *(("DUE",) if dated else ()), "SIGNED", "CONFIRMED", "NAME")
    rows: list[Sequence[Piece]] = [[paint(word, "dim") for word in heading]]
    columns: Iterable[Iterable[Piece]] = (
        [status.entry.where.id for status in chosen],
        [status.area for status in chosen],
        map(level_piece, chosen),
        *((map(_due, chosen),) if dated else ()),
        map(signed_piece, chosen),
        map(_confirmed, chosen),
        [status.name for status in chosen],
    )
    rows += zip(*columns, strict=True)
    output.emit_table(rows, "iswwmst" if dated else "iswmst")
    output.say(_counts(inventory, chosen))


def _due(status: FeatureStatus) -> Piece:
    day = due_of(status)
    if day is None:
        return "-"
    return paint(day.isoformat(), "dim") if status.withheld else day.isoformat()


def _confirmed(status: FeatureStatus) -> Piece:
    if status.age_days is None or not status.effective.needs_signature:
        return "-"
    return _ago(status.age_days, status.stale)


@cache
def _ago(days: int, stale: bool) -> Piece:
    """The same for all that were confirmed on one day."""
    ago = "today" if days == 0 else f"{days}d ago"
    return paint(f"{ago}, stale", "yellow") if stale else ago


def _counts(inventory: Inventory, chosen: list[FeatureStatus]) -> str:
    """How many are listed, by level, and what is the matter with some: `12 of 60 features: 3 shipped, …`."""
    known, listed = len(inventory.features), len(chosen)
    levels = Counter(status.effective for status in chosen)
    said = [f"{levels[level]} {level.value}" for level in reversed(Level) if levels[level]]
    wrong = {
        "not signed": sum(status.withheld for status in chosen),
        "stale": sum(status.stale for status in chosen),
        "overdue": sum(status.overdue for status in chosen),
    }
    said += [f"{number} {word}" for word, number in wrong.items() if number]
    of = "" if listed == known else f" of {known}"
    return f"{listed}{of} feature{'' if known == 1 else 's'}: {', '.join(said)}"
