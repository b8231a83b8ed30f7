"""`readyctl sync agenda`."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, assert_never

import typer

from readyctl.cli import output
from readyctl.cli.options import Json, Reading, command_line
from readyctl.core.meeting.agenda import Agenda, agenda
from readyctl.errors import UsageError


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
) -> None:
    """Walk every feature in an open deal: what is true, what was promised, what does not match."""
    from readyctl.workspace.reading.deals import Selling
    from readyctl.workspace.reading.proposals import with_requests

    if as_json and output_format not in {None, Format.JSON}:
        raise UsageError(f"--json and --format {output_format} ask for two formats", help="give one of them")
    chosen = Format.JSON if as_json else output_format or Format.TEXT
    selling = Selling(reading.workspace())
    moment = with_requests(selling)
    if moment.records and moment.before is None:
        output.say(
            f"the commit of the sync of {moment.records[-1].date} is not here: nothing to compare with"
        )
    if output_format is Format.CALENDAR and not as_json:
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


def _rendered(made: Agenda, chosen: Format) -> str:
    from readyctl.render import calendar, slack, teams
    from readyctl.render.meeting import agenda_json, agenda_markdown, agenda_text
    from readyctl.render.meeting.agenda_message import short

    match chosen:
        case Format.TEXT:
            return agenda_text.render(made)
        case Format.MARKDOWN:
            return agenda_markdown.render(made)
        case Format.JSON:
            return agenda_json.render(made)
        case Format.SLACK:
            return slack.render(short(made))
        case Format.TEAMS:
            return teams.render(short(made))
        case Format.CALENDAR:
            return calendar.render(made.ahead, made.as_of, made.registry)
        case _:
            assert_never(chosen)
