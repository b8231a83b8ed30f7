"""reStructuredText: paragraphs, headings, lists and code, without roles and directives' own words."""

import re
from dataclasses import replace
from typing import BinaryIO

from readyctl.adapters.documents.plain_text import decoded, paragraphs
from readyctl.core.statement.passages import DocumentText, PassageKind

_RULE = re.compile(r"([=\-`:'\"~^_*+#<>.])\1{2,}\s*$")
_DIRECTIVE = re.compile(r"(\s*)\.\.(?:\s+([\w-]+)::.*|\s.*)?$")
_SHOWN = frozenset(
    [
        "note",
        "warning",
        "tip",
        "important",
        "hint",
        "caution",
        "attention",
        "danger",
        "admonition",
        "topic",
        "sidebar",
        "list-table",
    ]
)
_OPTION = re.compile(r"\s+:[\w-]+:(\s|$)")
_ROLE = re.compile(r":[\w:.-]+:`([^`<]*?)\s*(?:<[^`]*>)?`")
_LINK = re.compile(r"`([^`<]+?)\s*<[^`<>]*>`_{1,2}|`([^`]+)`_{1,2}")
_STRONG = re.compile(r"\*{1,2}(?=\S)([^*]+)(?<=\S)\*{1,2}")


def read(source: BinaryIO, name: str) -> DocumentText:
    """Read an .rst file. Raises Unreadable as `plain_text.decoded` does."""
    lines = decoded(source, name).split("\n")
    titles = {n for n, line in enumerate(lines[:-1]) if line.strip() and _RULE.match(lines[n + 1])}
    kept = _without_markup(lines)
    found = []
    for passage in paragraphs("\n".join(kept)):
        heading = (passage.line or 1) - 1 in titles
        found.append(replace(passage, kind=PassageKind.HEADING) if heading else passage)
    return DocumentText(tuple(found))


def _without_markup(lines: list[str]) -> list[str]:
    """Blank what is no text; the number of lines stays."""
    kept: list[str] = []
    hidden: int | None = None
    literal = False
    for line in lines:
        indent = len(line) - len(line.lstrip())
        if hidden is not None and line.strip() and indent <= hidden:
            hidden = None
        directive = _DIRECTIVE.match(line)
        if hidden is not None or not line.strip() or _RULE.match(line) or _OPTION.match(line):
            kept.append("")
        elif directive:
            hidden = None if directive[2] in _SHOWN else len(directive[1])
            kept.append("")
        else:
            literal = line.rstrip().endswith("::")
            hidden = indent if literal else None
            said = _LINK.sub(lambda link: link[1] or link[2], _ROLE.sub(r"\1", line))
            kept.append(
                _STRONG.sub(r"\1", said.replace("``", "`")).rstrip().removesuffix(":" if literal else "")
            )
    return kept
