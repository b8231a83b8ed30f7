"""`readyctl status`, and `readyctl` alone in a registry: one screen."""

from typing import TYPE_CHECKING

from readyctl.cli import output
from readyctl.cli.again import answered
from readyctl.cli.options import Json, Reading, command_line
from readyctl.errors import UsageError

if TYPE_CHECKING:
    from readyctl.core.meeting.status import Asking
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
    status = status_of(selling.inventory, selling.now(), _asking(selling))
    if as_json:
        output.emit_exactly(status_json.render(status))
    else:
        output.emit_lines(list(status_text.lines(status)))
    return 0


def _asking(selling: "Selling") -> "Asking":
    """Whoever asks, with what waits for her and for others."""
    from readyctl.core.meeting.status import Asking
    from readyctl.core.meeting.waits import for_others, inbox_for
    from readyctl.workspace.reading.colleagues import is_known
    from readyctl.workspace.reading.inbox import waiting_for_anybody
    from readyctl.workspace.reading.keyboard import at_the_keyboard

    waiting = waiting_for_anybody(selling)
    try:
        whose = at_the_keyboard(selling.workspace)
    except UsageError:
        return Asking(None, known=False, mine=0, others=for_others(waiting, None))
    mine = len(inbox_for(waiting, whose).items)
    return Asking(whose, is_known(selling, whose), mine, for_others(waiting, whose))
