"""`readyctl log ID` and `readyctl feature log ID`: a feature's levels over time."""

from typing import Annotated

import typer

from readyctl.cli import output
from readyctl.cli.feature.finding import the_feature
from readyctl.cli.options import Json, Reading, command_line
from readyctl.core.history.confirmations import unchanged_words
from readyctl.core.history.lines import HistoryLine, history_lines
from readyctl.core.history.slips import slip_words
from readyctl.core.history.timeline import Timeline
from readyctl.render.painting import Piece, paint


@command_line("readyctl log fx-matching", "readyctl log fx-matching --json")
def command(
    *, feature: Annotated[str, typer.Argument(metavar="ID")], reading: Reading, as_json: Json = False
) -> None:
    """Tell a feature's levels over time: when, by whom, signed or not, and how its signed date slipped."""
    from readyctl.workspace.reading.past import Timelines

    workspace = reading.workspace()
    status = the_feature(workspace.inventory(), feature)
    timeline = Timelines(workspace, workspace.inventory()).of(status.id)
    if as_json:
        from readyctl.render.history.log_json import render

        output.emit_exactly(render(status.id, timeline))
    else:
        _print(status.id, timeline)


def _print(feature_id: str, timeline: Timeline) -> None:
    lines = history_lines(timeline)
    if not lines:
        output.say("nothing of it is committed yet")
        return
    rows: list[list[Piece]] = [
        [paint(w, "dim") for w in ("DATE", "LEVEL", "DUE", "SIGNED", "BY", "COMMIT", "")]
    ]
    rows.extend([*_cells(line), line.note] for line in lines)
    output.emit_table(rows, "wwwwnip")
    said = slip_words(timeline.slips) or "never slipped"
    again = unchanged_words(timeline.unchanged)
    output.say(f"{feature_id}: its signed date {said}{f'; {again}' if again else ''}")


def _cells(line: HistoryLine) -> list[Piece]:
    needed = line.level is not None and line.level.needs_signature
    signed: Piece = paint("yes", "green") if line.signed else paint("no", "red")
    return [
        line.date.isoformat(),
        line.level.value if line.level else "-",
        line.due or "-",
        signed if needed else "-",
        line.by or "-",
        (line.commit or "-")[:12],
    ]
