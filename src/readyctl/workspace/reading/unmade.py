"""A claim that the gate refuses, and the request to engineering that says the same."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from readyctl.core.entry.document import Node
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.core.feature.proposals import DATE, changes_asked_for, edited
from readyctl.core.trust.commit import CommitHeader, Header
from readyctl.core.trust.engineering import Rejected
from readyctl.core.trust.signing import to_configure
from readyctl.core.trust.trust import Trust

if TYPE_CHECKING:
    from readyctl.core.feature.model import Proposal


class Unmade(Struct, frozen=True):
    """A claim that its author may not make. `before` is what the entry said, None where it is new."""

    status: FeatureStatus
    before: Mapping[str, Node] | None
    signers: str

    @property
    def asked(self) -> "Proposal | None":
        """The same as a request to engineering; None where a request cannot say it."""
        from readyctl.core.feature.model import Proposal  # noqa: PLC0415 - few commits are refused

        level, data = self.status.declared, self.status.entry.document.data or {}
        if level is None or not self.status.entry.valid:
            return None
        # A new entry stays, as a plan without a date: only that has to be asked for again.
        there = self.before if self.before is not None else edited(data, ({}, [DATE]))
        values = changes_asked_for(there, data)
        return None if values is None else Proposal(level=level, set=values)


def wanting(trust: Trust, header: Header) -> tuple[str, ...]:
    """The commands after which git would sign the next commit, where its author's word lacks only that."""
    verdict = trust.judge_next(header, None)
    if isinstance(header, CommitHeader) and isinstance(verdict, Rejected) and verdict.signature:
        return to_configure(trust.roster, header.author.address)
    return ()
