"""Asking engineering: a request that could be signed as it is, or none."""

from msgspec import Struct

from readyctl.core.entry.document import Node
from readyctl.core.entry.keypath import KeyPath
from readyctl.core.entry.path import UNCOVERED, EntryKind
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.core.feature.model import Proposal
from readyctl.core.feature.proposals import (
    PROPOSED,
    Edits,
    asked_words,
    fulfilled,
    granting,
    grants,
    proposal_of,
)
from readyctl.errors import UsageError
from readyctl.workspace.changing.editing import edited, with_values
from readyctl.workspace.changing.identity import signer_here
from readyctl.workspace.changing.plan import Plan, about
from readyctl.workspace.changing.soundness import ensure_sound
from readyctl.workspace.changing.standing import standing
from readyctl.workspace.reading.opening import Workspace


class Proposing(Struct, frozen=True):
    """One request: the feature as it stands, and what is asked for."""

    workspace: Workspace
    status: FeatureStatus
    asked: Proposal

    def plan(self) -> Plan:
        """The plan that writes it into the entry. Raises `UsageError` where there is nothing to ask for, or
        where what is asked for could not be signed.
        """
        status, asked = self.status, self.asked
        if not status.withheld and grants(status.entry.document.data or {}, asked):
            raise UsageError(
                f"{status.id} is {asked_words(asked)} already, so there is nothing to ask for",
                help=f"see `readyctl explain {status.id}`",
            )
        before = standing(self.workspace.top, status.entry.where.path)
        ensure_sound(status.entry.where, b"", with_values(before, *granting(status, asked)))
        change = edited(self.workspace.top, status.entry.where, {PROPOSED: _written(asked)})
        level = asked.level.value if asked.level else asked_words(asked)
        words = [f"{status.id}: ask engineering for {asked_words(asked)}", *self._instead()]
        return Plan(self.workspace.top, words, [change], about(status.id, f"propose {level}"))

    def _instead(self) -> list[str]:
        """What the entry asks for now, which this takes the place of."""
        known = proposal_of(self.status)
        if known is None:
            return []
        who = f", asked for by {known.by}" if known.by else ""
        return [f"{self.status.id}: this takes the place of {asked_words(known)}{who}"]


def _written(asked: Proposal) -> dict[str, Node]:
    written: dict[str, Node] = {"level": asked.level.value} if asked.level else {}
    written |= {"by": asked.by} if asked.by else {}
    written |= {"reason": asked.reason} if asked.reason else {}
    return written | ({"set": dict(asked.set)} if asked.set else {})


def granted_by(workspace: Workspace, status: FeatureStatus, edits: Edits) -> list[KeyPath]:
    """The key of the request that these edits fulfil, to be taken out with them; nothing where they do not.

    What engineering has to sign is fulfilled only by somebody whose word counts.
    """
    found = fulfilled(status, edits)
    free = UNCOVERED[EntryKind.FEATURE]
    covered = status.withheld or any(path[0] not in free for path in (*edits[0], *edits[1]))
    return [] if found and covered and signer_here(workspace, status.area).refusal is not None else found
