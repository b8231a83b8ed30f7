"""The inventory as an audience may see it, with the past of each feature where she may see that too."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from readyctl.core.feature.inventory import FeatureStatus
from readyctl.core.feature.places import place_of
from readyctl.core.history.audience import Audience, Publication, Told, publish
from readyctl.errors import UsageError
from readyctl.workspace.reading.deals import Selling
from readyctl.workspace.reading.doing import doing
from readyctl.workspace.reading.lightening import taken_apart
from readyctl.workspace.reading.opening import Workspace
from readyctl.workspace.reading.past import Timelines
from readyctl.workspace.reading.proposals import asked_since


def publication(workspace: Workspace, audience: Audience) -> Publication:
    """The inventory of a moment as an audience may see it."""
    inventory = taken_apart(workspace)  # first: it judges each entry as soon as it is read
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
    """What features were before, told for all in one place at a time: who asks for one place after the other
    holds no more than that.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._inventory = workspace.inventory()
        self._timelines = Timelines(workspace, self._inventory)
        self._told: dict[str, Told] = {}

    def __getitem__(self, feature: str) -> Told:
        if feature not in self._told:
            number = self._inventory.portions
            self._told = dict(self._of(self._inventory.features_at(place_of(feature, number), number)))
        return self._told[feature]

    def _of(self, some: Sequence[FeatureStatus]) -> Iterator[tuple[str, Told]]:
        with self._timelines.together(some):
            for id_, status in {status.id: status for status in some}.items():
                yield id_, Told.of(self._timelines.of(id_), asked_since(self._workspace, status))

    def __iter__(self) -> Iterator[str]:
        return iter(self._inventory.ids)

    def __len__(self) -> int:
        return len(self._inventory.ids)
