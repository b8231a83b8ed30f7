"""`readyctl log ID` and `readyctl feature log ID`: a feature's levels over time."""

import json
from typing import Annotated

import typer

from readyctl.cli import output
from readyctl.cli.feature.finding import the_feature
from readyctl.cli.feature.history import level_log
from readyctl.cli.options import Json, Reading, command_line
from readyctl.cli.painting import Piece, columns, paint
from readyctl.core.feature.audience import HistoryLine
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.core.history.log import LevelLog


@command_line("readyctl log fx-matching", "readyctl log fx-matching --json")
def command(
    *, feature: Annotated[str, typer.Argument(metavar="ID")], reading: Reading, as_json: Json = False
) -> None:
    """Tell a feature's levels over time: when, by whom, signed or not, and how often the date slipped."""
    workspace = reading.workspace()
    status = the_feature(workspace.inventory(), feature)
    log = level_log(workspace, status.entry.where)
    if as_json:
        output.emit_exactly(_json(status, log))
    else:
        _print(status, log)


def _print(status: FeatureStatus, log: LevelLog) -> None:
    if not log.lines:
        output.say("nothing of it is committed yet")
        return
    rows: list[list[Piece]] = [
        [paint(w, "dim") for w in ("DATE", "LEVEL", "DUE", "SIGNED", "BY", "COMMIT", "")]
    ]
    rows.extend([*_cells(line), line.note] for line in log.lines)
    for cells in columns(rows):
        output.emit(*cells)
    times = {0: "never", 1: "once", 2: "twice"}
    slipped = times.get(log.slips, f"{log.slips} times")
    output.say(
        f"{status.id}: the date slipped {slipped}"
        + (f", {log.signed_slips or 'none'} of them signed" if log.slips else "")
    )


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


def _json(status: FeatureStatus, log: LevelLog) -> str:
    answer = {
        "schema": "readyctl.log/1",
        "feature": status.id,
        "slips": log.slips,
        "signed_slips": log.signed_slips,
        "history": [
            {
                "date": line.date.isoformat(),
                "level": line.level.value if line.level else None,
                "due": line.due,
                "signed": line.signed,
                "by": line.by,
                "commit": line.commit,
                "note": line.note or None,
            }
            for line in log.lines
        ],
    }
    return json.dumps(answer, indent=2, ensure_ascii=False)
