"""The past of deals, read from their notes' history."""

import datetime as dt
from collections.abc import Iterator

from readyctl.core.deal.note import Handoff
from readyctl.core.deal.reading import read_handoff
from readyctl.core.deal.retro import OpenQuestion, PastDeal, PastVersion
from readyctl.core.deal.review import Outdated, Reviewed
from readyctl.core.deal.review_history import NoteVersion, late_changes
from readyctl.core.entry.path import EntryPath
from readyctl.rules.catalogue import may_be_ignored
from readyctl.rules.deal import ASKING
from readyctl.rules.facts import Facts
from readyctl.workspace.reading.reviews import Reviews


def past_deals(reviews: Reviews, facts: Facts) -> tuple[PastDeal, ...]:
    """Every deal whose note was committed at the stage proposal or later, the latest proposal first."""
    found = (_past(reviews, where, facts) for where in (raw.where for raw, _ in reviews.entries.values()))
    deals = [deal for deal in found if deal]
    return tuple(sorted(deals, key=lambda deal: (deal.proposed_on, deal.id), reverse=True))


def _past(reviews: Reviews, where: EntryPath, facts: Facts) -> PastDeal | None:
    stored = reviews.versions(where)
    readable = [(version, note) for version in stored if (note := _note(where, version))]
    since = next((i for i, (_, note) in enumerate(readable) if note.stage.in_writing), None)
    if since is None:
        return None
    raw, entry = reviews.entries[where.id]
    state = reviews.state(raw, entry.model) if entry.model else None
    acted = state.act if isinstance(state, Reviewed | Outdated) else None
    first, note = readable[since]
    if acted:
        late = reviews.late_changes(where, acted)
    else:
        late = tuple(late_changes(first.document, [version for version, _ in readable[since + 1 :]]))
    versions = tuple(PastVersion(_day(version), each) for version, each in readable[since:])
    return PastDeal(where.id, versions, tuple(_asked(note, facts)), late, reviewed=acted is not None)


def _note(where: EntryPath, version: NoteVersion) -> Handoff | None:
    return read_handoff(where, version.document, may_be_ignored).model if version.document else None


def _day(version: NoteVersion) -> dt.date:
    return version.at.astimezone(dt.UTC).date()


def _asked(note: Handoff, facts: Facts) -> Iterator[OpenQuestion]:
    """What the rules of today would have asked about the note as it went out."""
    for rule in ASKING:
        for gap in rule.gaps(note, facts):
            yield OpenQuestion(rule.NAME, gap.question)
