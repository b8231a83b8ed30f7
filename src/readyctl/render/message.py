"""A short message for a chat or a mail: printed, never sent. One shape, and one function for each format.

What people typed goes in as it is and is made harmless here: Slack's signs are escaped, Teams gets runs of
plain text and no Markdown, a mail is plain text whose headers hold one line each.
"""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from readyctl.errors import UsageError
from readyctl.render.escape import line, slack, slack_code, terminal

MOST_BLOCKS = 50
"""Blocks that Slack takes in one message."""
MOST_SLACK = 13_000
MOST_TEAMS = 25_000
"""Characters; Slack begins to refuse a little above, Teams at 28 KB."""
MOST_SECTION = 3_000
MOST_LINE = 1_000
_SUBJECT = 150

Block = dict[str, object]


@dataclass(frozen=True)
class Part:
    """One thing that is told: a few strong words, what follows them, and a command, where there is one."""

    strong: str
    plain: str
    command: str = ""


@dataclass(frozen=True)
class Message:
    """A title, which is also what a notification shows, and what is told below it, the most important first;
    `rest` is the command that tells what had no room.
    """

    title: str
    parts: tuple[Part, ...]
    rest: str


def slack_json(message: Message) -> str:
    """What Slack takes as a message: `text` for notifications and screen readers, and blocks."""
    for kept in _shorter(message, MOST_BLOCKS - 2):
        blocks = [_section(f"*{slack(_cut(message.title))}*"), *map(_slack_part, kept.parts)]
        if hidden := len(message.parts) - len(kept.parts):
            blocks.append(_section(f"{hidden} more in {slack_code(message.rest)}"))
        text = _json({"text": slack(_cut(message.title)), "blocks": blocks})
        if len(text) <= MOST_SLACK:
            return text
    return text


def teams_json(message: Message) -> str:
    """What Teams takes as a message: one adaptive card, in runs of text that no Markdown is read in."""
    for kept in _shorter(message, len(message.parts)):
        body = [_runs(_run(message.title, strong=True)), *(_runs(*_teams_part(part)) for part in kept.parts)]
        if hidden := len(message.parts) - len(kept.parts):
            body.append(_runs(_run(f"{hidden} more in {message.rest}")))
        card: Block = {
            "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
            "type": "AdaptiveCard",
            "version": "1.2",
            "fallbackText": line(_cut(message.title)),
            "body": body,
        }
        attached: Block = {"contentType": "application/vnd.microsoft.card.adaptive", "content": card}
        text = _json({"type": "message", "attachments": [attached]})
        if len(text.encode()) <= MOST_TEAMS:
            return text
    return text


def mail(message: Message, to: str, sender: str, day: dt.date) -> str:
    """A mail of this day as a mail program opens it (RFC 5322). Raises `UsageError` where one of the two is
    no address.
    """
    made = EmailMessage(policy=SMTP)
    made["From"], made["To"] = _address(sender), _address(to)
    made["Subject"] = line(message.title)[:_SUBJECT]
    made["Date"] = dt.datetime.combine(day, dt.time(), dt.UTC)
    made["X-Unsent"] = "1"
    lines = [terminal(message.title), ""]
    for part in message.parts:
        lines.append(f"- {line(part.strong)} {line(part.plain)}".rstrip())
        lines += [f"  {line(part.command)}"] if part.command else []
    made.set_content("\n".join(lines) + "\n", cte="quoted-printable")
    return made.as_string()


def _address(written: str) -> Address:
    try:
        return Address(addr_spec=written)
    except (MessageError, ValueError, IndexError):
        raise UsageError(
            f"'{line(written)}' is no address that a mail can go to", help="name one: --for ada@example.com"
        ) from None


def _shorter(message: Message, most: int) -> Iterator[Message]:
    """The message with at most so many parts, then with fewer and fewer."""
    number = min(most, len(message.parts))
    while True:
        yield replace(message, parts=message.parts[:number])
        if number == 0:
            return
        number = number * 3 // 4


def _slack_part(part: Part) -> Block:
    command = f"\n{slack_code(_cut(part.command))}" if part.command else ""
    return _section(f"*{slack(_cut(part.strong))}* {slack(_cut(part.plain))}{command}")


def _section(text: str) -> Block:
    return {"type": "section", "text": {"type": "mrkdwn", "text": slack_cut(text, MOST_SECTION)}}


def slack_cut(text: str, most: int) -> str:
    """At most so many characters of text for Slack; an escaped sign is never cut in two."""
    if len(text) <= most:
        return text
    kept = text[: most - 1]
    start = kept.rfind("&")
    if start >= 0 and ";" not in kept[start:]:
        kept = kept[:start]
    return f"{kept}…"


def _teams_part(part: Part) -> Iterator[Block]:
    yield _run(part.strong, strong=True)
    yield _run(part.plain, before=" ")
    if part.command:
        yield _run(part.command, before=" ", monospace=True)


def _run(text: str, *, before: str = "", strong: bool = False, monospace: bool = False) -> Block:
    run: Block = {"type": "TextRun", "text": before + line(_cut(text))}
    return run | ({"weight": "Bolder"} if strong else {}) | ({"fontType": "Monospace"} if monospace else {})


def _runs(*runs: Block) -> Block:
    return {"type": "RichTextBlock", "inlines": list(runs)}


def _cut(text: str) -> str:
    return text if len(text) <= MOST_LINE else f"{text[: MOST_LINE - 1]}…"


def _json(whole: Block) -> str:
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"
