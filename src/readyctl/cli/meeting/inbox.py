"""`readyctl inbox`: what waits for one person, and the weekly message to her."""

import datetime as dt
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from readyctl.cli import output
from readyctl.cli.feature.finding import suggestion
from readyctl.cli.options import Json, Reading, command_line
from readyctl.core.meeting.inbox import Inbox
from readyctl.errors import UsageError
from readyctl.render.painting import paint

if TYPE_CHECKING:
    from readyctl.core.meeting.news import News
    from readyctl.core.trust.colleague import Colleague
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
            help="markdown, slack, teams (a card) and eml (a mail) are a weekly message, with what changed"
            " for the person's deals.",
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
    person = _person(selling, whose)
    _write(selling, inbox_of(selling, person), Format.JSON if as_json else output_format or Format.TEXT)


def _person(selling: "Selling", words: str | None) -> "Colleague":
    from readyctl.workspace.reading.colleagues import at_the_keyboard, everybody_called, mentioned

    if words is None:
        return at_the_keyboard(selling.workspace)
    found = everybody_called(selling, words)
    if len(found) == 1:
        return found[0]
    if found:
        named = " or ".join(str(each) for each in found)
        raise UsageError(f"'{words}' may be {named}", help="give the address")
    known = mentioned(selling)
    raise UsageError(f"no file of the registry names '{words}'", help=suggestion(words, known, "roster list"))


def _write(selling: "Selling", found: Inbox, chosen: Format) -> None:
    from readyctl.render import message
    from readyctl.render.meeting import inbox_json, inbox_message, inbox_text

    match chosen:
        case Format.JSON:
            output.emit_exactly(inbox_json.render(found))
        case Format.MARKDOWN:
            output.emit_exactly(inbox_message.markdown(found, _news(selling, found)))
        case Format.SLACK:
            output.emit_exactly(inbox_message.slack(found, _news(selling, found)))
        case Format.TEAMS:
            output.emit_exactly(message.teams_json(inbox_message.short(found, _news(selling, found))))
        case Format.MAIL:
            output.emit_exactly(_mail(selling, inbox_message.short(found, _news(selling, found)), found))
        case Format.TEXT if found.items:
            output.emit(paint(inbox_text.heading(found), "bold"))
            for item in found.items:
                output.emit_lines(["", inbox_text.line(item, found.as_of)])
                output.emit(*inbox_text.command(item))
        case Format.TEXT:
            output.say(inbox_text.heading(found))


def _mail(selling: "Selling", told: "Message", found: Inbox) -> str:
    """The mail to whose inbox it is, from whoever prints it."""
    from readyctl.render.message import mail
    from readyctl.workspace.reading.colleagues import at_the_keyboard

    return mail(told, str(found.whose), str(at_the_keyboard(selling.workspace)), found.as_of)


def _news(selling: "Selling", found: Inbox) -> "News | None":
    """What changed within a week for the deals of whose inbox it is; None where she owns none."""
    from readyctl.core.meeting.news import news
    from readyctl.workspace.reading.comparing import compared, owned

    since = found.as_of - WEEK
    if selling.workspace.head is None or not owned(selling, found.whose):
        return None
    return news(compared(selling, since.isoformat(), found.whose).difference, since)
