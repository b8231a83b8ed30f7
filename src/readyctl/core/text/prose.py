"""A short text as blocks, before any format: what Markdown, plain text and a document are made of."""

from enum import StrEnum

from msgspec import Struct


class BlockKind(StrEnum):
    """What a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    NUMBERED = "numbered"


class Block(Struct, frozen=True):
    """One heading, paragraph or list item; `text` is plain, whatever characters it has."""

    kind: BlockKind
    text: str
