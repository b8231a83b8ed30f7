"""The grammar of Markdown: CommonMark, tables and struck-out text, and the settings of decks."""

import re
from collections.abc import Callable
from functools import cache, cached_property

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, reference
from markdown_it.rules_inline import StateInline, backtick, html_inline, image, link
from markdown_it.token import Token
from msgspec import Struct, field

from readyctl.core.statement.passages import Unreadable

SETTINGS = "settings"
"""The token for a block of settings between two `---`, both lines included."""
MAX_MARKDOWN = 2 << 20
"""Characters; a novel has one million, and the parser keeps a few hundred bytes for each short line."""
_LINES = "lines"
_MOST_NESTED = 100
"""Lists and quotes inside one another, a list counting twice; people write ten."""
_MOST_NESTED_INLINE = 8
"""Links and pictures inside one another: what is deeper is text. Each level looks ahead to the end once."""
_Rule = Callable[[StateInline, bool], bool]
_INTERRUPTS = ["paragraph", "reference", "blockquote", "list"]
_YAML_LINE = re.compile(r"[A-Za-z_][\w-]*\s*:(?:\s|$)")


class Grammar(Struct, frozen=True, dict=True):
    """A text being read: its blocks, and then the inline markup of those that hold some."""

    text: str
    deck: bool
    _env: dict[str, object] = field(default_factory=dict)

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the text, without their ends."""
        return self.text.split("\n")

    def blocks(self) -> list[Token]:
        """Give the tokens of the text; in a deck settings may follow each `---`, else only the first line.

        Raises Unreadable for a text that is too long, and where lists and quotes nest so deeply that the
        parser would leave out what is inside.
        """
        if len(self.text) > MAX_MARKDOWN:
            raise Unreadable(f"it has more than {MAX_MARKDOWN >> 20} MiB of Markdown", help="split the file")
        self._env.update(lines=self.lines, deck=self.deck)
        tokens = _of_blocks().parse(self.text, self._env)
        for token in tokens:
            if token.type in {"blockquote_open", "list_item_open"} and token.level + 1 >= _MOST_NESTED:
                raise Unreadable("its lists and quotes nest too deeply", help="write it flatter and retry")
        return tokens

    def inline(self, text: str) -> list[Token]:
        """Give the tokens of a block's text, or of one that has no blocks, such as a setting."""
        markup = _of_lines()
        return markup.inline.parse(text, markup, self._env, [])


def lines_within(token: Token) -> int:
    """Give how many line ends of the file stand behind this token that it does not say itself."""
    return 1 if token.type in {"softbreak", "hardbreak"} else int(token.meta.get(_LINES, 0))


@cache
def _of_blocks() -> MarkdownIt:
    grammar = MarkdownIt("commonmark", {"maxNesting": _MOST_NESTED}).enable("table").disable("inline")
    grammar.block.ruler.before("table", SETTINGS, _settings, {"alt": _INTERRUPTS})
    grammar.block.ruler.at("reference", _reference)
    return grammar


@cache
def _of_lines() -> MarkdownIt:
    grammar = MarkdownIt("commonmark", {"maxNesting": _MOST_NESTED_INLINE}).enable("strikethrough")
    rules = {"backticks": backtick, "link": link, "image": image, "html_inline": html_inline}
    for name, rule in rules.items():
        grammar.inline.ruler.at(name, _keeping_lines(rule))
    return grammar


def _settings(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - its rules' form
    if state.level or state.blkIndent or (start and not state.env["deck"]):
        return False
    behind = _behind_settings(state.env["lines"], start)
    if behind == start or behind > end:
        return False
    if not silent:
        state.line = behind
        token = state.push(SETTINGS, "", 0)
        token.map = [start, behind]
    return True


def _behind_settings(lines: list[str], start: int) -> int:
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


def _reference(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """Leave footnotes as text: pages show them, while a reference is only the address of a link."""
    at = state.bMarks[start] + state.tShift[start]
    return not state.src.startswith("[^", at) and reference(state, start, end, silent)


def _keeping_lines(rule: _Rule) -> _Rule:
    """Let a rule of inline markup say how many line ends it swallowed, for the parser itself does not.

    A span of code turns them into spaces; a link's address, a picture and a tag have them out of sight.
    """

    def kept(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
        start, first = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent and "\n" in state.src[start : state.pos] and len(state.tokens) > first:
            said = sum(map(lines_within, state.tokens[first:]))
            state.tokens[-1].meta[_LINES] = state.src.count("\n", start, state.pos) - said
        return True

    return kept
