"""A message as a mail that a mail program opens as a draft (RFC 5322): plain text, and all of it."""

import datetime as dt
from collections.abc import Iterator
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from readyctl.errors import UsageError
from readyctl.render.escape import line, terminal
from readyctl.render.message import Message, cut

_SUBJECT = 150


def render(message: Message, to: str, sender: str, day: dt.date) -> str:
    """A mail of this day. Raises `UsageError` where one of the two is no address."""
    made = EmailMessage(policy=SMTP)
    made["From"], made["To"] = _address(sender), _address(to)
    made["Subject"] = cut(line(message.title), _SUBJECT)
    made["Date"] = dt.datetime.combine(day, dt.time(), dt.UTC)
    made["X-Unsent"] = "1"
    made.set_content("\n".join(_lines(message)) + "\n", cte="quoted-printable")
    return made.as_string()


def _lines(message: Message) -> Iterator[str]:
    yield terminal(message.title)
    yield ""
    for part in message.told:
        yield f"- {line(part.strong)} {line(part.plain)}".rstrip()
        yield from (f"  {line(each)}" for each in part.lines)
        if part.command:
            yield f"  {line(part.command)}"


def _address(written: str) -> Address:
    try:
        return Address(addr_spec=written)
    except (MessageError, ValueError, IndexError):
        raise UsageError(
            f"'{line(written)}' is no address that a mail can go to", help="name one: --for ada@example.com"
        ) from None
