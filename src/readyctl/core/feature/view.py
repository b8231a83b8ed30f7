"""What sales may see of a feature, and of the place of one that is not there any more."""

import datetime as dt
from collections.abc import Mapping

from msgspec import field

from readyctl.core.feature.fate import Fate
from readyctl.core.feature.permission import Ground
from readyctl.core.level.table import WEAKEST


class SalesView(Ground, frozen=True, kw_only=True):
    """All that a sales-facing surface may know of a feature. Withheld fields are empty."""

    id: str
    area: str
    name: str
    summary: str | None = None
    aliases: tuple[str, ...] = ()
    delivery_scope: str | None = None
    limits: tuple[tuple[str, str | None, str | None], ...] = ()
    """(metric, at_least, at_most)."""
    evidence: Mapping[str, str] = field(default_factory=dict)
    links: tuple[str, ...] = ()
    replaced_by: tuple[str, ...] = ()
    last_confirmed: dt.date | None = None
    signed_in: str | None = None
    """The commit by which engineering last stood behind it."""
    registry: str | None = None
    """The name of its registry, where it is one of several."""


def removed_view(fate: Fate, area: str | None, owner: str | None) -> SalesView:
    """Of what is not there any more only that much: no level of it may be relied on."""
    return SalesView(
        id=fate.id,
        area=area or "",
        name=fate.name,
        owner=owner,
        level=WEAKEST,
        awaiting=True,
        removed=fate.clause,
    )
