"""A message in the format that was asked for: printed, never sent."""

from readyctl.cli.feature.person import mail_to, person
from readyctl.cli.meeting.inbox_format import Format, Sent
from readyctl.core.trust.colleague import Colleague
from readyctl.render.message import Message
from readyctl.workspace.reading.deals import Selling


def written(selling: Selling, told: Message, chosen: Sent, to: Colleague | None = None) -> str:
    """The message; a mail goes to one person, or to whoever asks, where none is given."""
    from readyctl.render.channels import Channel, posted

    if chosen is Format.MAIL:
        return mail_to(selling, to or person(selling, None), told)
    return posted(told, Channel(chosen))
