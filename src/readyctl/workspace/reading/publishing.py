"""The inventory as an audience may see it, with the past of each feature where she may see that too."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from readyctl.core.history.audience import Audience, Publication, Told, publish
from readyctl.errors import UsageError
from readyctl.workspace.reading.deals import Selling
from readyctl.workspace.reading.doing import doing
from readyctl.workspace.reading.opening import Workspace
from readyctl.workspace.reading.past import Timelines
from readyctl.workspace.reading.proposals import asked_since

_AT_ONCE = 500
"""Features whose past is read together, and held no longer than it takes to tell of it."""


def publication(workspace: Workspace, audience: Audience) -> Publication:
    """The inventory of a moment as an audience may see it."""
    inventory = workspace.inventory()  # first: it judges each entry as soon as it is read
    if audience is Audience.CUSTOMER:
        return publish(inventory, audience, {})
    records = Selling(workspace).records
    last_sync = records[-1].date if records else None
    with doing("following every feature through its history"):
        return publish(inventory, audience, _Past(workspace), last_sync)


def ensure_outside(target: Path, workspace: Workspace) -> None:
    """Raise `UsageError` for a folder inside the registry or git's own: there, every file means something."""
    full = target.resolve()
    top = workspace.top.resolve()
    for kept in (workspace.folder.resolve(), top / ".git"):
        if kept != top and full.is_relative_to(kept):
            raise UsageError(
                f"{target} is inside {kept.name}", help="choose a folder of its own for --output"
            )


class _Past(Mapping[str, Told]):
    """What features were before, told for some hundred of them at a time: who asks in their order holds no
    more than that.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._statuses = {status.id: status for status in workspace.inventory().features}
        self._ids = [*self._statuses]
        self._places = {each: place for place, each in enumerate(self._ids)}
        self._timelines = Timelines(workspace, workspace.inventory())
        self._told: dict[str, Told] = {}

    def __getitem__(self, feature: str) -> Told:
        if feature not in self._told:
            place = self._places[feature]
            self._told = dict(self._of_some(self._ids[place : place + _AT_ONCE]))
        return self._told[feature]

    def _of_some(self, some: Sequence[str]) -> Iterator[tuple[str, Told]]:
        with self._timelines.together(some):
            for each in some:
                since = asked_since(self._workspace, self._statuses[each])
                yield each, Told.of(self._timelines.of(each), since)

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)
