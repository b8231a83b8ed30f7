"""Blocks of a short text as Markdown or plain text."""

from collections.abc import Callable, Iterable

from readyctl.core.text.prose import Block, BlockKind
from readyctl.render.escape import line as on_one_line
from readyctl.render.escape import markdown as in_markdown


def markdown(blocks: Iterable[Block]) -> str:
    """Markdown in which the blocks' text is data."""
    return _joined(blocks, "## ", in_markdown)


def text(blocks: Iterable[Block]) -> str:
    """Plain text; a block is one line."""
    return _joined(blocks, "", on_one_line)


def _joined(blocks: Iterable[Block], heading: str, write: Callable[[str], str]) -> str:
    lines: list[str] = []
    before: BlockKind | None = None
    number = 0
    for block in blocks:
        number = number + 1 if block.kind is BlockKind.NUMBERED else 0
        if lines and not (block.kind is before and _is_item(block.kind)):
            lines.append("")
        lines.append(f"{_mark(block.kind, heading, number)}{write(block.text)}")
        before = block.kind
    return "\n".join(lines) + "\n"


def _is_item(kind: BlockKind) -> bool:
    return kind in {BlockKind.BULLET, BlockKind.NUMBERED}


def _mark(kind: BlockKind, heading: str, number: int) -> str:
    marks = {BlockKind.HEADING: heading, BlockKind.BULLET: "- ", BlockKind.NUMBERED: f"{number}. "}
    return marks.get(kind, "")
