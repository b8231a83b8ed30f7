"""`readyctl inbox --json`: what waits for one person, `readyctl.inbox/1`.

The schema is `schemas/inbox-1.schema.json`.
"""

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field

from readyctl.core.meeting.inbox import Inbox, InboxItem, What
from readyctl.render.deal.note_json import MoneyV1, money
from readyctl.render.published import IsoDay, Published, as_json


class ItemV1(Published):
    """One thing that waits."""

    what: What
    subject: str
    """The id of the feature, the deal or the area; of a mismatch, the feature as its record names it."""
    since: IsoDay | None
    """The day from which it waits; null where nobody knows, or it is not committed yet."""
    age_days: int | None
    due: IsoDay | None
    """The day that was set for it, or the first on which a deal behind it is to close, or null."""
    value: tuple[MoneyV1, ...]
    """The money of the deals behind it, one sum for each currency."""
    why: str
    command: str
    """The command line that shows or settles it."""


class InboxV1(Published):
    """The answer of `readyctl inbox --json`."""

    schema_: Annotated[Literal["readyctl.inbox/1"], Field(alias="schema")] = "readyctl.inbox/1"
    for_: Annotated[str, Field(alias="for")]
    """An address, or the name that was asked for."""
    as_of: IsoDay
    items: tuple[ItemV1, ...]
    """The most valuable first, then the oldest."""


def render(inbox: Inbox) -> str:
    """One object."""
    return as_json(published(inbox))


def published(inbox: Inbox) -> InboxV1:
    """The inbox as scripts and assistants read it."""
    items = tuple(item_of(item, inbox.as_of) for item in inbox.items)
    return InboxV1(for_=str(inbox.whose), as_of=inbox.as_of, items=items)


def item_of(item: InboxItem, as_of: dt.date) -> ItemV1:
    """One thing as every answer tells it."""
    return ItemV1(
        what=item.what,
        subject=item.subject,
        since=item.since,
        age_days=item.age_days(as_of),
        due=item.by,
        value=money(item.value),
        why=item.why,
        command=item.command,
    )
