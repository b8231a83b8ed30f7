"""Several entries with one id: whoever asks by the id is told of the weakest."""

from collections.abc import Iterable, Mapping
from typing import Protocol, TypeVar

from readyctl.core.level.table import Level


class _Levelled(Protocol):
    """What is asked about a feature's status here; see `FeatureStatus`."""

    @property
    def id(self) -> str: ...
    @property
    def effective(self) -> Level: ...


Status = TypeVar("Status", bound=_Levelled)


def weakest_by_id(features: Iterable[Status]) -> Mapping[str, Status]:
    """Each id once, in the order in which it is met first; of equally weak ones the first."""
    found: dict[str, Status] = {}
    for status in features:
        known = found.setdefault(status.id, status)
        if status.effective.rank < known.effective.rank:
            found[status.id] = status
    return found
