"""What `readyctl inbox` tells."""

import datetime as dt
import sys
from typing import TYPE_CHECKING

from readyctl.cli import output
from readyctl.cli.meeting.inbox_format import Format, Sent
from readyctl.core.meeting.inbox import Inbox
from readyctl.core.meeting.waits import for_others, inbox_for, waits
from readyctl.core.text.command_line import command_line
from readyctl.render.painting import Command, paint
from readyctl.workspace.reading.keyboard import at_the_keyboard
from readyctl.workspace.reading.without_deals import waiting_without_deals

if TYPE_CHECKING:
    from readyctl.core.meeting.news import News
    from readyctl.core.trust.colleague import Colleague
    from readyctl.workspace.reading.deals import Selling
    from readyctl.workspace.reading.opening import Workspace

WEEK = dt.timedelta(weeks=1)


def told(workspace: "Workspace", whose: str | None, chosen: Format) -> int:
    """Tell what waits for one person; for whoever asks, where nobody is named."""
    if whose is None and chosen in _NO_MESSAGE and (waiting := waiting_without_deals(workspace)):
        mine = inbox_for(waiting, at_the_keyboard(workspace))
        if mine.items:
            _print(mine, chosen)
            return 0
    from readyctl.cli.feature.person import person
    from readyctl.workspace.reading.deals import Selling
    from readyctl.workspace.reading.inbox import inbox_of

    selling = Selling(workspace)
    who = person(selling, whose)
    found = inbox_of(selling, who)
    match chosen:
        case Format.TEXT | Format.JSON:
            _print(found, chosen)
        case _:
            _emit_message(selling, found, chosen)
    if chosen is Format.TEXT and not found.items and whose is None:
        _tell_of_others(selling, who)
    return 0


_NO_MESSAGE = (Format.TEXT, Format.JSON)
"""A message tells of a week's news as well."""


def told_of_all(workspace: "Workspace", chosen: Format) -> int:
    """Tell what waits for anybody, by whom it waits for."""
    from readyctl.render.meeting import waits_json, waits_message, waits_text
    from readyctl.workspace.reading.deals import Selling
    from readyctl.workspace.reading.inbox import waiting_for_anybody

    selling = Selling(workspace)
    found = waits(waiting_for_anybody(selling))
    match chosen:
        case Format.JSON:
            output.emit_exactly(waits_json.render(found))
        case Format.TEXT if found.groups:
            output.emit_lines(waits_text.lines(found))
        case Format.TEXT:
            output.say(waits_text.heading(found))
        case _:
            from readyctl.cli.meeting.sending import written

            output.emit_exactly(written(selling, waits_message.by_person(found), chosen))
    return 0


def _print(found: Inbox, chosen: Format) -> None:
    from readyctl.render.meeting import inbox_text

    if chosen is Format.JSON:
        from readyctl.render.meeting import inbox_json

        output.emit_exactly(inbox_json.render(found))
        return
    if not found.items:
        output.say(inbox_text.heading(found))
        return
    output.emit(paint(inbox_text.heading(found), "bold"))
    texts = ((inbox_text.line(item, found.as_of), inbox_text.command(item)) for item in found.items)
    if output.is_plain(sys.stdout):
        output.emit_lines(each for line, command in texts for each in ("", line, command))
        return
    for line, command in texts:
        output.emit_lines(["", line])
        output.emit(*command)


def _emit_message(selling: "Selling", found: Inbox, chosen: Sent) -> None:
    from readyctl.cli.meeting.sending import written
    from readyctl.render.meeting.inbox_message import short

    message = short(found, _news(selling, found))
    output.emit_exactly(written(selling, message, chosen, found.whose))


def _tell_of_others(selling: "Selling", who: "Colleague") -> None:
    """To somebody for whom nothing waits: who she is taken for, and what waits for whom."""
    from readyctl.render.meeting.waits_text import others_words, person_words
    from readyctl.workspace.reading.colleagues import is_known
    from readyctl.workspace.reading.inbox import waiting_for_anybody

    if not is_known(selling, who):
        output.say(f"git's author here is {person_words(who)}, whom no file of the registry names")
        output.say("if you go by another address there, tell git:")
        output.say("  git config user.email you@example.com")
    others = for_others(waiting_for_anybody(selling), who)
    if others.groups:
        output.say(f"for others {others_words(others)}")
        output.say("  ", Command("readyctl inbox --all"))
        for each in others.groups[0].people[:1]:
            output.say("  ", Command(command_line("inbox", options=("--for", str(each)))))


def _news(selling: "Selling", found: Inbox) -> "News | None":
    """What changed within a week for the deals of whose inbox it is; None where she owns none."""
    from readyctl.core.meeting.news import news
    from readyctl.workspace.reading.comparing import compared, owned

    since = found.as_of - WEEK
    if selling.workspace.head is None or not owned(selling, found.whose):
        return None
    return news(compared(selling, since.isoformat(), found.whose).difference, since)
