"""The open requests to engineering at one moment: who asks, since when, who decides, which deals wait."""

import datetime as dt
from collections.abc import Iterator

from readyctl.core.deal.deals import promises_by_feature
from readyctl.core.entry.document import Node
from readyctl.core.entry.path import EntryKind
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.core.feature.proposals import proposal_of
from readyctl.core.meeting.proposals import OpenProposal
from readyctl.core.trust.commit import CommitHeader
from readyctl.core.trust.roster import signers
from readyctl.workspace.reading.deals import Selling
from readyctl.workspace.reading.opening import Workspace


def open_proposals(selling: Selling) -> tuple[OpenProposal, ...]:
    """Every open request, oldest first; what is not committed yet comes last."""
    return tuple(sorted(_each(selling), key=lambda each: (each.since or dt.date.max, each.feature)))


def _each(selling: Selling) -> Iterator[OpenProposal]:
    workspace = selling.workspace
    promised = promises_by_feature(selling.open_notes, selling.inventory)
    for status in selling.inventory.features:
        proposal = proposal_of(status)
        if proposal is not None:
            deals = {each.note.id: each.note for each in promised.get(status.id, ())}
            yield OpenProposal(
                feature=status.id,
                area=status.area,
                level=proposal.level,
                values=dict(proposal.set),
                by=proposal.by,
                reason=proposal.reason,
                since=_since(workspace, status),
                decides=signers(workspace.roster, status.area),
                deals=tuple(deals.values()),
            )


def _since(workspace: Workspace, status: FeatureStatus) -> dt.date | None:
    """The day (committer, UTC) of the commit that brought the request as it stands; None before one did."""
    asked = _asked(status.entry.document.data)
    histories = workspace.histories
    found: dt.date | None = None
    for node in reversed(histories.nodes.get(status.entry.where.path, ()) if histories else ()):
        document = workspace.document(node.obj, EntryKind.FEATURE) if node.obj else None
        if document is None or _asked(document.data) != asked:
            break
        header = workspace.header(node.commit)
        if isinstance(header, CommitHeader):
            found = header.committer.moment.date()
    return found


def _asked(data: dict[str, Node] | None) -> Node:
    return (data or {}).get("proposed")
