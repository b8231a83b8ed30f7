"""What waits where there never was a deal, a meeting or a request: told without the models of any of them."""

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from readyctl.core.entry.path import EntryKind, classify
from readyctl.core.meeting.inbox_of_engineering import tipping
from readyctl.core.meeting.waiting import Waiting
from readyctl.core.trust.commit import PENDING, CommitHeader
from readyctl.core.trust.report import TrustFacts
from readyctl.core.trust.signoff import Unsigned
from readyctl.workspace.reading.keyboard import listed
from readyctl.workspace.reading.trusting import trust_facts_of

if TYPE_CHECKING:
    from readyctl.core.feature.inventory import FeatureStatus, Inventory
    from readyctl.workspace.reading.opening import Workspace


def waiting_without_deals(workspace: "Workspace") -> Waiting | None:
    """All that waits at this moment, whoever asks; None where some of it may be of deals, meetings or
    requests, or nothing is kept that could tell.
    """
    inventory = workspace.inventory()
    if not _is_known_to_have_none(workspace) or any(map(_asks, inventory.features)):
        return None
    facts = trust_facts_of(workspace) or TrustFacts(None)
    return Waiting(inventory, listed(workspace), facts, days=days_spoken_of(workspace, facts))


def days_spoken_of(workspace: "Workspace", facts: TrustFacts) -> dict[str, dt.date]:
    """The day of each commit that is spoken of: it set an unsigned claim, was one too many for an entry's
    code, or changed the roster without counting.
    """
    commits = (*_behind(workspace.inventory()), *(change.commit for change in facts.unentitled))
    asked = dict.fromkeys(commit for commit in commits if commit)
    workspace.stored.headers.prefetch(asked.keys() - {PENDING})
    return {commit: day for commit in asked if (day := day_of_commit(workspace, commit))}


def day_of_commit(workspace: "Workspace", commit: str) -> dt.date | None:
    """Its day (committer, UTC); None where its header cannot be read."""
    header = workspace.header(commit)
    return header.committer.moment.date() if isinstance(header, CommitHeader) else None


def _behind(inventory: "Inventory") -> Iterator[str | None]:
    for status in inventory.features:
        if status.withheld:
            signoff = status.signoff
            yield signoff.commit if isinstance(signoff, Unsigned) else signoff.act.commit
        if status.stale:
            yield tipping(status, inventory.settings)


def _is_known_to_have_none(workspace: "Workspace") -> bool:
    """Whether no file here is of a deal or a meeting, no commit ever had a note, and no feature was ever
    asked for anything.
    """
    known = workspace.remembered
    if known.others is None or known.asking is None or known.asking or not known.never_noted:
        return False
    there = (classify(path, workspace.registry) for path in known.others)
    return all(where is None or where.kind in _GUARDS for where in there)


_GUARDS = (EntryKind.ROSTER, EntryKind.SETTINGS)


def _asks(status: "FeatureStatus") -> bool:
    said = status.entry.said
    return said is not None and said.proposes
