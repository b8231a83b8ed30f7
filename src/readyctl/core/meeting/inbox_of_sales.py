"""What waits for the owner of deals: what she has to tell, to ask and to mend; and what she was to see to."""

import datetime as dt
from collections.abc import Iterator

from msgspec.structs import replace

from readyctl.core.deal.ledger import Vanished
from readyctl.core.deal.lines import lines
from readyctl.core.deal.note import Handoff, Verdict
from readyctl.core.deal.promise_changes import promise_words
from readyctl.core.deal.review import Reviewed
from readyctl.core.feature.proposals import asked_words
from readyctl.core.meeting.decisions import Undecided
from readyctl.core.meeting.inbox import InboxItem, What
from readyctl.core.meeting.matter import Matter
from readyctl.core.meeting.proposals import EndedProposal
from readyctl.core.meeting.waiting import OpenDeal, Waiting
from readyctl.core.promise.check import Broken, PromiseCheck
from readyctl.core.promise.words import is_fine, verdict_words
from readyctl.core.text.command_line import command_line
from readyctl.core.text.counting import counted


def of_sales(waiting: Waiting) -> Iterator[Matter]:
    """Everything that waits for whoever owns deals, or took a decision on herself; in no order."""
    for deal in waiting.deals:
        yield from (_to_tell(deal, check) for check in deal.checks if not is_fine(check))
        yield from _said(deal)
        yield from _came_back(deal)
        yield from _to_ask(deal)
    for deal_id, note in waiting.notes.items():
        yield from _untold(deal_id, note, waiting.inventory.as_of)
    yield from map(_vanished, waiting.vanished)
    for each in waiting.unreadable:
        why = f"the note cannot be read: {each.why}"
        item = InboxItem(What.SETTLE, each.id, why, command_line("handoff check", each.id))
        yield Matter(item, named=_known(each.owner))
    yield from _decisions(waiting)
    yield from map(_removed, waiting.removed)


def _known(*written: str | None) -> tuple[str, ...]:
    return tuple(text for text in written if text)


def _removed(each: EndedProposal) -> Matter:
    """To whoever asked: she asks again, or tells the customer."""
    why = f"your request for {asked_words(each.asked)} was removed by {each.ended_by}, who may not decide it"
    item = InboxItem(What.ASK, each.feature, why, each.again, each.on, each.deals, feature=each.feature)
    return Matter(item, named=_known(each.asked.by, each.asked_by))


def _about(what: What, deal: OpenDeal, why: str, command: str, since: dt.date | None) -> Matter:
    item = InboxItem(what, deal.id, why, command_line(command, deal.id), since, (deal.note,))
    return Matter(item, named=(deal.note.owner,))


def _to_ask(deal: OpenDeal) -> Iterator[Matter]:
    if deal.to_ask and any(lines(deal.note)):
        why = f"{counted(deal.to_ask, 'question')} to ask {deal.note.customer}"
        yield _about(What.ASK, deal, why, "handoff questions", deal.written_on)
    elif deal.to_ask:
        why = f"nobody wrote down yet what {deal.note.customer} needs"
        yield replace(_about(What.ASK, deal, why, "handoff questions", deal.written_on), alike="bare")


def _to_tell(deal: OpenDeal, check: PromiseCheck) -> Matter:
    promise = check.promise
    broken = check.standing.breaking.on if isinstance(check.standing, Broken) else None
    why = f"{deal.note.customer} was promised {promise_words(promise)}: {verdict_words(check)}"
    since = broken or deal.made.get(check.index)
    told = _about(What.TELL, deal, why, "handoff check", since)
    return replace(told, item=replace(told.item, due=promise.due, feature=promise.feature))


def _said(deal: OpenDeal) -> Iterator[Matter]:
    """What the note says of a feature beside its promises, and may not."""
    for feature_id, clauses in deal.said.items():
        told = _about(What.TELL, deal, "; ".join(clauses), "handoff check", deal.written_on)
        yield replace(told, item=replace(told.item, feature=feature_id))


def _came_back(deal: OpenDeal) -> Iterator[Matter]:
    match deal.review:
        case Reviewed(act=act, review=review) if review.verdict is Verdict.CHANGES_REQUESTED:
            remarks = f": {review.remarks}" if review.remarks else ""
            why = f"{act.address} asks for changes in the note of {deal.note.customer}{remarks}"
            yield _about(What.REVIEW, deal, why, "handoff review", act.at.date())
        case _:
            pass


def _untold(deal_id: str, note: Handoff, today: dt.date) -> Iterator[Matter]:
    for promise in note.promises:
        ended = promise.withdrawn
        if ended is not None and ended.told_customer is None and not ended.mistake:
            by = ("--by", str(promise.due)) if promise.due else ()
            options = ("--kind", promise.kind.value, *by, "--told-customer", str(today))
            item = InboxItem(
                What.TELL,
                deal_id,
                f"{note.customer} has not been told that {promise_words(promise)} was withdrawn",
                command_line("handoff withdraw", deal_id, promise.feature, options=options),
                ended.on,
                (note,),
                feature=promise.feature,
            )
            yield Matter(item, named=(note.owner,))


def _vanished(gone: Vanished) -> Matter:
    """To the deal's owner, or, where no version can be read, to whoever took the promise away."""
    note = gone.note
    who = note.customer if note else gone.where.id
    shown = command_line("handoff check", gone.where.id)
    gone_whole = command_line("check", options=("--select", "vanished-promise"))
    item = InboxItem(
        What.TELL,
        gone.where.id,
        f"{who} was promised {promise_words(gone.line)}, which left the note without a word",
        gone_whole if gone.note_removed else shown,
        gone.gone.on,
        (note,) if note else (),
        feature=gone.line.feature,
    )
    return Matter(item, named=_known(note.owner if note else gone.gone.by))


def _decisions(waiting: Waiting) -> Iterator[Matter]:
    """What somebody was to see to; what nobody was is of the owners of the deals that stand on it."""
    for each in waiting.undecided:
        behind = _standing_on(each, waiting)
        owner = each.mismatch.owner
        owners = (owner,) if owner else tuple(dict.fromkeys(note.owner for note in behind))
        yield Matter(_decision(each, waiting, behind), named=owners)


def _standing_on(each: Undecided, waiting: Waiting) -> tuple[Handoff, ...]:
    goes_by = waiting.inventory.goes_by
    feature = goes_by(each.mismatch.feature)
    notes = (deal.note for deal in waiting.deals)
    return tuple(n for n in notes if any(goes_by(p.feature) == feature for _, p in n.open_promises))


def _decision(each: Undecided, waiting: Waiting, behind: tuple[Handoff, ...]) -> InboxItem:
    mismatch = each.mismatch
    status = waiting.inventory.find(mismatch.feature)
    by = f", by {mismatch.by}" if mismatch.by else ""
    late = ", which has passed" if mismatch.by and mismatch.by < waiting.inventory.as_of else ""
    return InboxItem(
        What.DUE,
        mismatch.feature,
        f"{mismatch.decision or mismatch.found}{by}{late} (open since the meeting of {each.since})",
        command_line("explain", status.id) if status else "readyctl sync agenda",
        each.since,
        behind,
        mismatch.by,
        mismatch.feature,
    )
