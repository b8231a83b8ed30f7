"""The weekly message to one person: printed, never sent.

First what she may say since last week that she could not, and the reverse, about her own deals; then what
waits, one line and one command each. Text of entries is escaped.
"""

from collections.abc import Iterable, Iterator

from readyctl.core.meeting.difference import Change
from readyctl.core.meeting.inbox import Inbox
from readyctl.core.meeting.news import News
from readyctl.render import escape
from readyctl.render.meeting.inbox_text import heading, weight_words
from readyctl.render.message import Message, Part


def markdown(inbox: Inbox, news: News | None) -> str:
    """For a page or a chat that reads Markdown; `news` is None for whoever owns no deal."""
    return "\n".join(_lines(inbox, news)) + "\n"


def short(inbox: Inbox, news: News | None) -> Message:
    """For chats and mails; `news` as above."""
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


def _lines(inbox: Inbox, news: News | None) -> Iterator[str]:
    yield f"## {escape.markdown(heading(inbox))}"
    if news is not None:
        yield ""
        for title, changes in _told(news):
            yield f"- **{escape.markdown(f'{title}:')}** {escape.markdown(_changes(changes))}"
    if inbox.items:
        yield ""
    for item in inbox.items:
        words = escape.markdown(f"{weight_words(item, inbox.as_of)}: {item.why}".lstrip())
        subject = f"**{escape.markdown(f'{item.what} {item.subject}')}**"
        gap = "" if words.startswith(":") else " "
        yield f"- {subject}{gap}{words}: {escape.markdown_code(item.command)}"


def _changes(changes: Iterable[Change]) -> str:
    told = [f"{change.name} ({change.words}; for {', '.join(change.deals)})" for change in changes]
    return "; ".join(told) or "nothing"
