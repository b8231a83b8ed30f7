"""The weekly message to one person, as Markdown or as text for Slack: printed, never sent.

First what she may say since last week that she could not, and the reverse, about her own deals; then what
waits, one line and one command each. Text of entries is escaped.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from readyctl.core.meeting.difference import Change
from readyctl.core.meeting.inbox import Inbox
from readyctl.core.meeting.news import News
from readyctl.render import escape
from readyctl.render.meeting.inbox_text import heading, weight_words
from readyctl.render.message import Message, Part


@dataclass(frozen=True)
class _Markup:
    """How a format writes a heading, strong words, a command, and plain text of entries."""

    heading: Callable[[str], str]
    strong: Callable[[str], str]
    code: Callable[[str], str]
    plain: Callable[[str], str]
    bullet: str


_MARKDOWN = _Markup(
    heading=lambda text: f"## {escape.markdown(text)}",
    strong=lambda text: f"**{escape.markdown(text)}**",
    code=escape.markdown_code,
    plain=escape.markdown,
    bullet="-",
)
_SLACK = _Markup(
    heading=lambda text: f"*{escape.slack(text)}*",
    strong=lambda text: f"*{escape.slack(text)}*",
    code=escape.slack_code,
    plain=escape.slack,
    bullet="•",
)


def markdown(inbox: Inbox, news: News | None) -> str:
    """For a page, a mail or a chat; `news` is None for whoever owns no deal."""
    return "\n".join(_lines(inbox, news, _MARKDOWN)) + "\n"


def slack(inbox: Inbox, news: News | None) -> str:
    """The same in Slack's own marks."""
    return "\n".join(_lines(inbox, news, _SLACK)) + "\n"


def short(inbox: Inbox, news: News | None) -> Message:
    """The same in the one shape that goes to chats and mails."""
    told = [Part(f"{title}:", _changes(changes)) for title, changes in _told(news)] if news else []
    waits = (
        Part(
            f"{item.what} {item.subject}",
            f"{weight_words(item, inbox.as_of)}: {item.why}".strip(),
            item.command,
        )
        for item in inbox.items
    )
    return Message(heading(inbox), (*told, *waits), "readyctl inbox")


def _told(news: News) -> Iterator[tuple[str, Iterable[Change]]]:
    yield f"New since {news.since}, you may say", news.more
    yield "You may not say any more", news.less
    yield "Dates that moved", news.moved


def _lines(inbox: Inbox, news: News | None, markup: _Markup) -> Iterator[str]:
    yield markup.heading(heading(inbox))
    if news is not None:
        yield ""
        for title, changes in _told(news):
            yield f"{markup.bullet} {markup.strong(f'{title}:')} {markup.plain(_changes(changes))}"
    if inbox.items:
        yield ""
    for item in inbox.items:
        words = markup.plain(f"{weight_words(item, inbox.as_of)}: {item.why}".lstrip())
        subject = markup.strong(f"{item.what} {item.subject}")
        gap = "" if words.startswith(":") else " "
        yield f"{markup.bullet} {subject}{gap}{words}: {markup.code(item.command)}"


def _changes(changes: Iterable[Change]) -> str:
    told = [f"{change.name} ({change.words}; for {', '.join(change.deals)})" for change in changes]
    return "; ".join(told) or "nothing"
