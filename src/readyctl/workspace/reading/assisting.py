"""What an assistant may ask, answered from the registry as it is at that moment, and never changing it."""

import datetime as dt
from collections.abc import Callable, Mapping
from functools import cached_property

from msgspec import Struct

from readyctl.adapters import assistant_server
from readyctl.adapters.assistant_server import Offered
from readyctl.adapters.cache.program import program
from readyctl.core.entry.days import said_day, said_due
from readyctl.core.feature.ask import Inquiry, NoFeature, ask
from readyctl.core.feature.inventory import Inventory
from readyctl.core.feature.knowledge import Knowledge
from readyctl.core.feature.nameless import Nameless
from readyctl.core.meeting.affected_deals import touched
from readyctl.core.meeting.withholding import difference_for_sales, inbox_for_sales
from readyctl.core.statement.asked import asked
from readyctl.errors import ReadyctlError, Refused, UsageError
from readyctl.render import assistant_json
from readyctl.render.assistant_json import Answered, AssistantV1
from readyctl.render.assistant_tools import (
    INSTRUCTIONS,
    TOOLS,
    CanISay,
    CheckText,
    FindFeature,
    ToolName,
    WhatChanged,
    WhatWaitsForMe,
    taken,
)
from readyctl.render.entry import json_v1
from readyctl.render.meeting import diff_json, inbox_json
from readyctl.render.statement import asked_json
from readyctl.workspace.reading.comparing import compared, last_sync, owned
from readyctl.workspace.reading.deals import Selling
from readyctl.workspace.reading.documents import Reviewed, check_text
from readyctl.workspace.reading.elsewhere import Answering
from readyctl.workspace.reading.inbox import inbox_of
from readyctl.workspace.reading.keyboard import at_the_keyboard
from readyctl.workspace.reading.opening import Workspace

WEEK = dt.timedelta(weeks=1)
LAST_SYNC = "last-sync"


def answered(name: str, given: Mapping[str, object], opened: Callable[[], Answering]) -> Answered:
    """The answer to one question, as JSON; `opened` opens what is asked anew. Raises nothing: whatever is in
    the way is an answer too.
    """
    try:
        return assistant_json.render(_answer(name, given, _Moment(opened)))
    except ReadyctlError as error:
        told = error
    except OSError as error:
        told = UsageError(f"the registry cannot be read: {error.strerror or type(error).__name__}")
    except Exception as error:  # noqa: BLE001 - an assistant is told of a defect, and asks on
        told = ReadyctlError(
            f"something went wrong inside readyctl: {type(error).__name__}", help="please report it"
        )
    return assistant_json.render(assistant_json.problem(name, told))


class _Moment(Struct, frozen=True, dict=True):
    """The registry as it is now: what `opened` opens, read once for one question."""

    opened: Callable[[], Answering]

    @cached_property
    def answering(self) -> Answering:
        return self.opened()

    @property
    def workspace(self) -> Workspace:
        """The registry with its history. Raises `Refused` where a published page stands in for it."""
        if self.answering.workspace is None:
            raise Refused(
                "a published page has no history and no deals",
                help="ask where the registry lies: readyctl mcp --in FOLDER",
            )
        return self.answering.workspace

    @cached_property
    def selling(self) -> Selling:
        return Selling(self.workspace)

    @cached_property
    def known(self) -> Knowledge:
        """What sales may see of the features: nobody is named who renamed or removed one."""
        whole = self.answering.known
        return Nameless.of(whole) if isinstance(whole, Inventory) else whole


def _answer(name: str, given: Mapping[str, object], now: _Moment) -> AssistantV1:
    if name not in set(ToolName):
        raise UsageError(f"there is no tool '{name[:100]}'", help=f"there are {', '.join(ToolName)}")
    tool = TOOLS[ToolName(name)]
    said: assistant_json.Answer
    match taken(tool, given):
        case CanISay() as question:
            inquiry = Inquiry(_words(question.words), question.kind, _due(question.by))
            said = asked_json.published(asked(inquiry, now.known), now.known)
        case FindFeature() as question:
            said = _found(_words(question.words), now.known)
        case CheckText() as question:
            found = check_text(question.text, Reviewed(now.known), kind=question.kind)
            said = json_v1.published(found.diagnostics, found)
        case WhatChanged() as question:
            said = _changed(question, now)
        case WhatWaitsForMe():
            inbox = inbox_of(now.selling, at_the_keyboard(now.workspace))
            said = inbox_json.published(inbox_for_sales(inbox))
        case _ as other:  # pragma: no cover - the table of tools has no other
            raise AssertionError(type(other).__name__)
    return AssistantV1(
        tool=name,
        as_of=now.known.as_of,
        revision=now.known.revision,
        source=now.answering.told,
        left_off=0,
        answer=said,
        error=None,
    )


def _words(text: str) -> str:
    words = text.strip()
    if not words:
        raise UsageError("the question is empty", help="name a feature")
    return words


def _due(text: str | None) -> dt.date | None:
    try:
        return None if text is None else said_due(text)
    except ValueError as error:
        raise UsageError(f"by: {error}", help="write a day (2027-06-30) or a quarter (2027-Q2)") from None


def _found(words: str, known: Knowledge) -> assistant_json.FoundV1:
    reply = ask(Inquiry(words), known)
    several = reply.candidates if isinstance(reply, NoFeature) else ()
    return assistant_json.found(reply, [each.view for each in several])


def _changed(question: WhatChanged, now: _Moment) -> diff_json.DiffV1:
    if now.workspace.head is None:
        raise Refused("there is no commit here yet, so there is nothing to compare with")
    whose = at_the_keyboard(now.workspace) if question.mine else None
    if whose is not None and not owned(now.selling, whose):
        raise Refused("whoever runs this owns no deal here", help="ask without `mine`")
    both = compared(now.selling, _since(question.since, now.workspace), whose)
    told = difference_for_sales(both.difference)
    return diff_json.published(told, touched(told.changes, both.notes))


def _since(text: str | None, workspace: Workspace) -> str:
    """A day, and nothing else that git would understand."""
    if text is None:
        return (workspace.today - WEEK).isoformat()
    if text.strip() == LAST_SYNC:
        return last_sync(workspace)
    try:
        return said_day(text).isoformat()
    except ValueError:
        raise UsageError(
            f"since: '{text[:100]}' is not a day", help=f"write it as 2026-11-22, or {LAST_SYNC}"
        ) from None


def serve(opened: Callable[[], Answering]) -> None:
    """Answer an assistant over standard input and output until it goes. Raises `UsageError` where the extra
    is not installed.
    """
    program()  # told now: what is kept is this program's, and another may be installed while it waits
    offered = (Offered(tool.name, tool.title, tool.purpose, tool.schema) for tool in TOOLS.values())
    assistant_server.serve(offered, INSTRUCTIONS, lambda name, given: _told(answered(name, given, opened)))


def _told(answer: Answered) -> tuple[str, bool]:
    return answer.text, answer.fine
