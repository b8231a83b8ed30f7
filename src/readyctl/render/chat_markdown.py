"""A message as Markdown, for a page or a chat that reads it; text of entries is escaped."""

from collections.abc import Iterator

from readyctl.render.escape import markdown, markdown_code
from readyctl.render.message import Message, Part


def render(message: Message) -> str:
    """A heading, then a line for each thing that is told, with its command."""
    return "\n".join(_lines(message)) + "\n"


def _lines(message: Message) -> Iterator[str]:
    yield f"## {markdown(message.title)}"
    if message.told:
        yield ""
    for part in message.told:
        yield f"- {_told(part)}"
        yield from (f"  - {markdown(line)}" for line in part.lines)


def _told(part: Part) -> str:
    told = f"**{markdown(part.strong)}**" + (f" {markdown(part.plain)}" if part.plain else "")
    return f"{told}: {markdown_code(part.command)}" if part.command else told
