"""`readyctl status`, and `readyctl` alone in a registry: one screen."""

from readyctl.cli import output
from readyctl.cli.options import Json, Reading, command_line
from readyctl.core.meeting.status import status_of


@command_line("readyctl", "readyctl status --json")
def command(*, as_json: Json = False, reading: Reading) -> None:
    """Say where everything stands on one screen, with the commands that settle most."""
    from readyctl.render.meeting import status_json, status_text
    from readyctl.workspace.reading.deals import Selling

    selling = Selling(reading.workspace())
    status = status_of(selling.inventory, selling.now())
    if as_json:
        output.emit_exactly(status_json.render(status))
    else:
        output.emit_lines(list(status_text.lines(status)))
