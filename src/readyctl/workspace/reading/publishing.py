"""The inventory as an audience may see it, with the past of each feature where she may see that too."""

from collections.abc import Mapping
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
    records = () if audience is Audience.CUSTOMER else Selling(workspace).records
    last_sync = records[-1].date if records else None
    return publish(inventory, audience, _past(workspace, audience), last_sync)


def ensure_outside(target: Path, workspace: Workspace) -> None:
    """Raise `UsageError` for a folder inside the registry or git's own: there, every file means something."""
    full = target.resolve()
    top = workspace.top.resolve()
    for kept in (workspace.folder.resolve(), top / ".git"):
        if kept != top and full.is_relative_to(kept):
            raise UsageError(
                f"{target} is inside {kept.name}", help="choose a folder of its own for --output"
            )


def _past(workspace: Workspace, audience: Audience) -> Mapping[str, Told]:
    if audience is Audience.CUSTOMER:
        return {}
    inventory = workspace.inventory()
    timelines = Timelines(workspace, inventory)
    with doing("following every feature through its history"):
        found: dict[str, Told] = {}
        for first in range(0, len(inventory.features), _AT_ONCE):
            some = inventory.features[first : first + _AT_ONCE]
            with timelines.together(status.id for status in some):
                for status in some:
                    found[status.id] = Told.of(timelines.of(status.id), asked_since(workspace, status))
        return found
