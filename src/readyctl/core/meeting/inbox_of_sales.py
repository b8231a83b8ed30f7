"""What waits for the owner of deals: what she has to tell, to ask and to mend; and what she was to see to."""

import datetime as dt
from collections.abc import Iterator, Sequence

from readyctl.core.deal.lines import lines
from readyctl.core.deal.note import Handoff, Verdict
from readyctl.core.deal.promise_changes import promise_words
from readyctl.core.deal.review import Reviewed
from readyctl.core.feature.proposals import asked_words
from readyctl.core.meeting.decisions import Undecided
from readyctl.core.meeting.inbox import InboxItem, What, behind, oldest, together
from readyctl.core.meeting.proposals import EndedProposal
from readyctl.core.meeting.waiting import OpenDeal, Waiting
from readyctl.core.promise.check import Broken, PromiseCheck
from readyctl.core.promise.words import is_fine, verdict_words
from readyctl.core.text.command_line import command_line
from readyctl.core.text.counting import counted
from readyctl.core.trust.colleague import Colleague


def for_owner(waiting: Waiting, whose: Colleague) -> Iterator[InboxItem]:
    """Everything that waits for whoever owns deals, or took a decision on herself; in no order."""
    hers = [deal for deal in waiting.deals if whose.is_named(deal.note.owner)]
    bare: list[InboxItem] = []
    for deal in hers:
        yield from (_to_tell(deal, check) for check in deal.checks if not is_fine(check))
        yield from _came_back(deal)
        if deal.to_ask and any(lines(deal.note)):
            why = f"{counted(deal.to_ask, 'question')} to ask {deal.note.customer}"
            yield _about(What.ASK, deal, why, "handoff questions", deal.written_on)
        elif deal.to_ask:
            why = f"nobody wrote down yet what {deal.note.customer} needs"
            bare.append(_about(What.ASK, deal, why, "handoff questions", deal.written_on))
    yield from together(bare, _without_a_call)
    for deal_id, note in waiting.notes.items():
        if whose.is_named(note.owner):
            yield from _untold(deal_id, note, waiting.inventory.as_of)
    yield from _vanished(waiting, whose)
    for each in waiting.unreadable:
        if whose.is_named(each.owner):
            why = f"the note cannot be read: {each.why}"
            yield InboxItem(What.SETTLE, each.id, why, command_line("handoff check", each.id))
    yield from _decisions(waiting, whose, hers)
    yield from (_removed(each) for each in waiting.removed if each.is_of(whose))


def _removed(each: EndedProposal) -> InboxItem:
    """To whoever asked: she asks again, or tells the customer."""
    why = f"your request for {asked_words(each.asked)} was removed by {each.ended_by}, who may not decide it"
    return InboxItem(What.ASK, each.feature, why, each.again, each.on, each.deals)


def _about(what: What, deal: OpenDeal, why: str, command: str, since: dt.date | None) -> InboxItem:
    return InboxItem(what, deal.id, why, command_line(command, deal.id), since, (deal.note,))


def _to_tell(deal: OpenDeal, check: PromiseCheck) -> InboxItem:
    promise = check.promise
    broken = check.standing.breaking.on if isinstance(check.standing, Broken) else None
    why = f"{deal.note.customer} was promised {promise_words(promise)}: {verdict_words(check)}"
    since = broken or deal.made.get(check.index)
    return _about(What.TELL, deal, why, "handoff check", since)


def _came_back(deal: OpenDeal) -> Iterator[InboxItem]:
    match deal.review:
        case Reviewed(act=act, review=review) if review.verdict is Verdict.CHANGES_REQUESTED:
            remarks = f": {review.remarks}" if review.remarks else ""
            why = f"{act.address} asks for changes in the note of {deal.note.customer}{remarks}"
            yield _about(What.REVIEW, deal, why, "handoff review", act.at.date())
        case _:
            pass


def _without_a_call(many: Sequence[InboxItem]) -> InboxItem:
    """More new deals than anybody calls in a day: as a CRM's import leaves them."""
    why = f"of {len(many)} deals nobody wrote down yet what the customer needs"
    return InboxItem(What.ASK, many[0].subject, why, "readyctl handoff list", oldest(many), behind(many))


def _untold(deal_id: str, note: Handoff, today: dt.date) -> Iterator[InboxItem]:
    for promise in note.promises:
        ended = promise.withdrawn
        if ended is not None and ended.told_customer is None and not ended.mistake:
            by = ("--by", str(promise.due)) if promise.due else ()
            options = ("--kind", promise.kind.value, *by, "--told-customer", str(today))
            yield InboxItem(
                What.TELL,
                deal_id,
                f"{note.customer} has not been told that {promise_words(promise)} was withdrawn",
                command_line("handoff withdraw", deal_id, promise.feature, options=options),
                ended.on,
                (note,),
            )


def _vanished(waiting: Waiting, whose: Colleague) -> Iterator[InboxItem]:
    """To the deal's owner, or, where no version can be read, to whoever took the promise away."""
    for gone in waiting.vanished:
        note = gone.note
        if not whose.is_named(note.owner if note else gone.gone.by):
            continue
        who = note.customer if note else gone.where.id
        shown = command_line("handoff check", gone.where.id)
        gone_whole = command_line("check", options=("--select", "vanished-promise"))
        yield InboxItem(
            What.TELL,
            gone.where.id,
            f"{who} was promised {promise_words(gone.line)}, which left the note without a word",
            gone_whole if gone.note_removed else shown,
            gone.gone.on,
            (note,) if note else (),
        )


def _decisions(waiting: Waiting, whose: Colleague, hers: Sequence[OpenDeal]) -> Iterator[InboxItem]:
    """What she was to see to; and what nobody was, about a feature that her deals promise."""
    for each in waiting.undecided:
        owner = each.mismatch.owner
        if whose.is_named(owner) or (owner is None and _in_deals(each, waiting, hers)):
            yield _decision(each, waiting)


def _in_deals(each: Undecided, waiting: Waiting, deals: Sequence[OpenDeal]) -> bool:
    return bool(_standing_on(each, waiting, deals))


def _standing_on(each: Undecided, waiting: Waiting, deals: Sequence[OpenDeal]) -> tuple[Handoff, ...]:
    goes_by = waiting.inventory.goes_by
    feature = goes_by(each.mismatch.feature)
    promising = (d.note for d in deals if any(goes_by(p.feature) == feature for _, p in d.note.open_promises))
    return tuple(promising)


def _decision(each: Undecided, waiting: Waiting) -> InboxItem:
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
        _standing_on(each, waiting, waiting.deals),
    )
