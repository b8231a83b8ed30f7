"""An Atom feed (RFC 4287) of the changes that a page's readers may hear of, newest first."""

import datetime as dt
import uuid
from heapq import nlargest

from msgspec import Struct

from readyctl.core.history.audience import Card, Publication
from readyctl.core.history.lines import HistoryLine
from readyctl.render.feature.site.wording import due, standing
from readyctl.render.templates import environment

LATEST = 100
"""How many changes a feed holds."""

_NAMESPACE = uuid.UUID("7e1a5f5c-2f0e-4b43-9a5e-0c2f6f7d1b68")
# Arbitrary and fixed: the same change has the same id in every build, as RFC 4287 (4.2.6) demands.


class Change(Struct, frozen=True):
    """One entry of the feed; `level` is a level's word or `unreadable`."""

    id: str
    feature: str
    date: dt.date
    level: str
    title: str
    text: str


def atom_feed(page: Publication, *, base_url: str = "") -> str:
    """The feed as XML. `base_url` makes links absolute; without it they are relative to the feed."""
    # Only those of the latest days are told in full: of fifty thousand features nearly all are older.
    days = nlargest(LATEST, (line.date for card in page.cards for line in card.history))
    since = days[-1] if days else page.as_of
    changes = sorted(
        (change for card in page.cards for change in _changes(card, since)),
        key=lambda change: (change.feature, change.id),
    )
    changes.sort(key=lambda change: change.date, reverse=True)
    updated = changes[0].date if changes else page.as_of
    return (
        environment()
        .get_template("changes.atom.j2")
        .render(
            page=page,
            base_url=base_url.rstrip("/"),
            feed_id=_urn("feed", page.title, page.audience.value),
            updated=f"{updated}T00:00:00Z",
            changes=changes[:LATEST],
        )
    )


def _changes(card: Card, since: dt.date) -> list[Change]:
    numbered = enumerate(reversed(card.history))
    return [_change(card, line, number) for number, line in numbered if line.date >= since]


def _change(card: Card, line: HistoryLine, number: int) -> Change:
    word = line.level.row.face.word if line.level else "unreadable"
    by = f", {line.by}" if line.by else ""
    view = card.view
    return Change(
        id=_urn(view.area, view.id, str(number), str(line.date), line.commit or ""),
        feature=view.id,
        date=line.date,
        level=word.lower(),
        title=f"{view.name}: {word}{due(line)}{standing(line)}",
        text=f"{view.name} ({view.id}) is {word}{due(line)}{standing(line)}{by}.",
    )


def _urn(*parts: str) -> str:
    return uuid.uuid5(_NAMESPACE, "\n".join(parts)).urn
