"""MDX: Markdown with components; what is program and not text is left out, line by line."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from msgspec.structs import replace

from readyctl.adapters.documents import markdown
from readyctl.adapters.documents.html_attributes import attribute
from readyctl.adapters.documents.plain_text import decoded
from readyctl.core.statement.passages import WHOLE, DocumentText, Passage

_MODULE = re.compile(r"^(?:import|export)\s[^\n]*(?:\n(?![ \t]*\n)[^\n]*)*", re.MULTILINE)
_INSERTED = re.compile(r"""^import\s+\w+\s+from\s+["']([^"'\n]+\.mdx?)["']""", re.MULTILINE)
"""A text that stands in this one as a component."""
_COMPONENT = re.compile(r"""<[A-Z][\w.]*\s(?:[^<>"'{}]|"[^"]{0,2000}"|'[^']{0,2000}'|[{}]){0,2000}>""")
_SAID = re.compile(
    r"""\s([\w-]+)\s*=\s*(?:\{\s*)?(?:"([^"\n]*[^"\n\s]\s[^"\n]*)"|'([^'\n]*[^'\n\s]\s[^'\n]*)')"""
)
"""A property of more than one word: it is shown to somebody."""
_UNSEEN = frozenset({"class", "className", "style", "viewBox", "d", "points", "rel", "sizes", "srcSet"})
_COMMENT = re.compile(r"\{/\*.*?\*/\}", re.DOTALL)
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,}).*?(?:^ {0,3}\1|\Z)", re.DOTALL | re.MULTILINE)


def read(source: BinaryIO, name: str) -> DocumentText:
    """Read an .mdx file. Raises Unreadable as the reader of Markdown does."""
    text = decoded(source, name)
    kept, at = [], 0
    for fence in _FENCE.finditer(text):
        kept += [_prose(text[at : fence.start()]), fence[0]]
        at = fence.end()
    prose = "".join([*kept, _prose(text[at:])])
    found = markdown.document_text(prose)
    known = "\n".join(passage.text for passage in found.passages)
    beside = (passage for passage in _properties(prose) if passage.text not in known)
    files = ((WHOLE, file[1]) for file in _INSERTED.finditer(text))
    return replace(
        found, passages=(*found.passages, *beside), elsewhere=(*found.elsewhere, *dict.fromkeys(files))
    )


def _prose(text: str) -> str:
    for pattern in (_COMMENT, _MODULE):
        text = pattern.sub(lambda found: "\n" * found[0].count("\n"), text)
    return text


def _properties(prose: str) -> Iterator[Passage]:
    """What components say in their properties."""
    first, behind = 1, 0
    for component in _COMPONENT.finditer(prose):
        first += prose.count("\n", behind, component.start())
        behind = component.start()
        for said in _SAID.finditer(component[0]):
            if said[1] in _UNSEEN:
                continue
            line = first + component[0].count("\n", 0, said.start(1))
            name = attribute(said[1])
            yield Passage(said[2] or said[3], name, line=line, story=name)
