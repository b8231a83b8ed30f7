"""`readyctl feature list`."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from readyctl.cli import output
from readyctl.cli.dates import due as a_due_date
from readyctl.cli.feature.appearance import level_piece, signed_piece
from readyctl.cli.options import Json, Reading, command_line
from readyctl.core.feature.choosing import Choice, Order, due_of, in_order, is_hers
from readyctl.core.feature.inventory import FeatureStatus, Inventory
from readyctl.core.level.table import Level
from readyctl.errors import UsageError
from readyctl.render.painting import Piece, paint

if TYPE_CHECKING:
    from readyctl.workspace.reading.opening import Workspace


Levels = Annotated[
    list[Level] | None, typer.Option(help="Only features whose effective level is this, or one of these.")
]
Areas = Annotated[list[str] | None, typer.Option(help="Only features of this area, or these.")]
Owners = Annotated[list[str] | None, typer.Option(help="Only features of this owner, or these.")]
Tags = Annotated[list[str] | None, typer.Option(help="Only features with this tag, or one of these.")]
DueBy = Annotated[
    dt.date | None,
    typer.Option(metavar="DATE", parser=a_due_date, help="Only what is due by then; 2027-Q2 is its end."),
]
Unsigned = Annotated[bool, typer.Option("--unsigned", help="Only claims that count once they are signed.")]


@command_line(
    "readyctl feature list",
    "readyctl feature list --level committed --level beta --sort due",
    "readyctl feature list --mine --stale",
    "readyctl feature list --area payments --json",
)
def command(
    *,
    reading: Reading,
    level: Levels = None,
    area: Areas = None,
    owner: Owners = None,
    tag: Tags = None,
    due: DueBy = None,
    mine: Annotated[bool, typer.Option("--mine", help="Only what I own or signed last.")] = False,
    proposed: Annotated[bool, typer.Option("--proposed", help="Only what carries a proposal.")] = False,
    stale: Annotated[bool, typer.Option("--stale", help="Only what needs a fresh word.")] = False,
    unsigned: Unsigned = False,
    sort: Annotated[Order, typer.Option(help="What to sort by.")] = Order.ID,
    as_json: Json = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print a table for spreadsheets.")] = False,
) -> None:
    """List features with the level that counts, and whether engineering stands behind it.

    The same option twice means either value; different options narrow the list further.
    """
    if as_json and as_csv:
        raise UsageError("--json and --csv ask for two formats", help="give one of them")
    workspace = reading.workspace()
    inventory = workspace.inventory()
    choice = Choice(
        levels=level or (), areas=area or (), owners=owner or (), tags=tag or (),
        due=due, proposed=proposed, stale=stale, unsigned=unsigned,
    )  # fmt: skip
    chosen = in_order(choice.of(inventory.features), sort)
    if mine:
        chosen = _mine(workspace, chosen)
    if as_json:
        from readyctl.render.feature import features_json

        output.emit_exactly(features_json.render(inventory, chosen))
    elif as_csv:
        from readyctl.render.feature import features_csv

        output.emit_exactly(features_csv.render(chosen))
    else:
        _print(inventory, chosen)


def _mine(workspace: "Workspace", found: list[FeatureStatus]) -> list[FeatureStatus]:
    from readyctl.workspace.reading.colleagues import at_the_keyboard

    me = at_the_keyboard(workspace)
    return [status for status in found if is_hers(status, me)]


def _print(inventory: Inventory, chosen: list[FeatureStatus]) -> None:
    if not chosen:
        output.say("no such features" if inventory.features else "no features yet: `readyctl feature new`")
        return
    dated = any(map(due_of, chosen))
    heading = ("ID", "AREA", "LEVEL", *(("DUE",) if dated else ()), "SIGNED", "CONFIRMED", "NAME")
    rows: list[list[Piece]] = [[paint(word, "dim") for word in heading]]
    rows += (list(_row(status, dated=dated)) for status in chosen)
    output.emit_table(rows, "iswwmsn" if dated else "iswmsn")
    output.say(_counts(inventory, chosen))


def _row(status: FeatureStatus, *, dated: bool) -> Iterator[Piece]:
    yield from (status.id, status.area, level_piece(status))
    if dated:
        day = due_of(status)
        text = day.isoformat() if day else "-"
        yield paint(text, "dim") if day and status.withheld else text
    yield from (signed_piece(status), _confirmed(status), status.name)


def _confirmed(status: FeatureStatus) -> Piece:
    if status.age_days is None or not status.effective.needs_signature:
        return "-"
    ago = "today" if status.age_days == 0 else f"{status.age_days}d ago"
    return paint(f"{ago}, stale", "yellow") if status.stale else ago


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
