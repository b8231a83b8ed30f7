"""A message as Teams takes it: one adaptive card, in runs of text that no Markdown is read in."""

import json
from collections.abc import Iterator

from readyctl.render.escape import line
from readyctl.render.message import Message, Part, cut, first_lines, fitting

MOST_TOTAL = 25_000
"""Bytes of the whole; Teams refuses what is above 28 KB."""
_MOST_PARTS = 200
"""More have no room, however short they are."""
_MOST_LINES = 3_000
"""Characters of the lines below one part."""

Element = dict[str, object]


def render(message: Message) -> str:
    """One JSON object; what does not fit is counted at its end, never dropped silently."""
    return fitting(message, _MOST_PARTS, _written, MOST_TOTAL)


def _written(message: Message, left_out: int) -> str:
    body = [_runs(_run(message.title, strong=True))]
    for part in message.told:
        body.append(_runs(*_part(part)))
        lines = first_lines(tuple(cut(each) for each in part.lines), _MOST_LINES)
        body += [_runs(_run(each, before="• ")) for each in lines]
    if left_out:
        body.append(_runs(_run(f"{left_out} more in {message.rest}")))
    card: Element = {
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "type": "AdaptiveCard",
        "version": "1.2",
        "fallbackText": line(cut(message.title)),
        "body": body,
    }
    attached: Element = {"contentType": "application/vnd.microsoft.card.adaptive", "content": card}
    whole: Element = {"type": "message", "attachments": [attached]}
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def _part(part: Part) -> Iterator[Element]:
    yield _run(part.strong, strong=True)
    if part.plain:
        yield _run(part.plain, before=" ")
    if part.command:
        yield _run(part.command, before=" ", monospace=True)


def _run(text: str, *, before: str = "", strong: bool = False, monospace: bool = False) -> Element:
    run: Element = {"type": "TextRun", "text": before + line(cut(text))}
    return run | ({"weight": "Bolder"} if strong else {}) | ({"fontType": "Monospace"} if monospace else {})


def _runs(*runs: Element) -> Element:
    return {"type": "RichTextBlock", "inlines": list(runs)}
