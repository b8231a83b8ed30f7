"""reStructuredText: paragraphs, headings, lists and code, without roles and directives' own words."""

import re
from dataclasses import replace
from typing import BinaryIO

from readyctl.adapters.documents.plain_text import decoded, paragraphs
from readyctl.core.statement.passages import (
    ALTERNATIVE,
    WHOLE,
    DocumentText,
    Passage,
    PassageKind,
    describes,
)

_RULE = re.compile(r"([=\-`:'\"~^_*+#<>.])\1{2,}\s*$")
_TABLE_RULE = re.compile(r"\s*(?:={2,}(?: +={2,})+|\+[=+-]{3,}\+)\s*$")
_DIRECTIVE = re.compile(r"(\s*)\.\.(?:\s+([\w-]+)::\s*(.*)|\s.*)?$")
_NOTE = re.compile(r"\s*\.\.\s+\[[^\]\s]+\](?:\s+|$)")
"""The mark of a footnote or a citation, which is text."""
_PICTURE = re.compile(r"^\s*\.\.(?:\s+\|[^|]+\|)?\s+(?:image|figure)::.*((?:\n\s+:[\w-]+:.*)*)", re.MULTILINE)
_ALT = re.compile(r"^\s+:alt:\s*(\S.*)$", re.MULTILINE)
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
        "figure",
        "epigraph",
        "pull-quote",
        "highlights",
    ]
)
_NAMING = frozenset({"figure"})
"""Directives whose first line is a file."""
_OPTION = re.compile(r"\s+:[\w-]+:(\s|$)")
_ROLE = re.compile(r":[\w:.-]+:`([^`<]*?)\s*(?:<[^`]*>)?`")
_LINK = re.compile(r"`([^`<]+?)\s*<[^`<>]*>`_{1,2}|`([^`]+)`_{1,2}")
_STRONG = re.compile(r"\*{1,2}(?=\S)([^*]+)(?<=\S)\*{1,2}")


def read(source: BinaryIO, name: str) -> DocumentText:
    """Read an .rst file. Raises Unreadable as `plain_text.decoded` does."""
    text = decoded(source, name)
    lines = text.split("\n")
    titles = {n for n, line in enumerate(lines[:-1]) if line.strip() and _RULE.match(lines[n + 1])}
    kept = _without_markup(lines)
    found = []
    for passage in paragraphs("\n".join(kept)):
        heading = (passage.line or 1) - 1 in titles
        found.append(replace(passage, kind=PassageKind.HEADING) if heading else passage)
    drawn = [options[1] for options in _PICTURE.finditer(text)]
    alternatives = (alt[1].strip() for options in drawn for alt in _ALT.finditer(options))
    found += [
        Passage(alt, ALTERNATIVE, PassageKind.NOTE, story=ALTERNATIVE)
        for alt in alternatives
        if describes(alt)
    ]
    return DocumentText(tuple(found), (WHOLE,) * len(drawn))


def _without_markup(lines: list[str]) -> list[str]:
    """Blank what is no text; the number of lines stays."""
    kept: list[str] = []
    hidden: int | None = None
    for number, line in enumerate(lines):
        indent = len(line) - len(line.lstrip())
        if hidden is not None and line.strip() and indent <= hidden:
            hidden = None
        directive = _DIRECTIVE.match(line)
        if hidden is not None or not line.strip() or _is_mark(line):
            kept.append("")
        elif note := _NOTE.match(line):
            kept.append(_plain(line[note.end() :]))
        elif directive:
            shown = directive[2] in _SHOWN
            # A mark that stands alone begins nothing: it only parts what is around it.
            alone = line.strip() == ".." and not "".join(lines[number + 1 : number + 2]).strip()
            hidden = None if shown or alone else len(directive[1])
            kept.append(_plain(directive[3]) if shown and directive[2] not in _NAMING else "")
        else:
            literal = line.rstrip().endswith("::")
            hidden = indent if literal else None
            kept.append(_plain(line).rstrip().removesuffix(":" if literal else ""))
    return kept


def _is_mark(line: str) -> bool:
    return any(mark.match(line) for mark in (_RULE, _TABLE_RULE, _OPTION))


def _plain(line: str) -> str:
    """A line without its marks for roles, links and emphasis."""
    said = _LINK.sub(lambda link: link[1] or link[2], _ROLE.sub(r"\1", line))
    return _STRONG.sub(r"\1", said.replace("``", "`"))
