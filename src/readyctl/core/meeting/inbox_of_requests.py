"""What waits for engineers because somebody asks: for a change of a feature, or for a review of a note."""

from collections.abc import Iterator

from msgspec.structs import replace

from readyctl.core.deal.naming import named
from readyctl.core.deal.review import Outdated, Unreviewed
from readyctl.core.meeting.in_charge import InCharge
from readyctl.core.meeting.inbox import InboxItem, What
from readyctl.core.meeting.matter import Matter
from readyctl.core.meeting.proposals import OpenProposal
from readyctl.core.meeting.waiting import OpenDeal
from readyctl.core.text.command_line import command_line


def of_requests(charge: InCharge) -> Iterator[Matter]:
    """All of it, in no order."""
    for each in charge.waiting.proposals:
        yield _of_proposal(each, charge)
    for deal in charge.waiting.deals:
        yield from _of_review(deal, charge)


def _of_proposal(each: OpenProposal, charge: InCharge) -> Matter:
    """A request; one that could not be accepted as it is is looked at first."""
    reason = f": {each.reason}" if each.reason else ""
    accept = command_line("feature sign", each.feature, options=("--accept",))
    item = InboxItem(
        What.DECIDE,
        each.feature,
        f"{each.by or 'somebody'} asks for {each.words}{reason}",
        command_line("explain", each.feature) if each.obstacles else accept,
        each.since,
        feature=each.feature,
    )
    window = charge.settings.window(each.level) if each.level else None
    too_long = charge.too_long(each.age_days(charge.as_of), window)
    asked = replace(charge.leaned_on(item, each.feature), deals=each.deals)
    return Matter(asked, charge.engineers(each.area), (), too_long, alike=each.by or "somebody")


def _of_review(deal: OpenDeal, charge: InCharge) -> Iterator[Matter]:
    """A note that the customer has in writing, or that was changed after its review."""
    note, reviewer = deal.note, None
    if note.stage.closed:
        return
    match deal.review:
        case Unreviewed() if note.stage.in_writing:
            why = f"{note.customer} has it in writing ({note.stage}), and engineering has not reviewed it"
        case Outdated(act=act, why=changed):
            why = f"{note.customer}: reviewed on {act.at:%Y-%m-%d}, and since then {changed}"
            reviewer = act.address
        case _:
            return
    found = (charge.waiting.inventory.find(each.id) for each in named(note, charge.waiting.inventory))
    areas = tuple(dict.fromkeys(status.area for status in found if status)) or ("",)
    command = command_line("handoff review", deal.id)
    item = InboxItem(What.REVIEW, deal.id, why, command, deal.review_since, (note,))
    too_long = charge.too_long(item.age_days(charge.as_of), None)
    yield Matter(item, charge.engineers(*areas), charge.owner(reviewer, item.what), too_long)
