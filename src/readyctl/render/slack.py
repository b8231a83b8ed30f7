"""A message as Slack takes it: `text`, which notifications show, and at most 50 blocks."""

import json
from collections.abc import Iterator

from readyctl.render.escape import slack, slack_code
from readyctl.render.message import Message, Part, cut, first_lines, fitting

MOST_BLOCKS = 50
"""Blocks that Slack takes in one message."""
MOST_TOTAL = 13_000
"""Bytes of the whole, which are never fewer than its characters; Slack begins to refuse a little above."""
MOST_SECTION = 3_000
MOST_HEADER = 150
_MOST_CLOSING = 900
"""Characters of a part that closes a message: its share of what is reserved for them all."""
_MOST_TEXT = 300

Block = dict[str, object]


def render(message: Message) -> str:
    """One JSON object; what does not fit is counted in the last block, never dropped silently."""
    return fitting(message, MOST_BLOCKS - 2, _written, MOST_TOTAL)


def _written(message: Message, left_out: int) -> str:
    blocks = [_title(message.title), *(_part(part, MOST_SECTION) for part in message.parts)]
    blocks += [_part(part, _MOST_CLOSING) for part in message.closing]
    if left_out:
        blocks.append(_section(f"{left_out} more in {slack_code(message.rest)}"))
    whole = {"text": _cut(slack(cut(message.title)), _MOST_TEXT), "blocks": blocks}
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def _title(title: str) -> Block:
    """A header where it has room; else a section, so that nothing of it is lost."""
    plain = slack(cut(title))
    if 0 < len(plain) <= MOST_HEADER:
        return {"type": "header", "text": {"type": "plain_text", "text": plain}}
    return _section(f"*{_cut(plain, MOST_SECTION - 2)}*")


def _part(part: Part, most: int) -> Block:
    head = " ".join(_head(part))
    if part.command:
        head += f"\n{slack_code(cut(part.command))}"
    head = _cut(head, most)
    below = tuple(f"• {slack(cut(line))}" for line in part.lines)
    return _section("\n".join((head, *first_lines(below, most - len(head) - _ROOM_FOR_MORE))))


_ROOM_FOR_MORE = len("\n123456 more")


def _head(part: Part) -> Iterator[str]:
    yield f"*{slack(cut(part.strong))}*"
    if part.plain:
        yield slack(cut(part.plain))


def _section(text: str) -> Block:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def _cut(text: str, most: int) -> str:
    """At most so many characters of escaped text; an escaped sign is never cut in two."""
    if len(text) <= most:
        return text
    kept = text[: most - 1]
    start = kept.rfind("&")
    if start >= 0 and ";" not in kept[start:]:
        kept = kept[:start]
    return f"{kept}…"
