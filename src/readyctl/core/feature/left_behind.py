"""What still answers for ids whose entries are gone."""

from collections.abc import Container, Mapping, Sequence
from functools import cached_property

from readyctl.core.feature.fate import GoneEntry, standing
from readyctl.core.feature.view import SalesView, removed_view


class LeftBehind:
    """Which of the entries that are `gone`, in order of path, still answer for their ids; `there` are the ids
    in use.
    """

    def __init__(self, gone: Sequence[GoneEntry], there: Container[str]) -> None:
        self._gone = gone
        self._there = there

    @cached_property
    def all(self) -> tuple[GoneEntry, ...]:
        """All of them: what was retired, then what is disputed."""
        return standing(self._gone, self._there)

    @cached_property
    def _by_id(self) -> Mapping[str, list[GoneEntry]]:
        found: dict[str, list[GoneEntry]] = {}
        for each in self._gone:
            found.setdefault(each.where.id, []).append(each)
        return found

    @cached_property
    def views(self) -> Mapping[str, SalesView]:
        """By id, what sales see of it."""
        return {each.where.id: _view(each) for each in self.all}

    def view(self, feature_id: str) -> SalesView | None:
        """What sales see of one id; None where nothing answers for it. No other id is looked at."""
        found = standing(self._by_id.get(feature_id, ()), self._there)
        return _view(found[-1]) if found else None


def _view(gone: GoneEntry) -> SalesView:
    return removed_view(gone.fate, gone.where.area, gone.owner)
