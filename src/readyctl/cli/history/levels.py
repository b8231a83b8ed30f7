"""What `readyctl log ID` tells."""

from typing import TYPE_CHECKING

from readyctl.cli import output
from readyctl.cli.feature.finding import the_feature_called
from readyctl.core.history.confirmations import unchanged_words
from readyctl.core.history.lines import HistoryLine, history_lines
from readyctl.core.history.slips import slip_words
from readyctl.core.history.timeline import Timeline
from readyctl.render.painting import Piece, paint
from readyctl.workspace.reading.past import Timelines

if TYPE_CHECKING:
    from readyctl.workspace.reading.opening import Workspace


def told(workspace: "Workspace", feature: str, *, as_json: bool) -> int:
    """Tell the levels of one feature over time."""
    status = the_feature_called(workspace.inventory(), feature)
    timeline = Timelines(workspace, workspace.inventory()).of(status.id)
    if as_json:
        from readyctl.render.history.log_json import render

        output.emit_exactly(render(status.id, timeline))
    else:
        _print(status.id, timeline)
    return 0


def _print(feature_id: str, timeline: Timeline) -> None:
    lines = history_lines(timeline)
    if not lines:
        output.say("nothing of it is committed yet")
        return
    rows: list[list[Piece]] = [
        [paint(w, "dim") for w in ("DATE", "LEVEL", "DUE", "SIGNED", "BY", "COMMIT", "")]
    ]
    rows.extend([*_cells(line), line.note] for line in lines)
    output.emit_table(rows, "wwwwmip")
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
