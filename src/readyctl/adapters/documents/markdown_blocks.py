"""What Markdown means in some programs only: settings, files that are put in, notes in boxes and tabs."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

_SHOWN = re.compile(
    r"(?P<before>\s*(?:-\s+)?)_?"
    r"(?:header|footer|title|subtitle|description|info|tagline|details|summary|abstract|excerpt|lead|headline"
    r"|text|intro|teaser)\s*:\s*(?P<said>.*)",
)
"""The settings that a reader is shown, of decks and of pages."""
_BLOCK = re.compile(r"[|>][+-]?\d?\s*(?:#.*)?")
"""How YAML says that a text follows in the lines below."""
_INCLUDED = re.compile(
    r"""\{\{\#include\s+([^\s{}]{1,300})[^{}\n]{0,300}\}\}|-{1,2}8<-{1,2}\s+["']([^"'\n]{1,300})["']"""
    r"""|\{%-?\s*include(?:_relative|-markdown)?\s+["']?([^\s"'%]{1,300})"""
    r"""|\{\{[<%]\s*(?:include|readfile)\s+(?:file=)?["']?([^\s"'>%]{1,300})|!\[\[([^\[\]\n|]{1,300})"""
    r"""|^:\[[^\]\n]{0,300}\]\(([^()\s]{1,300}\.md)\)|<!--\s*@?include:\s*([^\s<>]{1,300})""",
    re.MULTILINE,
)
"""mdBook, MkDocs, Jekyll, Hugo, Obsidian, docsify and VitePress put other files in by these."""
_OPENING = re.compile(r"(?:!!!|\?\?\?\+?|===)\+?!?\s+\S")
_DIRECTIVE = re.compile(r"\{([\w-]+)\}(.*)")
_PROGRAM = frozenset(
    {
        "code",
        "code-block",
        "code-cell",
        "sourcecode",
        "literalinclude",
        "mermaid",
        "math",
        "raw",
        "parsed-literal",
        "doctest",
        "testcode",
        "eval-rst",
        "toctree",
        "graphviz",
        "image",
        "figure-md",
        "bibliography",
        "automodule",
        "autoclass",
        "autofunction",
        "contents",
    }
)


class Setting(Struct, frozen=True):
    """A setting that is shown: its text, and the number of its line from 0."""

    text: str
    line: int


def settings(lines: Sequence[str], start: int, end: int) -> Iterator[Setting]:
    """The settings in `lines[start:end]` that a reader is shown, those of several lines in one."""
    number = start
    while number < end:
        found = _SHOWN.fullmatch(lines[number].rstrip())
        number += 1
        if found is None:
            continue
        if found["said"] and not _BLOCK.fullmatch(found["said"]):
            yield Setting(found["said"].strip("\"'"), number - 1)
            continue
        first, below = number, []
        while number < end and _is_deeper(lines[number], len(found["before"])):
            below.append(lines[number].strip())
            number += 1
        if found["said"] and any(below):
            yield Setting("\n".join(below), first)
        elif not found["said"]:
            number = first


def _is_deeper(line: str, indent: int) -> bool:
    return not line.strip() or len(line) - len(line.lstrip()) > indent


def included(text: str) -> Iterator[str]:
    """The files that are put in where the text is shown."""
    return (next(filter(None, found.groups())) for found in _INCLUDED.finditer(text))


def opens_box(text: str) -> bool:
    """Whether the last line opens a box or a tab (MkDocs): what is indented below it is text, and no code."""
    return _OPENING.match(text.rpartition("\n")[2].lstrip()) is not None


def spoken(info: str) -> str | None:
    """The title of a fence that holds text and no program (MyST); None for one that holds a program."""
    found = _DIRECTIVE.match(info.strip())
    return None if found is None or found[1] in _PROGRAM else found[2].strip()
