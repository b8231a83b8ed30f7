"""`stale --json`: what needs a fresh word from engineering, `readyctl.stale/1`.

The schema is `schemas/stale-1.schema.json`.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Literal

from pydantic import Field

from readyctl.core.feature.inventory import FeatureStatus, Inventory
from readyctl.core.level.table import Level
from readyctl.render.published import IsoDay, Published, as_json


class StaleFeatureV1(Published):
    """One feature that needs a fresh word, or will soon."""

    id: str
    area: str
    owner: str | None
    effective_level: Level
    accurate_as_of: IsoDay | None
    """The day of engineering's last act."""
    age_days: int | None
    fresh_for_days: int | None
    """Its window: the entry's own, or its level's."""
    stale: bool
    """False for what will be stale within the days that were asked about."""
    fresh_until: IsoDay | None
    """The last day on which its word is fresh by its age."""
    code_commits: int | None
    """Commits to its `code` since the act; null where it named none."""


class StaleV1(Published):
    """The answer of `readyctl stale --json`."""

    schema_: Annotated[Literal["readyctl.stale/1"], Field(alias="schema")] = "readyctl.stale/1"
    as_of: IsoDay
    revision: str | None
    features: tuple[StaleFeatureV1, ...]
    """Worst first."""


def render(inventory: Inventory, found: Iterable[FeatureStatus], touched: Mapping[str, Sequence[str]]) -> str:
    """The features in the order given; `touched` are the commits to the code of each, by its path."""
    rows = tuple(_feature(status, touched.get(status.entry.where.path)) for status in found)
    return as_json(StaleV1(as_of=inventory.as_of, revision=inventory.revision, features=rows))


def _feature(status: FeatureStatus, commits: Sequence[str] | None) -> StaleFeatureV1:
    return StaleFeatureV1(
        id=status.id,
        area=status.area,
        owner=status.entry.said.owner if status.entry.said else None,
        effective_level=status.effective,
        accurate_as_of=status.accurate_as_of,
        age_days=status.age_days,
        fresh_for_days=status.window,
        stale=status.stale,
        fresh_until=status.fresh_until,
        code_commits=None if commits is None else len(commits),
    )
