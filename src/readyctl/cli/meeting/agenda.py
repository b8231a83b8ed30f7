"""`readyctl sync agenda`."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, assert_never

import typer

from readyctl.cli import output
from readyctl.cli.again import answered
from readyctl.cli.options import Json, Reading, command_line
from readyctl.errors import UsageError

if TYPE_CHECKING:
    from readyctl.core.meeting.agenda import Agenda
    from readyctl.workspace.reading.opening import Workspace


class Format(StrEnum):
    """How the agenda is written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
    SLACK = "slack"
    TEAMS = "teams"
    CALENDAR = "ics"


@command_line(
    "readyctl sync agenda",
    "readyctl sync agenda --format markdown --output agenda.md",
    "readyctl sync agenda --format ics --output sync.ics",
)
def command(
    *,
    output_format: Annotated[
        Format | None,
        typer.Option(
            "--format",
            help="How to write it; ics is a calendar file, slack and teams are messages for a channel.",
            show_default="text",
        ),
    ] = None,
    as_json: Json = False,
    to: Annotated[Path | None, typer.Option("--output", metavar="FILE", help="Write it to a file.")] = None,
    reading: Reading,
) -> int:
    """Walk every feature in an open deal: what is true, what was promised, what does not match."""
    if as_json and output_format not in {None, Format.JSON}:
        raise UsageError(f"--json and --format {output_format} ask for two formats", help="give one of them")
    chosen = Format.JSON if as_json else output_format or Format.TEXT
    workspace = reading.workspace()
    if to is not None:
        return _told(workspace, chosen, to)
    return answered(workspace, ("sync agenda", chosen), lambda: _told(workspace, chosen))


def _told(workspace: "Workspace", chosen: Format, to: Path | None = None) -> int:
    from readyctl.core.meeting.agenda import agenda
    from readyctl.workspace.reading.agenda import agenda_moment
    from readyctl.workspace.reading.deals import Selling

    moment = agenda_moment(Selling(workspace))
    if moment.records and moment.before is None:
        output.say(
            f"the commit of the sync of {moment.records[-1].date} is not here: nothing to compare with"
        )
    if chosen is Format.CALENDAR:
        for unread in moment.unread:
            output.say(f"note: {unread.words}")
    made = agenda(moment)
    if to is not None:
        from readyctl.workspace.changing.outputs import write_over

        write_over(to, _rendered(made, chosen).encode())
        output.say(f"written to {to}")
    elif chosen is Format.TEXT:
        from readyctl.render.meeting.agenda_text import lines

        output.emit_lines(lines(made))
    else:
        output.emit_exactly(_rendered(made, chosen))
    return 0


def _rendered(made: "Agenda", chosen: Format) -> str:
    from readyctl.render import calendar
    from readyctl.render.channels import Channel, posted
    from readyctl.render.meeting import agenda_json, agenda_markdown, agenda_text
    from readyctl.render.meeting.agenda_message import short

    match chosen:
        case Format.TEXT:
            return agenda_text.render(made)
        case Format.MARKDOWN:
            return agenda_markdown.render(made)
        case Format.JSON:
            return agenda_json.render(made)
        case Format.SLACK | Format.TEAMS:
            return posted(short(made), Channel(chosen))
        case Format.CALENDAR:
            return calendar.render(made.ahead, made.as_of, made.registry)
        case _:
            assert_never(chosen)
