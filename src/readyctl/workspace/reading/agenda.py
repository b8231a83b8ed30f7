"""What an agenda is made from, read at one moment."""

from msgspec.structs import replace

from readyctl.core.meeting.sales_moment import SalesMoment
from readyctl.core.meeting.waits import waits
from readyctl.workspace.reading.deals import Selling
from readyctl.workspace.reading.inbox import waiting_for_anybody


def agenda_moment(selling: Selling) -> SalesMoment:
    """The deals and what became of them, what is asked of engineering, and what waits for whom."""
    waiting = waiting_for_anybody(selling)
    said = {}
    if waiting.deals:
        from readyctl.core.deal.overclaims import together  # noqa: PLC0415 - start-up time

        said = together(deal.said for deal in waiting.deals)
    return replace(
        selling.sales_moment(),
        asked={each.feature: each for each in waiting.proposals},
        waits=waits(waiting),
        said=said,
    )
