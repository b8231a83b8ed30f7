"""Markdown: headings, lists, tables, quotes and code with their lines; slides of Marp and Slidev decks."""

import html
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from readyctl.adapters.documents.plain_text import decoded
from readyctl.core.statement.passages import DocumentText, Passage, PassageKind

_COMMENT = re.compile(r"<!--(.*?)(?:-->|\Z)", re.DOTALL)
_FENCE = re.compile(r"\s{0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_UNDERLINE = re.compile(r"\s{0,3}(=+|-{2,})\s*$")
_RULE = re.compile(r"\s{0,3}(?:-\s*){3,}$|\s{0,3}(?:\*\s*){3,}$|\s{0,3}(?:_\s*){3,}$")
_BULLET = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?")
_QUOTE = re.compile(r"\s{0,3}>\s?")
_DELIMITER_ROW = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-*:?\s*)*$")
_IMAGE = re.compile(r"!\[[^\[\]]*\]\([^()]*\)|<img\b[^<>]*>")
_LINK = re.compile(r"\[([^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])")
_STRUCK = re.compile(r"~~[^~]+~~|<(del|s|strike)>[^<>]*</\1>")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_EMPHASIS = re.compile(r"(?<![\w*])[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?![\w*])|`+")
_SHOWN = re.compile(r"\s*_?(header|footer|title|subtitle|description|info)\s*:\s*(\S.*)")
"""The settings of Marp and Slidev that a reader is shown."""
_SOURCE = re.compile(r"\s*src\s*:\s*[\"']?([^\s\"']+)")
"""The setting of Slidev that puts another file in the place of a slide."""
_MARKER = re.compile(r"\s*/?readyctl\b")
_YAML_LINE = re.compile(r"[A-Za-z_][\w-]*\s*:(?:\s|$)")


SETTINGS = "settings"
"""The place of what stands in a deck's settings."""


def read(source: BinaryIO, name: str) -> DocumentText:
    """Read a .md file. Raises Unreadable as `plain_text.decoded` does."""
    return document_text(decoded(source, name))


def document_text(text: str, *, deck: bool = False) -> DocumentText:
    """Turn Markdown into passages; in a deck, each rule `---` starts a slide."""
    reader = _read(text, deck=deck)
    return DocumentText(tuple(reader.passages), tuple(reader.pictures), tuple(reader.elsewhere))


def slide_lines(text: str) -> tuple[int, ...]:
    """Give the line, from 1, on which each slide of a deck starts."""
    return tuple(_read(text, deck=True).starts)


def _read(text: str, *, deck: bool) -> "_Reader":
    reader = _Reader(deck=deck)
    lines = without_comments(text).split("\n")
    start = _front_matter(lines, 0)
    reader.settings(lines, 0, start)
    reader.read(lines, start)
    if deck:
        reader.passages += comments(text, reader.starts)
    return reader


def without_comments(text: str) -> str:
    """Blank out HTML comments, keeping the lines as they are."""
    parts: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0:
        end = text.find("-->", start + 4)
        if end < 0:
            return "".join([*parts, text[at:start], "\n" * text.count("\n", start)])
        parts += [text[at:start], "\n" * text.count("\n", start, end)]
        at = end + 3
    return "".join([*parts, text[at:]])


def comments(text: str, starts: list[int]) -> Iterator[Passage]:
    """Give the comments of a deck: presenter notes, and directives that show a header or footer (Marp)."""
    for found in _COMMENT.finditer(text):
        if _MARKER.match(found[1]) or not found[1].strip():
            continue
        line = text.count("\n", 0, found.start(1)) + 1
        slide = bisect_right(starts, line) or 1
        lead = len(found[1]) - len(found[1].lstrip())
        if shown := _SHOWN.fullmatch(found[1].strip()):
            yield Passage(inline(shown[2]), f"slide {slide}", PassageKind.BODY, line=line, slide=slide)
            continue
        line += found[1].count("\n", 0, lead)
        said = inline(found[1].strip())
        yield Passage(said, f"slide {slide}, notes", PassageKind.NOTE, line=line, slide=slide)


def inline(text: str) -> str:
    """Strip inline markup: what a reader sees, without pictures and struck-out words."""
    for pattern, replacement in ((_IMAGE, ""), (_LINK, r"\1"), (_STRUCK, ""), (_TAG, ""), (_EMPHASIS, "")):
        text = pattern.sub(replacement, text)
    return html.unescape(text).strip(" \t")


def _front_matter(lines: list[str], start: int) -> int:
    """Give the first line after a block of settings between two `---`, or `start` where there is none.

    Settings follow their `---` at once (so Slidev tells them from a slide), and look like YAML.
    """
    if len(lines) <= start + 1 or lines[start].strip() != "---" or not _YAML_LINE.match(lines[start + 1]):
        return start
    for number in range(start + 1, len(lines)):
        line = lines[number]
        if line.strip() == "---":
            return number + 1
        if line.strip() and not line[0].isspace() and not _YAML_LINE.match(line) and line[0] not in "#-":
            return start
    return start


@dataclass
class _Reader:
    deck: bool
    passages: list[Passage] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    slide: int = 1
    title: str = ""
    block: list[str] = field(default_factory=list)
    start: int = 0
    drawn: bool = False
    written: bool = False
    starts: list[int] = field(default_factory=lambda: [1])
    elsewhere: list[tuple[str, str]] = field(default_factory=list)

    def settings(self, lines: list[str], start: int, end: int) -> None:
        """Read the settings in `lines[start:end]` that a reader is shown, or that name another file."""
        for number in range(start, end):
            if shown := _SHOWN.fullmatch(lines[number].rstrip()):
                said = inline(shown[2].strip("\"'"))
                slide = self.slide if self.deck else None
                self.passages.append(Passage(said, SETTINGS, PassageKind.BODY, line=number + 1, slide=slide))
            elif self.deck and (source := _SOURCE.match(lines[number])):
                self.elsewhere.append((f"slide {self.slide}", source[1]))
                self.written = True

    def read(self, lines: list[str], at: int) -> None:
        while at < len(lines):
            at = self._line(lines, at)
        self._flush()
        self._end_slide()

    def _line(self, lines: list[str], at: int) -> int:
        line = lines[at]
        if fence := _FENCE.match(line):
            return self._code(lines, at, fence[1])
        if heading := _HEADING.match(line):
            self._flush()
            self._heading(heading[2], at)
        elif self.block and _UNDERLINE.match(line) and not _starts(self.block[0]):
            text, self.block = "\n".join(self.block), []
            self._heading(text, self.start)
        elif _RULE.match(line):
            self._flush()
            return self._rule(lines, at)
        elif "|" in line and at + 1 < len(lines) and _is_delimiter(lines[at + 1]):
            self._flush()
            return self._table(lines, at)
        else:
            self._text(line, at)
        return at + 1

    def _text(self, line: str, at: int) -> None:
        if not line.strip() or (self.block and self._breaks(line)):
            self._flush()
        if line.strip():
            if not self.block:
                self.start = at
            self.block.append(line)

    def _breaks(self, line: str) -> bool:
        """Whether the line starts a passage of its own rather than going on with the one being read."""
        if _QUOTE.match(line):
            return not _QUOTE.match(self.block[0])
        return bool(_BULLET.match(line))

    def _rule(self, lines: list[str], at: int) -> int:
        if not self.deck or lines[at].strip() != "---":
            return at + 1
        self._end_slide()
        self.slide += 1
        self.starts.append(at + 1)
        end = _front_matter(lines, at)
        self.settings(lines, at, end)
        return max(end, at + 1)

    def _end_slide(self) -> None:
        if self.drawn and not self.written:
            self.pictures.append(f"slide {self.slide}" if self.deck else "the document")
        if self.deck:
            self.drawn = self.written = False

    def _code(self, lines: list[str], at: int, fence: str) -> int:
        self._flush()
        end = at + 1
        while end < len(lines) and not lines[end].strip().startswith(fence):
            end += 1
        self._add("\n".join(lines[at + 1 : end]), PassageKind.CODE, at + 1)
        return end + 1

    def _heading(self, text: str, at: int) -> None:
        self.title = " ".join(inline(text).split())[:40]
        self._add(text, PassageKind.HEADING, at)

    def _table(self, lines: list[str], at: int) -> int:
        end = at
        while end < len(lines) and "|" in lines[end]:
            label = ""
            if end != at + 1:
                for column, cell in enumerate(lines[end].strip().strip("|").split("|"), 1):
                    self._add(cell, PassageKind.CELL, end, label)
                    label = inline(cell) if column == 1 else label
            end += 1
        return end

    def _flush(self) -> None:
        block, self.block = self.block, []
        if not block:
            return
        kind = PassageKind.BODY
        if _QUOTE.match(block[0]):
            kind, block = PassageKind.QUOTE, [_QUOTE.sub("", line) for line in block]
        elif _BULLET.match(block[0]):
            kind, block = PassageKind.BULLET, [_BULLET.sub("", block[0]), *block[1:]]
        self._add("\n".join(block), kind, self.start)

    def _add(self, text: str, kind: PassageKind, at: int, label: str = "") -> None:
        self.drawn = self.drawn or bool(_IMAGE.search(text))
        said = text if kind is PassageKind.CODE else inline(text)
        if not said.strip():
            return
        self.written = True
        lead = len(said) - len(said.lstrip("\n"))
        self.passages.append(
            Passage(
                said.strip("\n"),
                self._place(kind),
                kind,
                line=at + 1 + lead,
                label=label,
                slide=self.slide if self.deck else None,
            )
        )

    def _place(self, kind: PassageKind) -> str:
        if self.deck:
            return f"slide {self.slide}"
        return f'section "{self.title}"' if self.title and kind is not PassageKind.HEADING else ""


def _starts(line: str) -> bool:
    return bool(_BULLET.match(line) or _QUOTE.match(line))


def _is_delimiter(line: str) -> bool:
    return "-" in line and "|" in line and bool(_DELIMITER_ROW.match(line))
