"""MDX: Markdown with components; what is program and not text is left out, line by line."""

import re
from typing import BinaryIO

from readyctl.adapters.documents import markdown
from readyctl.adapters.documents.plain_text import decoded
from readyctl.core.statement.passages import DocumentText

_MODULE = re.compile(r"^(?:import|export)\s[^\n]*(?:\n(?![ \t]*\n)[^\n]*)*", re.MULTILINE)
_COMMENT = re.compile(r"\{/\*.*?\*/\}", re.DOTALL)
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,}).*?(?:^ {0,3}\1|\Z)", re.DOTALL | re.MULTILINE)


def read(source: BinaryIO, name: str) -> DocumentText:
    """Read an .mdx file. Raises Unreadable as the reader of Markdown does."""
    text = decoded(source, name)
    kept, at = [], 0
    for fence in _FENCE.finditer(text):
        kept += [_prose(text[at : fence.start()]), fence[0]]
        at = fence.end()
    return markdown.document_text("".join([*kept, _prose(text[at:])]))


def _prose(text: str) -> str:
    for pattern in (_COMMENT, _MODULE):
        text = pattern.sub(lambda found: "\n" * found[0].count("\n"), text)
    return text
