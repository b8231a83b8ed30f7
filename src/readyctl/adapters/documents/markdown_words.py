"""What a reader sees of a line of Markdown: its words without markup, pictures and struck-out text."""

import re
from collections.abc import Iterator, Mapping, Sequence

from markdown_it.token import Token
from msgspec import Struct

from readyctl.adapters.documents.html_attributes import alternative, attribute, file_shown, hints
from readyctl.adapters.documents.html_elements import PICTURES
from readyctl.adapters.documents.markdown_grammar import lines_within
from readyctl.core.statement.passages import ALTERNATIVE, LINE_BREAK

_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)")
_UNSEEN = frozenset({"~~", "del", "s", "strike", "script", "style", "template", "title"})
_DRAWING = "svg"


class Words(Struct, frozen=True):
    """The text, with one line end for each in the file; the pictures in it; and its comments.

    A picture is its alternative text; None says that it has no meaning of its own. A comment is its line,
    counted from 0, and what stands between its marks. `beside` is what is said in no running text, each with
    where: in an attribute, in a drawing; `files` are those that are shown there.
    """

    text: str
    pictures: tuple[str | None, ...] = ()
    comments: tuple[tuple[int, str], ...] = ()
    beside: tuple[tuple[str, str], ...] = ()
    files: tuple[str, ...] = ()


def words(tokens: Sequence[Token]) -> Words:
    """Read the tokens of one run of inline markup."""
    parts: list[str] = []
    comments: list[tuple[int, str]] = []
    pictures: list[str | None] = []
    drawn: list[str] = []
    line, hidden = 0, ""
    endings = _last_endings(tokens)
    for at, token in enumerate(tokens):
        name, opens = _element(token)
        if token.type == "image":
            pictures.append("".join(_alternative(token)))
        elif name in PICTURES and opens:
            pictures.append(alternative(token.content))
        if token.type == "html_inline" and token.content.startswith("<!--"):
            comments.append((line, token.content[4:-3]))
        # An element that is never closed hides nothing: one odd tag must not silence the rest.
        if not hidden and (name in _UNSEEN or name == _DRAWING) and opens and endings.get(name, -1) > at:
            hidden = name
        elif hidden and name == hidden and not opens:
            hidden = ""
        elif not hidden:
            parts.append(_said(token, name))
        elif hidden == _DRAWING:
            drawn.append(_said(token, name))
        ends = lines_within(token)
        parts.append("\n" * ends)
        line += ends
    text = "".join(parts).strip(" \t")
    beside = ((ALTERNATIVE, " ".join(filter(None, drawn))), *_hints(tokens))
    files = tuple(filter(None, (file_shown(_element(token)[0], token.content) for token in tokens)))
    return Words(text, tuple(pictures), tuple(comments), tuple(each for each in beside if each[1]), files)


def _hints(tokens: Sequence[Token]) -> Iterator[tuple[str, str]]:
    """What titles of links and pictures and the attributes of elements say."""
    for token in tokens:
        if token.type in {"link_open", "image"} and (title := str(token.attrGet("title") or "").strip()):
            yield attribute("title"), title
        name, opens = _element(token)
        if name and opens and "=" in token.content:
            yield from ((attribute(each), text) for each, text in hints(name, token.content))


def _said(token: Token, name: str) -> str:
    if name == "br":
        return LINE_BREAK
    if token.type == "code_inline":
        # The marks stay where they can: code names a feature only by its id.
        return token.content if "`" in token.content else f"`{token.content}`"
    return token.content if token.type in {"text", "text_special"} else ""


def _alternative(token: Token) -> Iterator[str]:
    for inner in token.children or ():
        if inner.children:
            yield from _alternative(inner)
        else:
            yield inner.content or "\n" * lines_within(inner)


def _element(token: Token) -> tuple[str, bool]:
    """The name of the element that a token opens (True) or closes; no name for any other token."""
    if token.type in {"s_open", "s_close"}:
        return "~~", token.nesting > 0
    tag = _TAG.match(token.content) if token.type == "html_inline" else None
    return (tag[2].lower(), not tag[1]) if tag else ("", False)


def _last_endings(tokens: Sequence[Token]) -> Mapping[str, int]:
    found = {}
    for at, token in enumerate(tokens):
        name, opens = _element(token)
        if name and not opens:
            found[name] = at
    return found
