"""Markup by blocks: passages of text with their lines, without scripts and struck-out text."""

import re
from collections.abc import Callable
from html import unescape
from textwrap import dedent

from msgspec import Struct, field
from msgspec.structs import replace

from readyctl.adapters.documents.html_attributes import (
    alternative,
    attribute,
    file_shown,
    hints,
    named,
)
from readyctl.adapters.documents.html_elements import (
    BLOCKS,
    DRAWN_WORDS,
    HEADINGS,
    KINDS,
    PICTURES,
    RAW,
    SILENT,
    VOID,
)
from readyctl.adapters.documents.html_state import State, end_of
from readyctl.core.statement.passages import (
    ALTERNATIVE,
    LINE_BREAK,
    PAGE_TITLE,
    WHOLE,
    DocumentText,
    Passage,
    PassageKind,
    describes,
)

_MAX_DEPTH = 5_000
_TAG = re.compile(r"""<(/?)([a-zA-Z][^\s<>/]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>""")
_TEMPLATE = re.compile(r"\stype\s*=\s*[\"']?text/template\b", re.IGNORECASE)
_CONDITIONAL = re.compile(r"<!--\[if\s[^\]]*\]>")
Embedded = Callable[[str, bool], tuple[DocumentText, tuple[int, ...]]]
"""Reads Markdown that stands in a page, given the text and whether it is part of a deck: what it says, and
the line, from 1, on which each of its slides starts."""


class Reader(Struct):
    """A scanner in linear time, which the standard library's parser is not for unclosed comments."""

    is_deck: bool = False
    is_mail: bool = False
    """Whether block quotes are what somebody else wrote."""
    embedded: Embedded | None = None
    inside: bool = False
    """Whether the page stands inside of another, and shows none itself."""
    slide: int = 0
    passages: list[Passage] = field(default_factory=list)
    drawn: set[int] = field(default_factory=set)
    written: set[int] = field(default_factory=set)
    starts: list[int] = field(default_factory=list)
    elsewhere: list[tuple[str, str]] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    """The places of the pictures, in order; without those that only decorate."""
    beside: list[Passage] = field(default_factory=list)
    """What stands beside the text: the words of pictures, of attributes, the page's title."""
    _state: State = field(default_factory=State)

    def read(self, text: str) -> None:
        """Read a whole page."""
        at, line = 0, 1
        while at < len(text):
            end = self._piece(text, at, line)
            line += text.count("\n", at, end)
            at = end
        self.flush()

    def _piece(self, text: str, at: int, line: int) -> int:
        """Read one piece of markup or text, and give where it ends."""
        if text[at] != "<":
            end = end_of(text, "<", at, 0)
            self._data(unescape(text[at:end]), line)
            return end
        if text.startswith("<!--", at):
            end = end_of(text, "-->", at + 4, 3)
            self._comment(text[at:end], line)
            return end
        if text.startswith(("<!", "<?"), at):
            return end_of(text, ">", at, 1)
        tag = _TAG.match(text, at)
        if tag is None:
            self._data("<", line)
            return at + 1
        name = tag[2].lower()
        if tag[1]:
            self._close(name)
        else:
            self._open(name, tag[3], at, line)
            self._outside(tag[3])
            if name in RAW:
                closing = re.compile(f"</{name}", re.IGNORECASE).search(text, tag.end())
                end = closing.start() if closing else len(text)
                self._raw(tag, text[tag.end() : end], line + tag[0].count("\n"))
                return end
            if tag[3].endswith("/") and name not in VOID:
                self._close(name)
        return tag.end()

    def _comment(self, comment: str, line: int) -> None:
        """Read what one program shows and the others take for a comment: Outlook its own part of a mail."""
        if not self._state.silent and (shown := _CONDITIONAL.match(comment)):
            self._page(comment[shown.end() :].removesuffix("-->"), "conditional comment", line)

    def _page(self, text: str, story: str, line: int) -> None:
        """Read a page inside of this one."""
        if self.inside:
            return
        page = Reader(is_mail=self.is_mail, inside=True)
        page.read(text)
        for passage in page.passages:
            self._beside(passage.text, story, line + (passage.line or 1) - 1, passage.kind)
        self.pictures += [self._place(PassageKind.BODY) or WHOLE] * len(page.pictures)

    def _outside(self, attributes: str) -> None:
        """Take note of an element that is Markdown, and of the file that it names."""
        file = named(attributes).get("data-markdown")
        if file is None:
            return
        state = self._state
        state.markdown = state.markdown or len(state.stack)
        if file:
            self.elsewhere.append((self._place(PassageKind.BODY), file))

    def _raw(self, tag: re.Match[str], content: str, line: int) -> None:
        """Read what stands in an element whose content is no markup, where a reader is shown it."""
        state = self._state
        area = tag[2].lower() == "textarea"
        if tag[2].lower() == "title":
            drawing = bool(state.open.get("svg"))
            kind = PassageKind.NOTE if drawing else PassageKind.HEADING
            self._beside(unescape(content), ALTERNATIVE if drawing else PAGE_TITLE, line, kind)
        if self.embedded and state.markdown and (area or _TEMPLATE.search(tag[3])):
            self._markdown(self.embedded, content, tag.end(), line)
        elif area:
            self._data(unescape(content), line)

    def _markdown(self, embedded: Embedded, content: str, at: int, line: int) -> None:
        """Read Markdown inside the page: each rule in it starts a slide (reveal.js, "Markdown")."""
        self.flush()
        deck = self.is_deck
        said, slides = embedded(dedent(content), deck)
        first = self.slide
        for passage in said.passages:
            slide = first + (passage.slide or 1) - 1
            self.written.add(slide)
            place = (
                passage.place.replace(f"slide {passage.slide}", f"slide {slide}") if deck else passage.place
            )
            self.passages.append(
                replace(passage, line=line + (passage.line or 1) - 1, slide=slide or None, place=place)
            )
        if deck:
            lines = content.splitlines(keepends=True)
            self.starts += [at + sum(map(len, lines[: n - 1])) for n in slides[1:]]
            self.slide = first + len(slides) - 1
            drawn = [first + int(place.split()[1]) - 1 for place in said.pictures]
            self.drawn |= set(drawn)
            self.pictures += [f"slide {number}" for number in drawn]
        else:
            self.pictures += said.pictures
        self.elsewhere += said.elsewhere

    def _open(self, tag: str, attributes: str, at: int, line: int) -> None:
        state = self._state
        if BLOCKS.fullmatch(tag):
            self.flush()
        if tag == "code" and not state.open.get("pre"):
            self._data("`", line)
        elif tag == "br":
            self._break()
        elif tag == "section" and self.is_deck:
            self._next_slide(at)
        state.cells.enter(tag, attributes)
        if tag in PICTURES:
            self._picture(tag, attributes, line)
        if not state.silent and "=" in attributes:
            self._attributes(tag, attributes, line)
        if tag not in VOID and len(state.stack) < _MAX_DEPTH:
            state.stack.append(tag)
            state.open[tag] = state.open.get(tag, 0) + 1
            state.silent += tag in SILENT

    def _attributes(self, tag: str, attributes: str, line: int) -> None:
        """Read what an element says in attributes, and the page that is written in one."""
        for name, said in hints(tag, attributes):
            self._beside(said, attribute(name), line, PassageKind.BODY)
        if tag == "iframe" and (page := named(attributes).get("srcdoc")):
            self._page(page, "frame", line)
        elif file := file_shown(tag, attributes):
            self.elsewhere.append((self._place(PassageKind.BODY), file))

    def _close(self, tag: str) -> None:
        state = self._state
        if tag == "code" and state.open.get("code") and not state.open.get("pre") and not state.silent:
            state.buffer.append("`")
        if BLOCKS.fullmatch(tag):
            self.flush()
        if state.drawn and tag in DRAWN_WORDS:
            self._beside(" ".join(state.drawn), ALTERNATIVE, state.line, PassageKind.NOTE)
            state.drawn.clear()
        while state.open.get(tag):
            closed = state.stack.pop()
            state.open[closed] -= 1
            state.silent -= closed in SILENT
            if closed == tag:
                break
        if len(state.stack) < state.markdown:
            state.markdown = 0

    def _data(self, data: str, line: int) -> None:
        state = self._state
        if state.silent:
            return
        if state.open.get("svg"):
            state.drawn += [data.strip()] if data.strip() else []
            return
        if not state.buffer:
            lead = len(data) - len(data.lstrip())
            state.line = line + data.count("\n", 0, lead)
            data = data.lstrip()
        if data:
            state.buffer.append(data)

    def _break(self) -> None:
        """Break the line; two breaks with nothing between them end the passage."""
        buffer = self._state.buffer
        behind = next((piece for piece in reversed(buffer) if piece == LINE_BREAK or piece.strip()), "")
        if behind == LINE_BREAK:
            self.flush()
        elif behind:
            buffer.append(LINE_BREAK)

    def _picture(self, tag: str, attributes: str, line: int) -> None:
        """Take note of a picture that means something, and read its alternative text."""
        said = None if tag == "svg" else alternative(attributes)
        self.drawn.add(self.slide)
        if self._state.silent or said is None:
            return
        place = self._place(PassageKind.BODY)
        self.pictures.append(place or WHOLE)
        if said and describes(said):
            self._beside(said, ALTERNATIVE, line, PassageKind.NOTE)

    def _beside(self, text: str, story: str, line: int, kind: PassageKind) -> None:
        """Take what does not stand in the text itself, such as the words of pictures and attributes."""
        place = ", ".join(filter(None, (self._place(PassageKind.BODY), story)))
        if said := " ".join(text.split()):
            self.beside.append(Passage(said, place, kind, line=line, slide=self.slide or None, story=story))

    def flush(self) -> None:
        """End the passage being read."""
        state = self._state
        text = "".join(state.buffer).strip()
        state.buffer.clear()
        if not text:
            return
        kind = self._kind()
        if kind is PassageKind.HEADING:
            state.title = " ".join(text.split())[:40]
        self.written.add(self.slide)
        depth = next((int(tag[1]) for tag in reversed(state.stack) if HEADINGS.fullmatch(tag)), 0)
        passage = Passage(text, self._place(kind), kind, state.line, slide=self.slide or None, depth=depth)
        if kind is PassageKind.CELL:
            passage = state.cells.placed(passage)
        self.passages.append(passage)

    def _kind(self) -> PassageKind:
        if self.is_mail and self._state.open.get("blockquote"):
            return PassageKind.QUOTE
        for tag in reversed(self._state.stack):
            if HEADINGS.fullmatch(tag):
                return PassageKind.HEADING
            if tag in KINDS:
                return KINDS[tag]
        return PassageKind.BODY

    def _place(self, kind: PassageKind) -> str:
        if self.slide:
            return f"slide {self.slide}"
        return (
            f'section "{self._state.title}"' if self._state.title and kind is not PassageKind.HEADING else ""
        )

    def _next_slide(self, at: int) -> None:
        """Start a slide; a section that has said nothing yet is only the stack around its own slides."""
        nested = bool(self._state.open.get("section"))
        if not (nested and self.slide and self.slide not in self.written | self.drawn):
            self.slide += 1
            self.starts.append(at)
