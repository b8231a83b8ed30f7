"""`readyctl feature proposals`: what waits for engineering to decide."""

import datetime as dt

from readyctl.cli import output
from readyctl.cli.options import Json, Reading, command_line
from readyctl.core.deal.money import money_words
from readyctl.core.meeting.proposals import OpenProposal
from readyctl.render.painting import Command, Piece, paint


@command_line("readyctl feature proposals", "readyctl feature proposals --json")
def command(*, as_json: Json = False, reading: Reading) -> None:
    """List every open request to engineering: who asks, since when, who decides, and the deals behind it."""
    from readyctl.workspace.reading.deals import Selling
    from readyctl.workspace.reading.proposals import open_proposals

    workspace = reading.workspace()
    found = open_proposals(Selling(workspace))
    if as_json:
        from readyctl.render.feature.proposals_json import render

        output.emit_exactly(render(found, workspace.today))
    elif found:
        heading: list[Piece] = [
            paint(w, "dim") for w in ("ID", "ASKS FOR", "SINCE", "BY", "DEALS", "DECIDES")
        ]
        output.emit_table([heading, *(_row(each, workspace.today) for each in found)], "ipwnsn")
        first = found[0].feature
        output.say("an engineer decides: ", Command(f"readyctl feature sign {first} --accept"))
        output.say("or: ", Command(f"readyctl feature decline {first} --reason 'why not'"))
    else:
        output.say("nobody asks engineering for anything")


def _row(each: OpenProposal, today: dt.date) -> list[Piece]:
    age = each.age_days(today)
    return [
        each.feature,
        each.words + (" (could not be signed)" if each.obstacles else ""),
        "not committed" if age is None else f"{age} days",
        each.by or "-",
        f"{len(each.deals)}, {money_words(each.value)}" if each.value else str(len(each.deals)),
        each.decides,
    ]
