"""`readyctl status`, and `readyctl` alone in a registry: one screen."""

from typing import TYPE_CHECKING

from readyctl.cli import output
from readyctl.cli.options import Json, Reading, command_line
from readyctl.core.meeting.status import status_of
from readyctl.errors import UsageError

if TYPE_CHECKING:
    from readyctl.workspace.reading.deals import Selling


@command_line("readyctl", "readyctl status --json")
def command(*, as_json: Json = False, reading: Reading) -> None:
    """Say where everything stands on one screen, with the commands that settle most."""
    from readyctl.render.meeting import status_json, status_text
    from readyctl.workspace.reading.deals import Selling

    selling = Selling(reading.workspace())
    status = status_of(selling.inventory, selling.now(), _mine(selling))
    if as_json:
        output.emit_exactly(status_json.render(status))
    else:
        output.emit_lines(list(status_text.lines(status)))


def _mine(selling: "Selling") -> int | None:
    """How many things wait for whoever asks; None where git knows nobody, as in a pipeline."""
    from readyctl.workspace.reading.colleagues import at_the_keyboard
    from readyctl.workspace.reading.inbox import inbox_of

    try:
        whose = at_the_keyboard(selling.workspace)
    except UsageError:
        return None
    return len(inbox_of(selling, whose).items)
