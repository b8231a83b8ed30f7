"""The single cuts into a YAML text: each function says which characters give way to which.

Nothing here looks at the result; `editor` proves it. Cuts are made where the house style of files is
common (one key per line, dashes, brackets); where a text is written in another way the proof fails, and the
edit is refused.
"""

import re

from msgspec import Struct

from readyctl.adapters.yaml._spans import MappingSpan, ScalarSpan, SequenceSpan, Span
from readyctl.adapters.yaml._text import (
    fits_literal,
    flow_text,
    item_lines,
    literal_header,
    literal_lines,
    pair_lines,
    scalar,
)
from readyctl.core.entry.document import Node


class Splice(Struct, frozen=True):
    """The characters from `start` up to `end` become `text`."""

    start: int
    end: int
    text: str


class Page(Struct, frozen=True):
    """A text with the habits that new lines follow: the line end, and how far dashes are indented."""

    text: str
    newline: str
    dash: int

    def line_start(self, at: int) -> int:
        """Where the line of `at` starts."""
        return self.text.rfind("\n", 0, at) + 1

    def line_end(self, at: int) -> int:
        """Where the line of `at` ends, before its line break."""
        end = self.text.find("\n", at)
        end = len(self.text) if end < 0 else end
        return end - 1 if end > at and self.text[end - 1] == "\r" else end

    def below(self, at: int, lines: list[str]) -> Splice:
        """Put lines below the line of `at`; a file without a final line break stays without."""
        end = self.line_end(at)
        return Splice(end, end, "".join(self.newline + line for line in lines))

    def without_lines(self, start: int, end: int) -> Splice:
        """Take out the whole lines from that of `start` to that of `end`."""
        first, last = self.line_start(start), self.line_end(end)
        rest = re.compile(r"\r?\n").match(self.text, last)
        if rest:
            return Splice(first, rest.end(), "")
        before = re.compile(r"\r?\n\Z").search(self.text[:first])
        return Splice(before.start() if before else first, last, "")


def page_of(text: str, root: MappingSpan) -> Page:
    """Read a text's habits off it."""
    first = text.find("\n")
    newline = "\r\n" if first > 0 and text[first - 1] == "\r" else "\n"
    dashes = _dashes(root)
    return Page(text, newline, 2 if dashes is None else dashes)


def _dashes(span: Span) -> int | None:
    children: list[Span] = []
    if isinstance(span, MappingSpan) and not span.flow:
        for _, value in span.pairs:
            if isinstance(value, SequenceSpan) and not value.flow:
                return value.column - span.column
        children = [value for _, value in span.pairs]
    elif isinstance(span, SequenceSpan):
        children = span.items
    return next((found for child in children if (found := _dashes(child)) is not None), None)


def add_pair(page: Page, mapping: MappingSpan, key: str, value: Node, after: int) -> list[Splice]:
    """Add a key to a mapping: behind the pair with index `after`, or behind the last in brackets."""
    if mapping.flow:
        new = f"{scalar(key, flow=True)}: {flow_text(value)}"
        return [_behind(mapping.start, [span.end for _, span in mapping.pairs], new)]
    lines = pair_lines(key, value, mapping.column, dash=page.dash, spread=True)
    return [page.below(mapping.pairs[after][1].end, lines)]


def append_item(page: Page, sequence: SequenceSpan, value: Node) -> list[Splice]:
    """Add an item behind the last one of a list that is not empty, or to empty brackets."""
    if sequence.flow:
        return [_behind(sequence.start, [item.end for item in sequence.items], flow_text(value))]
    last = sequence.items[-1]
    flow = not (isinstance(last, MappingSpan) and not last.flow)
    return [page.below(last.end, item_lines(value, sequence.column, flow=flow))]


def _behind(start: int, ends: list[int], new: str) -> Splice:
    at = ends[-1] if ends else start + 1
    return Splice(at, at, f", {new}" if ends else new)


def replace_in_mapping(page: Page, mapping: MappingSpan, index: int, value: Node) -> list[Splice]:
    """Give the pair with this index another value."""
    key, old = mapping.pairs[index]
    if mapping.flow:
        return [_replace_inline(page, old, value, flow=True)]
    if _is_block(old):
        return _replace_block(page, key, old, value, mapping.column)
    if isinstance(value, str) and fits_literal(value) and _may_grow(page, key, old):
        return [_replace_literal(page, old, value, mapping.column)]
    lines = pair_lines(key.text, value, mapping.column, dash=page.dash, spread=True)
    start = _back_over_spaces(page.text, old.start)
    if isinstance(value, dict | list) and len(lines) > 1 and page.text[start - 1] == ":":
        comment = _header_comment(page.text, old)
        return [Splice(start, old.end, comment), page.below(old.end, lines[1:])]
    return [_replace_inline(page, old, value, flow=False)]


def replace_in_sequence(page: Page, sequence: SequenceSpan, index: int, value: Node) -> list[Splice]:
    """Give the item with this index another value, on one line."""
    old = sequence.items[index]
    return [_replace_inline(page, old, value, flow=sequence.flow)]


def _is_block(span: Span) -> bool:
    return not isinstance(span, ScalarSpan) and not span.flow


def _replace_inline(page: Page, old: Span, value: Node, *, flow: bool) -> Splice:
    like = old.style if isinstance(old, ScalarSpan) and old.style in {"'", '"'} else ""
    new = scalar(value, flow=flow, like=like) if isinstance(value, str) else flow_text(value)
    if old.start == old.end:
        at = _back_over_spaces(page.text, old.start)
        return Splice(at, at, f" {new}" if page.text[at - 1] in ":-" else f": {new}")
    return Splice(old.start, old.end, new + _header_comment(page.text, old))


def _header_comment(text: str, old: Span) -> str:
    """The comment behind the `|` of a block scalar, with the spaces before it."""
    if not (isinstance(old, ScalarSpan) and old.style in {"|", ">"}):
        return ""
    found = re.compile(r"[|>][-+0-9]*([ \t]+#[^\r\n]*)?").match(text, old.start)
    return (found[1] if found else None) or ""


def _may_grow(page: Page, key: ScalarSpan, old: Span) -> bool:
    """Whether a literal block may take the place of the value: on the key's line, and nothing behind it."""
    behind = page.text[old.end : page.line_end(old.end)]
    return page.line_start(key.start) == page.line_start(old.start) and not behind.strip()


def _replace_literal(page: Page, old: Span, value: str, column: int) -> Splice:
    indent = column + 2
    if _header_comment(page.text, old) or (isinstance(old, ScalarSpan) and old.style in {"|", ">"}):
        inner = re.compile(r"\n( +)\S").search(page.text, old.start, old.end)
        indent = len(inner[1]) if inner else indent
    start = _back_over_spaces(page.text, old.start)
    header = literal_header(value) + _header_comment(page.text, old)
    body = "".join(page.newline + line for line in literal_lines(value, indent))
    return Splice(start, old.end, header + body)


def _replace_block(page: Page, key: ScalarSpan, old: Span, value: Node, column: int) -> list[Splice]:
    """A block collection gives way: what follows the key's colon on its line, a comment, stays."""
    colon = page.text.index(":", key.end) + 1
    first, last = page.line_end(colon), page.line_end(old.end)
    lines = pair_lines(key.text, value, column, dash=page.dash)
    head = lines[0][len(" " * column + scalar(key.text, flow=False) + ":") :]
    body = "".join(page.newline + line for line in lines[1:])
    return [Splice(colon, colon, head), Splice(first, last, body)]


def _back_over_spaces(text: str, at: int) -> int:
    while at and text[at - 1] in " \t":
        at -= 1
    return at


def remove_pair(page: Page, mapping: MappingSpan, index: int) -> list[Splice]:
    """Take out one of several pairs, with the comment on its line."""
    ends = [(key.start, value.end) for key, value in mapping.pairs]
    if mapping.flow:
        return [_remove_inline(ends, index)]
    return [_remove_lines(page, ends, index)]


def remove_item(page: Page, sequence: SequenceSpan, index: int) -> list[Splice]:
    """Take out one of several items, with the comment on its line."""
    if sequence.flow:
        return [_remove_inline([(item.start, item.end) for item in sequence.items], index)]
    starts = [sequence.start]
    dash = re.compile(rf"^ {{{sequence.column}}}-(?=\s|\Z)", re.MULTILINE)
    for previous in sequence.items[:-1]:
        found = dash.search(page.text, page.line_end(previous.end))
        starts.append(found.end() - 1 if found else previous.end)
    ends = [max(start + 1, item.end) for start, item in zip(starts, sequence.items, strict=True)]
    return [_remove_lines(page, list(zip(starts, ends, strict=True)), index)]


def _remove_inline(spans: list[tuple[int, int]], index: int) -> Splice:
    if index + 1 < len(spans):
        return Splice(spans[index][0], spans[index + 1][0], "")
    return Splice(spans[index - 1][1], spans[index][1], "")


def _remove_lines(page: Page, spans: list[tuple[int, int]], index: int) -> Splice:
    start, end = spans[index]
    if page.text[page.line_start(start) : start].strip() and index + 1 < len(spans):
        return Splice(start, spans[index + 1][0], "")
    return page.without_lines(start, end)
