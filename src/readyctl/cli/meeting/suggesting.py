"""What `readyctl suggest` tells."""

import datetime as dt

from msgspec import Struct

from readyctl.cli import output
from readyctl.cli.meeting.inbox_format import Format
from readyctl.cli.meeting.sending import written
from readyctl.core.meeting.repairs import Repair, repairs
from readyctl.core.text.counting import counted
from readyctl.render.painting import Command
from readyctl.workspace.reading.deals import Selling
from readyctl.workspace.reading.inbox import waiting_for_anybody
from readyctl.workspace.reading.opening import Workspace

_FEW = 10


def told(workspace: Workspace, chosen: Format, *, everything: bool) -> int:
    """Tell what to settle first; the first few, unless everything is asked for."""
    selling = Selling(workspace)
    waiting = waiting_for_anybody(selling)
    found = repairs(waiting)
    most = len(found) if everything or chosen is Format.JSON else _FEW
    _write(selling, _First(found[:most], len(found[most:]), waiting.inventory.as_of), chosen)
    return 0


class _First(Struct, frozen=True):
    """What is told, and how many more there are."""

    repairs: tuple[Repair, ...]
    left: int
    as_of: dt.date


def _write(selling: Selling, first: _First, chosen: Format) -> None:
    match chosen:
        case Format.JSON:
            from readyctl.render.meeting.suggest_json import render

            output.emit_exactly(render(first.repairs, first.as_of))
        case Format.TEXT if first.repairs:
            from readyctl.render.meeting.suggest_text import lines

            output.emit_lines(lines(first.repairs))
            if first.left:
                output.say(f"{counted(first.left, 'more repair')}: ", Command("readyctl suggest --all"))
        case Format.TEXT:
            output.say(f"{first.as_of}: nothing waits for anybody")
        case _:
            from readyctl.render.meeting.waits_message import by_effort

            output.emit_exactly(written(selling, by_effort(first.repairs, first.left, first.as_of), chosen))
