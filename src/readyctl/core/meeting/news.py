"""What changed for somebody's own deals, in the three lines that a weekly message has room for."""

import datetime as dt

from msgspec import Struct

from readyctl.core.meeting.difference import Change, Difference, Meaning


class News(Struct, frozen=True):
    """What may be said since a day and could not be, what may no longer be said, and the dates that moved."""

    since: dt.date
    more: tuple[Change, ...]
    less: tuple[Change, ...]
    moved: tuple[Change, ...]


def news(difference: Difference, since: dt.date) -> News:
    """Sort the changes of one difference; who signed what is left to `diff` itself."""
    return News(
        since,
        more=(*difference.of(Meaning.MORE), *difference.of(Meaning.NEW)),
        less=(*difference.of(Meaning.LESS), *difference.of(Meaning.GONE)),
        moved=difference.of(Meaning.MOVED),
    )
