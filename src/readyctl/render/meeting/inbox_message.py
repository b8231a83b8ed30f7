"""The weekly message to one person: printed, never sent.

First what she may say since last week that she could not, and the reverse, about her own deals; then what
waits, one line and one command each.
"""

from collections.abc import Iterable, Iterator

from readyctl.core.meeting.difference import Change
from readyctl.core.meeting.inbox import Inbox
from readyctl.core.meeting.news import News
from readyctl.render.meeting.inbox_text import heading
from readyctl.render.meeting.weight_words import part
from readyctl.render.message import Message, Part


def short(inbox: Inbox, news: News | None) -> Message:
    """For chats and mails; `news` is None for whoever owns no deal."""
    told = [Part(f"{title}:", _changes(changes)) for title, changes in _told(news)] if news else []
    items = (part(item, inbox.as_of) for item in inbox.items)
    return Message(heading(inbox), (*told, *items), "readyctl inbox")


def _told(news: News) -> Iterator[tuple[str, Iterable[Change]]]:
    yield f"New since {news.since}, you may say", news.more
    yield "You may not say any more", news.less
    yield "Dates that moved", news.moved


def _changes(changes: Iterable[Change]) -> str:
    told = [f"{change.name} ({change.words}; for {', '.join(change.deals)})" for change in changes]
    return "; ".join(told) or "nothing"
