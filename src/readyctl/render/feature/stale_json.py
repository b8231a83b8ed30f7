"""`stale --json`: what needs a fresh word from engineering, `readyctl.stale/1`.

The schema is `schemas/stale-1.schema.json`.
"""

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import Field

from readyctl.core.feature.inventory import FeatureStatus, Inventory
from readyctl.core.level.table import Level
from readyctl.render.published import IsoDay, Published, as_json


class StaleFeatureV1(Published):
    """One feature that was not confirmed for longer than its level allows."""

    id: str
    area: str
    owner: str | None
    effective_level: Level
    accurate_as_of: IsoDay | None
    """The day of engineering's last act."""
    age_days: int | None
    fresh_for_days: int | None
    """The window of its level."""


class StaleV1(Published):
    """The answer of `readyctl stale --json`."""

    schema_: Annotated[Literal["readyctl.stale/1"], Field(alias="schema")] = "readyctl.stale/1"
    as_of: IsoDay
    revision: str | None
    features: tuple[StaleFeatureV1, ...]
    """Worst first."""


def render(inventory: Inventory, found: Iterable[FeatureStatus]) -> str:
    """The stale features in the order given."""
    rows = tuple(_feature(inventory, status) for status in found)
    return as_json(StaleV1(as_of=inventory.as_of, revision=inventory.revision, features=rows))


def _feature(inventory: Inventory, status: FeatureStatus) -> StaleFeatureV1:
    return StaleFeatureV1(
        id=status.id,
        area=status.area,
        owner=status.entry.model.owner if status.entry.model else None,
        effective_level=status.effective,
        accurate_as_of=status.accurate_as_of,
        age_days=status.age_days,
        fresh_for_days=inventory.settings.window(status.effective),
    )
