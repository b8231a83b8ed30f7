"""`readyctl impact`."""

import datetime as dt
from typing import Annotated

import typer

from readyctl.cli import output
from readyctl.cli.dates import due
from readyctl.cli.feature.finding import the_feature
from readyctl.cli.options import Json, Reading, command_line
from readyctl.core.feature.inventory import sales_view
from readyctl.core.level.table import Level
from readyctl.errors import UsageError


@command_line(
    "readyctl impact fx-matching --to beta",
    "readyctl impact fx-matching --date 2027-Q3",
    "readyctl impact fx-matching --to planned --json",
)
def command(
    *,
    feature: Annotated[str, typer.Argument(metavar="ID")],
    to: Annotated[Level | None, typer.Option(metavar="LEVEL", help="The level it would have.")] = None,
    date: Annotated[
        dt.date | None, typer.Option(metavar="DATE", parser=due, help="The delivery date it would have.")
    ] = None,
    as_json: Json = False,
    reading: Reading,
) -> None:
    """Tell which deals and promises become untrue if a level drops or a date slips, and what to say then."""
    from readyctl.core.meeting.impact import WhatIf, impact
    from readyctl.render.meeting import impact_json
    from readyctl.render.meeting.impact import render
    from readyctl.workspace.reading.deals import Selling

    selling = Selling(reading.workspace())
    status = the_feature(selling.inventory, feature)
    view = sales_view(status)
    if to is None and date is None:
        raise UsageError("neither a level nor a date is given", help="add --to LEVEL, or --date DATE")
    level = to or view.level
    if level.row.dated and date is None and view.delivery_date is None:
        raise UsageError(f"{level} needs a delivery date", help="add --date DATE")
    found = impact(
        status.id, WhatIf(to, date), selling.inventory, selling.live_notes, selling.records,
        unread=selling.unread,
    )  # fmt: skip
    if found is not None:
        if as_json:
            output.emit_exactly(impact_json.render(found))
        else:
            output.emit_text(render(found))
