"""Markdown: headings, lists, tables, quotes and code with their lines; slides of Marp and Slidev decks."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from markdown_it.token import Token
from msgspec import Struct, field
from msgspec.structs import replace

from readyctl.adapters.documents.html_blocks import Reader as HtmlReader
from readyctl.adapters.documents.markdown_blocks import included, opens_box, settings, spoken
from readyctl.adapters.documents.markdown_grammar import SETTINGS, Grammar
from readyctl.adapters.documents.markdown_words import Words, words
from readyctl.adapters.documents.plain_text import decoded
from readyctl.core.statement.passages import (
    ALTERNATIVE,
    WHOLE,
    DocumentText,
    Passage,
    PassageKind,
    Unreadable,
    describes,
)
from readyctl.core.statement.tables import Table

_COMMENT = re.compile(r"<!--(.*?)(?:-->|\Z)", re.DOTALL)
_SOURCE = re.compile(r"\s*src\s*:\s*[\"']?([^\s\"']+)")
"""The setting of Slidev that puts another file in the place of a slide."""
_MOST_BOXES = 20
_MARKER = re.compile(r"\s*/?readyctl\b")


def read(source: BinaryIO, name: str) -> DocumentText:
    """Read a .md file. Raises Unreadable as `plain_text.decoded` does, and for lists without end."""
    return document_text(decoded(source, name))


def document_text(text: str, *, deck: bool = False) -> DocumentText:
    """Turn Markdown into passages; in a deck, each rule `---` starts a slide."""
    return text_and_slides(text, deck=deck)[0]


def slide_lines(text: str) -> tuple[int, ...]:
    """Give the line, from 1, on which each slide of a deck starts."""
    return text_and_slides(text, deck=True)[1]


def text_and_slides(text: str, *, deck: bool) -> tuple[DocumentText, tuple[int, ...]]:
    """Give what a text says, and the line, from 1, on which each of its slides starts."""
    reader = _Reader(Grammar(text, deck), deck)
    reader.read()
    said = DocumentText(
        tuple(reader.passages + reader.notes),
        tuple(reader.pictures),
        tuple(reader.elsewhere),
        (("slide", reader.slide),) if deck else (),
    )
    return said, tuple(reader.starts)


class _Around(Struct):
    """Where in the structure of the document the next words stand."""

    heading: int = 0
    """How deep the heading is that the words stand in, from 1; 0 for none."""
    item: bool = False
    """Whether a list item has begun and has said nothing yet."""
    cell: bool = False
    column: int = 0
    table: Table = field(default_factory=Table)


class _Reader(Struct):
    grammar: Grammar
    deck: bool
    passages: list[Passage] = field(default_factory=list)
    notes: list[Passage] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    elsewhere: list[tuple[str, str]] = field(default_factory=list)
    starts: list[int] = field(default_factory=lambda: [1])
    slide: int = 1
    title: str = ""
    drawn: bool = False
    written: bool = False
    around: _Around = field(default_factory=_Around)
    boxed: bool = False
    """Whether what is indented next stands in a box or a tab."""
    depth: int = 0
    """In how many boxes this text stands."""

    def read(self) -> None:
        for token in self.grammar.blocks():
            at = token.map[0] if token.map else 0
            if token.type == "inline":
                self._words(self._read(token.content), at)
                self.elsewhere += [(self._place(PassageKind.BODY), file) for file in included(token.content)]
                self.boxed = opens_box(token.content)
            elif token.type in {"fence", "code_block"}:
                self._code(token, at)
            elif token.type == "html_block":
                self._markup(token.content, at)
            elif token.type == SETTINGS:
                if at:
                    self._rule(at)
                self._settings(at, token.map[1] if token.map else at)
            elif token.type == "hr":
                if token.level == 0:
                    self._rule(at)
            else:
                self._enter(token)
        self._end_slide()

    def _code(self, token: Token, at: int) -> None:
        """Read a program, or the text of a box or a tab, which is set like one."""
        first, title = at + (token.type == "fence"), spoken(token.info)
        if title is None and not self.boxed:
            self._add(token.content, PassageKind.CODE, first)
            return
        if title:
            self._add(title, PassageKind.BODY, at)
        inner = _Reader(Grammar(token.content, deck=False), deck=False, depth=self.depth + 1)
        if self.depth > _MOST_BOXES:
            raise Unreadable("its boxes and tabs nest too deeply", help="write it flatter and retry")
        inner.read()
        for passage in inner.passages + inner.notes:
            self.written = True
            place = passage.place or self._place(passage.kind)
            moved = replace(passage, line=first + (passage.line or 1), place=place, slide=self._slide)
            (self.notes if passage in inner.notes else self.passages).append(moved)
        self.pictures += [self._place(PassageKind.BODY) or WHOLE] * len(inner.pictures)
        self.elsewhere += [(self._place(PassageKind.BODY), file) for _, file in inner.elsewhere]

    @property
    def _slide(self) -> int | None:
        return self.slide if self.deck else None

    def _read(self, text: str) -> Words:
        return words(self.grammar.inline(text))

    def _enter(self, token: Token) -> None:
        """Follow the structure: what opens and closes around the words."""
        around, opens = self.around, token.nesting > 0
        match token.tag:
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
                around.heading = int(token.tag[1]) if opens else 0
            case "li":
                around.item = opens
            case "table" if opens:
                around.table = Table(headed=True)
            case "tr" if opens:
                around.column = 0
                around.table.row()
            case "td" | "th":
                around.cell = opens
                around.column += opens
            case _:
                pass

    def _words(self, said: Words, at: int) -> None:
        around, kind, text = self.around, self._kind(), said.text
        if kind is PassageKind.HEADING:
            self.title = " ".join(text.split())[:40]
        table, column = around.table, around.column
        if around.cell:
            self._add(text, kind, at, table.label, table.column(column))
            table.said(column, text)
        else:
            self._add(text, kind, at)
        self._pictures(said.pictures, at)
        self.elsewhere += [(self._place(PassageKind.BODY), file) for file in said.files]
        for story, text in said.beside:
            kind = PassageKind.NOTE if story == ALTERNATIVE else PassageKind.BODY
            self._beside(text, story, at + 1, kind)
        self._comments((at + line, comment) for line, comment in said.comments)

    def _pictures(self, alternatives: tuple[str | None, ...], at: int) -> None:
        """Take note of pictures, and read their alternative texts."""
        self.drawn = self.drawn or bool(alternatives)
        for said in alternatives:
            if said is not None:
                self.pictures.append(self._place(PassageKind.BODY) or WHOLE)
            if said and describes(said):
                self._beside(said, ALTERNATIVE, at + 1, PassageKind.NOTE)

    def _beside(self, said: str, story: str, line: int, kind: PassageKind) -> None:
        """Take what does not stand in the text itself."""
        place = ", ".join(filter(None, (self._place(PassageKind.BODY), story)))
        self.notes.append(Passage(said, place, kind, line=line, slide=self._slide, story=story))

    def _kind(self) -> PassageKind:
        around = self.around
        if around.cell:
            return PassageKind.CELL
        if around.heading:
            return PassageKind.HEADING
        return PassageKind.BULLET if around.item else PassageKind.BODY

    def _markup(self, content: str, at: int) -> None:
        """Read a block of HTML as a page is read."""
        page = HtmlReader()
        page.read(content)
        self.drawn = self.drawn or bool(page.drawn)
        self.pictures += [self._place(PassageKind.BODY) or WHOLE] * len(page.pictures)
        self.elsewhere += [(self._place(PassageKind.BODY), file) for _, file in page.elsewhere]
        for said in page.beside:
            self._beside(said.text, said.story, at + (said.line or 1), said.kind)
        for passage in page.passages:
            if passage.kind is PassageKind.HEADING:
                self.title = " ".join(passage.text.split())[:40]
            self._add(passage.text, passage.kind, at + (passage.line or 1) - 1, passage.label, passage.column)
        self._comments(_comments(content, at))

    def _comments(self, comments: Iterator[tuple[int, str]]) -> None:
        """Take a deck's comments: presenter notes, and directives that show a header or footer (Marp)."""
        if not self.deck:
            return
        for at, comment in comments:
            if _MARKER.match(comment) or not comment.strip():
                continue
            place = f"slide {self.slide}"
            shown = next(settings([comment.strip()], 0, 1), None)
            said = self._read(shown.text if shown else comment.strip()).text
            line = at + 1 + comment.count("\n", 0, len(comment) - len(comment.lstrip()))
            kind = PassageKind.BODY if shown else PassageKind.NOTE
            where = place if shown else f"{place}, notes"
            if said.strip():
                self.notes.append(Passage(said, where, kind, line=line, slide=self.slide))

    def _settings(self, start: int, end: int) -> None:
        """Read the settings in `lines[start:end]` that a reader is shown, or that name another file."""
        for setting in settings(self.grammar.lines, start, end):
            if said := self._read(setting.text).text:
                line, slide = setting.line + 1, self._slide
                self.passages.append(Passage(said, SETTINGS, PassageKind.BODY, line=line, slide=slide))
        for written in self.grammar.lines[start:end] if self.deck else ():
            if source := _SOURCE.match(written):
                self.elsewhere.append((f"slide {self.slide}", source[1]))
                self.written = True

    def _rule(self, at: int) -> None:
        """Start a slide at a rule of a deck that is written `---`, outside of lists and quotes."""
        if not self.deck or self.grammar.lines[at].strip() != "---":
            return
        self._end_slide()
        self.slide += 1
        self.starts.append(at + 1)

    def _end_slide(self) -> None:
        place = f"slide {self.slide}" if self.deck else WHOLE
        if self.drawn and not self.written and place not in self.pictures:
            self.pictures.append(place)
        if self.deck:
            self.drawn = self.written = False

    def _add(self, text: str, kind: PassageKind, at: int, label: str = "", column: str = "") -> None:
        if not text.strip():
            return
        self.written, self.around.item = True, False
        lead = len(text) - len(text.lstrip("\n"))
        slide = self._slide
        self.passages.append(
            Passage(
                text.strip("\n"),
                self._place(kind),
                kind,
                at + 1 + lead,
                label=label,
                slide=slide,
                column=column,
                depth=self.around.heading,
            )
        )

    def _place(self, kind: PassageKind) -> str:
        if self.deck:
            return f"slide {self.slide}"
        return f'section "{self.title}"' if self.title and kind is not PassageKind.HEADING else ""


def _comments(content: str, line: int) -> Iterator[tuple[int, str]]:
    """Give the comments of a block of HTML, each with the line on which it begins, `line` being the first."""
    behind = 0
    for found in _COMMENT.finditer(content):
        line += content.count("\n", behind, found.start(1))
        behind = found.start(1)
        yield line, found[1]
