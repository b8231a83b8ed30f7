"""What is stale as a message, a mail or a calendar: printed, never sent."""

from collections.abc import Sequence

from readyctl.cli.feature.person import mail_to, person
from readyctl.cli.feature.stale_formats import Format
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.render import calendar
from readyctl.render.channels import Channel, posted
from readyctl.render.feature.stale_message import days, short
from readyctl.workspace.reading.deals import Selling
from readyctl.workspace.reading.opening import Workspace


def written(workspace: Workspace, found: Sequence[FeatureStatus], chosen: Format, whose: str | None) -> str:
    """The features in the order given, those of a calendar by day; a mail goes to whom `whose` means, or to
    whoever asks.
    """
    selling, today = Selling(workspace), workspace.today
    if chosen is Format.CALENDAR:
        ahead = sorted(days(found, today), key=lambda each: (each.day, each.key))
        return calendar.render(ahead, today, selling.name)
    told = short(found, today)
    if chosen is Format.MAIL:
        return mail_to(selling, person(selling, whose), told)
    return posted(told, Channel(chosen))
