"""The formats of a short text for people."""

from collections.abc import Iterable
from enum import StrEnum

from readyctl.core.text.prose import Block


class ProseFormat(StrEnum):
    """How a short text is printed."""

    TEXT = "text"
    MARKDOWN = "markdown"

    def render(self, blocks: Iterable[Block]) -> str:
        """The text in this format."""
        from readyctl.render import prose

        return prose.markdown(blocks) if self is ProseFormat.MARKDOWN else prose.text(blocks)
