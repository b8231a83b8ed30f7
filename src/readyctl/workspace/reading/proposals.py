"""Requests to engineering at one moment: the open ones, and those that ended without being granted."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from readyctl.core.deal.deals import PromisedIn, promises_by_feature
from readyctl.core.deal.note import Handoff
from readyctl.core.entry.document import Document, Node
from readyctl.core.entry.last import kept_with_it
from readyctl.core.entry.path import EntryKind, EntryPath, classify
from readyctl.core.entry.schema import validate
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.core.feature.model import Proposal
from readyctl.core.feature.proposals import grants, obstacles, proposal_of, propose_command
from readyctl.core.feature.requests import RequestEnd, ended
from readyctl.core.meeting.proposals import EndedProposal, Fallen, OpenProposal
from readyctl.core.text.command_line import command_line
from readyctl.core.trust.commit import CommitHeader
from readyctl.core.trust.graph import ancestors
from readyctl.core.trust.lineage import Histories, PathNode
from readyctl.core.trust.roster import signers
from readyctl.rules.catalogue import may_be_ignored
from readyctl.workspace.reading.deals import Selling
from readyctl.workspace.reading.opening import Workspace
from readyctl.workspace.reading.requests import ever_asked
from readyctl.workspace.reading.walking import enough_for

Promised = Mapping[str, Sequence[PromisedIn]]


def open_proposals(selling: Selling) -> tuple[OpenProposal, ...]:
    """Every open request, oldest first; what is not committed yet comes last."""
    promised = promises_by_feature(selling.open_notes, selling.inventory)
    found = (_open(selling.workspace, status, promised) for status in selling.inventory.features)
    asked = [each for each in found if each is not None]
    return tuple(sorted(asked, key=lambda each: (each.since or dt.date.max, each.feature)))


def open_proposal(selling: Selling, status: FeatureStatus) -> OpenProposal | None:
    """What is asked for of one feature; None where nothing is."""
    if proposal_of(status) is None:
        return None
    return _open(selling.workspace, status, promises_by_feature(selling.open_notes, selling.inventory))


def _open(workspace: Workspace, status: FeatureStatus, promised: Promised) -> OpenProposal | None:
    proposal = proposal_of(status)
    if proposal is None:
        return None
    return OpenProposal(
        feature=status.id,
        area=status.area,
        level=proposal.level,
        values=dict(proposal.set),
        by=proposal.by,
        reason=proposal.reason,
        since=asked_since(workspace, status),
        decides=signers(workspace.roster, status.area),
        deals=_deals(promised, status.id),
        obstacles=obstacles(status, proposal, may_be_ignored),
    )


def _deals(promised: Promised, feature: str) -> tuple[Handoff, ...]:
    return tuple({each.note.id: each.note for each in promised.get(feature, ())}.values())


def asked_since(workspace: Workspace, status: FeatureStatus) -> dt.date | None:
    """The day (committer, UTC) of the commit that brought the request as it stands; None before one did,
    and where nothing is asked for.
    """
    if proposal_of(status) is None:
        return None
    asked = (status.entry.document.data or {}).get("proposed")
    histories = _histories_asking(workspace)
    found: dt.date | None = None
    for node in reversed(histories.nodes.get(status.entry.where.path, ()) if histories else ()):
        version = workspace.stored.version(node.obj, EntryKind.FEATURE) if node.obj else None
        if version is None or version.beside.get("proposed") != asked:
            break
        header = workspace.header(node.commit)
        if isinstance(header, CommitHeader):
            found = header.committer.moment.date()
    return found


@kept_with_it
def ended_proposals(selling: Selling) -> tuple[EndedProposal, ...]:
    """Every request that somebody else than whoever asked took out, or put another in place of, though it was
    not granted; the latest first. Uncommitted ends are none yet.
    """
    return tuple(
        sorted(_Past(selling).found(), key=lambda each: (each.on, each.feature, each.commit), reverse=True)
    )


def removed_proposals(selling: Selling) -> tuple[EndedProposal, ...]:
    """Those that somebody who neither asked nor may decide took away, and nobody has asked for again. What
    happened before the last meeting is over.
    """
    met = selling.records[-1].date if selling.records else dt.date.min
    return tuple(
        each
        for each in ended_proposals(selling)
        if each.ending is Fallen.REMOVED and not each.settled and each.on >= met
    )


def ended_since(selling: Selling, revision: str | None) -> tuple[EndedProposal, ...]:
    """Those that ended after a commit, in no history of it; all of them, where it is None."""
    found = ended_proposals(selling)
    histories = selling.workspace.histories
    if not found or revision is None or histories is None:
        return found
    if revision in histories.graph:
        before = ancestors(histories.graph, revision)
        return tuple(each for each in found if each.commit not in before)
    then = {each.key for each in ended_proposals(Selling(selling.workspace.moment(revision)))}
    return tuple(each for each in found if each.key not in then)


def _histories_asking(workspace: Workspace) -> Histories | None:
    """Histories in which those of all these features are; None where none was ever asked for anything."""
    workspace.inventory()  # first: it may find what is kept
    known = workspace.remembered.asking
    return workspace.histories if known is None else enough_for(workspace, known)


class _Past:
    """The past of every entry that ever asked for something; no other is parsed."""

    def __init__(self, selling: Selling) -> None:
        self.selling = selling
        self.workspace = selling.workspace

    def found(self) -> Iterator[EndedProposal]:
        promised = promises_by_feature(self.selling.open_notes, self.selling.inventory)
        for where, nodes in self._asking():
            for end in ended(nodes, self._value):
                told = self._told(where, end, promised)
                if told is not None:
                    yield told

    def _asking(self) -> Iterator[tuple[EntryPath, Sequence[PathNode]]]:
        """The entries of which some version asked for something."""
        histories = _histories_asking(self.workspace)
        known = self.workspace.remembered.asking
        if histories is None:
            return
        for path in ever_asked(self.workspace, histories) if known is None else known:
            where = classify(path, self.workspace.registry)
            if where is not None and path in histories.nodes:
                yield where, histories.nodes[path]

    def _value(self, node: PathNode) -> Node:
        if node.obj is None:
            return None
        version = self.workspace.stored.version(node.obj, EntryKind.FEATURE)
        if not version.readable:
            raise KeyError(node.commit)
        return version.beside.get("proposed")

    def _told(self, where: EntryPath, end: RequestEnd, promised: Promised) -> EndedProposal | None:
        """None where it was granted, or ended by whoever asked, or said nothing that can be read."""
        value = end.request.value
        asked = validate(Proposal, Document(value))[0] if isinstance(value, dict) else None
        obj = end.by.obj
        after = (self.workspace.document(obj, EntryKind.FEATURE).data if obj else None) or {}
        header = self.workspace.header(end.by.commit)
        if asked is None or grants(after, asked) or not isinstance(header, CommitHeader):
            return None
        began, author = self.workspace.header(end.request.began.commit), header.author.address.lower()
        asker = began.author.address.lower() if isinstance(began, CommitHeader) else None
        if author in {asker, (asked.by or "").lower()}:
            return None
        may = self._may_decide(where, author)
        if may and after.get("proposed") is not None:
            return None
        status = self.selling.inventory.find(where.id)
        return EndedProposal(
            feature=where.id,
            area=where.area or "",
            asked=asked,
            asked_by=asker,
            ending=Fallen.DECLINED if may else Fallen.REMOVED,
            on=header.committer.moment.date(),
            commit=end.by.commit,
            ended_by=author,
            settled=status is None or _settled(status, asked),
            again=_again(status, asked),
            deals=_deals(promised, where.id),
        )

    def _may_decide(self, where: EntryPath, author: str) -> bool:
        roster = self.workspace.roster
        engineer = roster.find(author) if roster and author not in roster.revoked else None
        return engineer is not None and engineer.may_sign(where.area)


def _again(status: FeatureStatus | None, asked: Proposal) -> str:
    """The command that asks for it again; where that could not be signed, the one that says how it stands."""
    if status is None or asked.level is None or obstacles(status, asked, may_be_ignored):
        return command_line("explain", status.id) if status else command_line("feature proposals")
    return propose_command(status.id, asked.level, asked.set, asked.reason)


def _settled(status: FeatureStatus, asked: Proposal) -> bool:
    """Whether the feature has it by now, or somebody asks for something of it again."""
    return proposal_of(status) is not None or grants(status.entry.document.data or {}, asked)
