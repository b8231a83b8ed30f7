"""`readyctl inbox`: what waits for one person, and the weekly message to her."""

import datetime as dt
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from readyctl.cli import output
from readyctl.cli.feature.person import mail_to, person
from readyctl.cli.options import Json, Reading, command_line
from readyctl.core.meeting.inbox import Inbox
from readyctl.errors import UsageError
from readyctl.render.painting import paint

if TYPE_CHECKING:
    from readyctl.core.meeting.news import News
    from readyctl.render.message import Message
    from readyctl.workspace.reading.deals import Selling

WEEK = dt.timedelta(weeks=1)


class Format(StrEnum):
    """How it is written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    SLACK = "slack"
    TEAMS = "teams"
    MAIL = "eml"
    JSON = "json"


@command_line(
    "readyctl inbox",
    "readyctl inbox --for sam@example.com --format slack",
    "readyctl inbox --json",
)
def command(
    *,
    whose: Annotated[
        str | None, typer.Option("--for", metavar="EMAIL|NAME", help="Whose; yours, if left out.")
    ] = None,
    output_format: Annotated[
        Format | None,
        typer.Option(
            "--format",
            help="markdown, slack (blocks), teams (a card) and eml (a mail) are a weekly message, with"
            " what changed for the person's deals.",
            show_default="text",
        ),
    ] = None,
    as_json: Json = False,
    reading: Reading,
) -> None:
    """Say what waits for you, most valuable first, each with the command for it.

    Nothing here can be ticked off: it is gone once the fact that it is about has changed.
    """
    from readyctl.workspace.reading.deals import Selling
    from readyctl.workspace.reading.inbox import inbox_of

    if as_json and output_format not in {None, Format.JSON}:
        raise UsageError(f"--json and --format {output_format} ask for two formats", help="give one of them")
    selling = Selling(reading.workspace())
    found = inbox_of(selling, person(selling, whose))
    _write(selling, found, Format.JSON if as_json else output_format or Format.TEXT)


def _write(selling: "Selling", found: Inbox, chosen: Format) -> None:
    from readyctl.render import slack, teams
    from readyctl.render.meeting import inbox_json, inbox_message, inbox_text

    match chosen:
        case Format.JSON:
            output.emit_exactly(inbox_json.render(found))
        case Format.MARKDOWN:
            output.emit_exactly(inbox_message.markdown(found, _news(selling, found)))
        case Format.SLACK:
            output.emit_exactly(slack.render(_message(selling, found)))
        case Format.TEAMS:
            output.emit_exactly(teams.render(_message(selling, found)))
        case Format.MAIL:
            output.emit_exactly(mail_to(selling, found.whose, _message(selling, found)))
        case Format.TEXT if found.items:
            output.emit(paint(inbox_text.heading(found), "bold"))
            for item in found.items:
                output.emit_lines(["", inbox_text.line(item, found.as_of)])
                output.emit(*inbox_text.command(item))
        case Format.TEXT:
            output.say(inbox_text.heading(found))


def _message(selling: "Selling", found: Inbox) -> "Message":
    from readyctl.render.meeting.inbox_message import short

    return short(found, _news(selling, found))


def _news(selling: "Selling", found: Inbox) -> "News | None":
    """What changed within a week for the deals of whose inbox it is; None where she owns none."""
    from readyctl.core.meeting.news import news
    from readyctl.workspace.reading.comparing import compared, owned

    since = found.as_of - WEEK
    if selling.workspace.head is None or not owned(selling, found.whose):
        return None
    return news(compared(selling, since.isoformat(), found.whose).difference, since)
