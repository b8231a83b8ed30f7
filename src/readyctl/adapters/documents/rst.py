"""reStructuredText: paragraphs, headings, lists and code, without roles and directives' own words."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from msgspec.structs import replace

from readyctl.adapters.documents import html
from readyctl.adapters.documents.html_attributes import attribute
from readyctl.adapters.documents.plain_text import decoded, paragraphs
from readyctl.adapters.documents.rst_tables import tables
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
_DIRECTIVE = re.compile(r"(\s*)\.\.(?:\s+(?:\|[^|]+\|\s+)?([\w:.+-]+?)::(?:\s+(.*))?|\s.*)?$")
_NOTE = re.compile(r"\s*\.\.\s+\[[^\]\s]+\](?:\s+|$)")
"""The mark of a footnote or a citation, which is text."""
_PICTURE = re.compile(r"^\s*\.\.(?:\s+\|[^|]+\|)?\s+(?:image|figure)::.*((?:\n\s+:[\w-]+:.*)*)", re.MULTILINE)
_ALT = re.compile(r"^\s+:alt:\s*(\S.*)$", re.MULTILINE)
_HIDDEN = frozenset(
    {
        "code", "code-block", "sourcecode", "literalinclude", "parsed-literal", "prompt", "highlight",
        "doctest", "testcode", "testsetup", "testoutput", "testcleanup", "ipython", "math", "graphviz",
        "digraph", "graph", "mermaid", "uml", "plantuml", "image", "raw", "include", "toctree", "index",
        "contents", "sectnum", "default-role", "role", "module", "currentmodule", "tabularcolumns",
        "bibliography", "target-notes", "sectionauthor", "codeauthor", "unicode", "date",
    }
)  # fmt: skip
"""Directives whose content is a program, a picture, another file, or nothing that a reader sees."""
_NAMING = frozenset({"figure", "container", "class", "only", "grid", "option", "program", "envvar"})
"""Directives whose first line is a file, a class, a condition, a size: no text."""
_PUT_IN = re.compile(r"^[ \t]*\.\.[ \t]+include::[ \t]+(\S+)|^[ \t]+:file:[ \t]+(\S+)", re.MULTILINE)
_PAGE = re.compile(
    r"^([ \t]*)\.\.[ \t]+raw::[ \t]+html[ \t]*\n((?:\1[ \t]+[^\n]*\n|[ \t]*\n)*)", re.MULTILINE
)
"""Markup that is put into the page as it is."""
_META = re.compile(r"^[ \t]+:(description|title|og:[\w]+)[^:\n]*:[ \t]+(\S[^\n]*)$", re.MULTILINE)
_OPTION = re.compile(r"\s+:[\w-]+:(\s|$)")
_ROLE = re.compile(r":[\w:.-]+:`([^`<]*?)\s*(?:<[^`]*>)?`")
_LINK = re.compile(r"`([^`<]+?)\s*<[^`<>]*>`_{1,2}|`([^`]+)`_{1,2}")
_STRONG = re.compile(r"\*{1,2}(?=\S)([^*]+)(?<=\S)\*{1,2}")


def read(source: BinaryIO, name: str) -> DocumentText:
    """Read an .rst file. Raises Unreadable as `plain_text.decoded` does."""
    text = decoded(source, name)
    lines = text.split("\n")
    depths = _titles(lines)
    plain = _without_markup(lines)
    drawn_up = list(tables(lines, plain))
    for table in drawn_up:
        # The title of a table that is a directive stands in its first line, and is no cell.
        plain[table.start + 1 : table.end] = [""] * (table.end - table.start - 1)
    found = list[Passage]()
    for passage in paragraphs("\n".join(plain)):
        while drawn_up and drawn_up[0].start + 1 < (passage.line or 1):
            found += drawn_up.pop(0).cells
        depth = depths.get((passage.line or 1) - 1)
        found.append(replace(passage, kind=PassageKind.HEADING, depth=depth) if depth else passage)
    found += [cell for table in drawn_up for cell in table.cells]
    drawn = [options[1] for options in _PICTURE.finditer(text)]
    pages = tuple(_pages(text))
    files = tuple((WHOLE, file[1] or file[2]) for file in _PUT_IN.finditer(text))
    return DocumentText(
        (*found, *_beside(text, drawn), *(passage for page in pages for passage in page.passages)),
        (WHOLE,) * len(drawn) + tuple(place for page in pages for place in page.pictures),
        (*files, *(each for page in pages for each in page.elsewhere)),
    )


def _titles(lines: list[str]) -> dict[int, int]:
    """The lines that are titles, each with its depth: the first way of underlining is the highest."""
    ways: dict[tuple[str, bool], int] = {}
    found = {}
    for number, line in enumerate(lines[:-1]):
        if line.strip() and not _RULE.match(line) and _RULE.match(lines[number + 1]):
            mark = lines[number + 1][0]
            above = number > 0 and bool(_RULE.match(lines[number - 1])) and lines[number - 1][0] == mark
            found[number] = ways.setdefault((mark, above), len(ways) + 1)
    return found


def _beside(text: str, drawn: list[str]) -> Iterator[Passage]:
    """What pictures are said to show, and what the page says of itself to those who search for it."""
    for alt in (alt[1].strip() for options in drawn for alt in _ALT.finditer(options)):
        if describes(alt):
            yield Passage(alt, ALTERNATIVE, PassageKind.NOTE, story=ALTERNATIVE)
    for about in _META.finditer(text):
        yield Passage(about[2].strip(), attribute("content"), story=attribute("content"))


def _pages(text: str) -> Iterator[DocumentText]:
    first, behind = 0, 0
    for raw in _PAGE.finditer(text):
        first += text.count("\n", behind, raw.start(2))
        behind = raw.start(2)
        page = html.document_text(raw[2])
        moved = tuple(replace(each, line=first + (each.line or 1)) for each in page.passages)
        yield replace(page, passages=moved)


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
            shown = directive[2] is not None and _is_shown(directive[2])
            # A mark that stands alone begins nothing: it only parts what is around it.
            alone = line.strip() == ".." and not "".join(lines[number + 1 : number + 2]).strip()
            hidden = None if shown or alone else len(directive[1])
            kept.append(_plain(directive[3] or "") if shown and directive[2] not in _NAMING else "")
        else:
            literal = line.rstrip().endswith("::")
            hidden = indent if literal else None
            kept.append(_plain(line).rstrip().removesuffix(":" if literal else ""))
    return kept


def _is_shown(directive: str) -> bool:
    return directive not in _HIDDEN and not directive.startswith(("auto", "meta"))


def _is_mark(line: str) -> bool:
    return any(mark.match(line) for mark in (_RULE, _TABLE_RULE, _OPTION))


def _plain(line: str) -> str:
    """A line without its marks for roles, links and emphasis."""
    said = _LINK.sub(lambda link: link[1] or link[2], _ROLE.sub(r"\1", line))
    return _STRONG.sub(r"\1", said.replace("``", "`"))
