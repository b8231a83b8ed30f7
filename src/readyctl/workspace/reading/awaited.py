"""What a range of commits leaves for engineering to sign or to decide."""

from collections.abc import Mapping, Sequence

from readyctl.core.feature.proposals import asked_words, proposal_of
from readyctl.core.meeting.awaited import Awaited, LeftToEngineering
from readyctl.core.trust.roster import signers
from readyctl.errors import NoRegistry
from readyctl.workspace.reading.deals import Selling
from readyctl.workspace.reading.opening import Workspace
from readyctl.workspace.reading.proposals import open_proposals
from readyctl.workspace.reading.ranges import lost_since, touched_since


def left_to_engineering(selling: Selling, bases: Sequence[str]) -> LeftToEngineering:
    """The claims that do not count at this moment, of those that say something else than in one of these
    commits or were signed there; and the requests in entries that changed.
    """
    workspace, inventory = selling.workspace, selling.inventory
    touched = touched_since(workspace, bases) | lost_since(workspace, bases)
    claims = (
        Awaited(status, signers(workspace.roster, status.area))
        for status in (*inventory.features, *inventory.tombstones)
        if status.withheld and status.entry.where.path in touched
    )
    before = [_asked_at(workspace.moment(base)) for base in bases]
    asked = (
        each for each in open_proposals(selling) if all(each.words != at.get(each.feature) for at in before)
    )
    return LeftToEngineering(
        tuple(sorted(claims, key=lambda each: each.status.id)),
        tuple(sorted(asked, key=lambda each: each.feature)),
    )


def _asked_at(moment: Workspace) -> Mapping[str, str]:
    """What was asked for at a moment, in words, by the feature's id."""
    try:
        features = moment.inventory().features
    except NoRegistry:
        return {}
    return {status.id: asked_words(asked) for status in features if (asked := proposal_of(status))}
