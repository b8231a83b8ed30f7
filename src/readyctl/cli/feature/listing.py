"""`readyctl feature list`."""

import datetime as dt
from typing import Annotated

import typer

from readyctl.cli.again import answered
from readyctl.cli.dates import due as a_due_date
from readyctl.cli.options import Json, Reading, command_line
from readyctl.core.feature.choosing import Choice, Order
from readyctl.core.level.table import Level
from readyctl.errors import UsageError

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
) -> int:
    """List features with the level that counts, and whether engineering stands behind it.

    The same option twice means either value; different options narrow the list further.
    """
    if as_json and as_csv:
        raise UsageError("--json and --csv ask for two formats", help="give one of them")
    choice = Choice(
        levels=level or (), areas=area or (), owners=owner or (), tags=tag or (),
        due=due, proposed=proposed, stale=stale, unsigned=unsigned,
    )  # fmt: skip
    workspace = reading.workspace()

    def tell() -> int:
        from readyctl.cli.feature.feature_list import told

        return told(
            workspace, choice, sort, mine=mine, form="json" if as_json else "csv" if as_csv else "table"
        )

    # Who asks is known from git's configuration, which is no part of a moment.
    words = ("feature list", choice, sort, as_json, as_csv)
    return tell() if mine else answered(workspace, words, tell)
