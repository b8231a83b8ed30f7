"""`readyctl sync log`."""

from typing import Annotated

import typer

from readyctl.cli import output
from readyctl.cli.options import Json, Reading, command_line
from readyctl.core.meeting.trend import trend


@command_line("readyctl sync log", "readyctl sync log --months 24", "readyctl sync log --json")
def command(
    *,
    months: Annotated[int, typer.Option(min=1, help="How many months back; --json gives all.")] = 12,
    as_json: Json = False,
    reading: Reading,
) -> None:
    """Tell the trend, month by month: mismatches, slips, promises kept, late and broken."""
    from readyctl.render.meeting import trend as words
    from readyctl.render.meeting import trend_json
    from readyctl.workspace.reading.deals import Selling

    told = trend(Selling(reading.workspace()).past())
    if as_json:
        output.emit_exactly(trend_json.render(told))
    elif shown := told[-months:]:
        output.emit_lines([words.heading(shown), ""])
        output.emit_table([words.columns(shown), *words.rows(shown)], "wwpw")
        output.emit_lines(words.moved(shown))
    else:
        output.emit_text(words.render(shown))
