"""`readyctl status`, and `readyctl` alone in a registry: one screen."""

from typing import TYPE_CHECKING

from readyctl.cli import output
from readyctl.cli.again import answered
from readyctl.cli.options import Json, Reading, command_line
from readyctl.errors import UsageError

if TYPE_CHECKING:
    from readyctl.workspace.reading.deals import Selling
    from readyctl.workspace.reading.opening import Workspace


@command_line("readyctl", "readyctl status --json")
def command(*, as_json: Json = False, reading: Reading) -> int:
    """Say where everything stands on one screen, with the commands that settle most."""
    from readyctl.workspace.reading.asking import asking

    workspace = reading.workspace()
    words = ("status", as_json, asking(workspace))
    return answered(workspace, words, lambda: _told(workspace, as_json=as_json))


def _told(workspace: "Workspace", *, as_json: bool) -> int:
    from readyctl.core.meeting.status import status_of
    from readyctl.render.meeting import status_json, status_text
    from readyctl.workspace.reading.deals import Selling

    selling = Selling(workspace)
    status = status_of(selling.inventory, selling.now(), _mine(selling))
    if as_json:
        output.emit_exactly(status_json.render(status))
    else:
        output.emit_lines(list(status_text.lines(status)))
    return 0


def _mine(selling: "Selling") -> int | None:
    """How many things wait for whoever asks; None where git knows nobody, as in a pipeline."""
    from readyctl.workspace.reading.colleagues import at_the_keyboard
    from readyctl.workspace.reading.inbox import inbox_of

    try:
        whose = at_the_keyboard(selling.workspace)
    except UsageError:
        return None
    return len(inbox_of(selling, whose).items)
