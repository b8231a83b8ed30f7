"""What `readyctl inbox` tells."""

import datetime as dt
from typing import TYPE_CHECKING

from readyctl.cli import output
from readyctl.cli.feature.person import mail_to, person
from readyctl.cli.meeting.inbox_format import Format
from readyctl.core.meeting.inbox import Inbox
from readyctl.render.painting import paint
from readyctl.workspace.reading.deals import Selling
from readyctl.workspace.reading.inbox import inbox_of

if TYPE_CHECKING:
    from readyctl.core.meeting.news import News
    from readyctl.render.message import Message
    from readyctl.workspace.reading.opening import Workspace

WEEK = dt.timedelta(weeks=1)


def told(workspace: "Workspace", whose: str | None, chosen: Format) -> int:
    """Tell what waits for one person; for whoever asks, where nobody is named."""
    selling = Selling(workspace)
    _write(selling, inbox_of(selling, person(selling, whose)), chosen)
    return 0


def _write(selling: Selling, found: Inbox, chosen: Format) -> None:
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


def _message(selling: Selling, found: Inbox) -> "Message":
    from readyctl.render.meeting.inbox_message import short

    return short(found, _news(selling, found))


def _news(selling: Selling, found: Inbox) -> "News | None":
    """What changed within a week for the deals of whose inbox it is; None where she owns none."""
    from readyctl.core.meeting.news import news
    from readyctl.workspace.reading.comparing import compared, owned

    since = found.as_of - WEEK
    if selling.workspace.head is None or not owned(selling, found.whose):
        return None
    return news(compared(selling, since.isoformat(), found.whose).difference, since)
