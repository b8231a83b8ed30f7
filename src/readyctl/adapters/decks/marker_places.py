"""Where badges stand in the text of a Markdown or HTML deck, well formed or not.

A marker that is not closed, or closed under another id, is found too and says what is wrong with it: a
badge that nobody reads would pass as true.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

_COMMENT = re.compile(r"<!--\s*(/?)readyctl\b:?([^<>]*?)-->", re.IGNORECASE)
_TAG = re.compile(r"""<(/?)([a-zA-Z][^\s<>/]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>""")
_ATTRIBUTE = re.compile(r"""([^\s=/>"']+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>"']+))?""")
_PICTURE = re.compile(r"!\[readyctl:([^\[\]\n]*)\]\(")
_UNSEEN = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1|\Z)", re.DOTALL | re.IGNORECASE)
_FENCED = re.compile(r"^ {0,3}(`{3,}|~{3,})[^\n]*\n.*?(?:^ {0,3}\1[`~]*[ \t]*$|\Z)", re.DOTALL | re.MULTILINE)
_SPAN = re.compile(r"(?<!`)(`+)(?!`)(?:(?!\n[ \t]*\n).){0,2000}?(?<!`)\1(?!`)", re.DOTALL)
_LONGEST = 2_000
"""Tags that an element may hold; without a bound, unclosed ones would be read in square time."""
_EMPTY = frozenset({"img", "input", "br", "hr"})


class Marker(Struct, frozen=True):
    """A badge at `text[start:end]`; its words are `text[inner:close]`. A picture has no words to change.

    `said` is what it is called: an id, and when stamped a level and a commit. `flaw` tells what is wrong
    with how it is written; then nothing of it may be changed.
    """

    said: tuple[str, ...]
    start: int
    inner: int
    close: int
    end: int
    element: bool = False
    picture: bool = False
    flaw: str = ""


def markers(text: str, *, is_page: bool) -> Iterator[Marker]:
    """Give the badges of a text in order; those in Markdown's code are examples, and none."""
    text = text if is_page else _blanked(_SPAN, _blanked(_FENCED, text))
    found = [*_between_comments(text), *_elements(_blanked(_UNSEEN, text)), *_pictures(text)]
    end = 0
    for marker in sorted(found, key=lambda marker: marker.start):
        if marker.start >= end:
            yield marker
            end = marker.end


def _blanked(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)


def _between_comments(text: str) -> Iterator[Marker]:
    opening: re.Match[str] | None = None
    for found in _COMMENT.finditer(text):
        if opening is not None:
            yield _pair(opening, found)
            opening = None if found[1] else found
        elif found[1]:
            yield _flawed(found, "has no marker that opens it")
        else:
            opening = found
    if opening is not None:
        yield _flawed(opening, "is not closed")


def _pair(opening: re.Match[str], closing: re.Match[str]) -> Marker:
    if not closing[1]:
        return _flawed(opening, "is not closed")
    said, other = _said(opening[2]), closing[2].strip()
    if other and other != said[0]:
        return _flawed(opening, f"is closed as {other}")
    return Marker(said, opening.start(), opening.end(), closing.start(), closing.end())


def _flawed(found: re.Match[str], flaw: str) -> Marker:
    return Marker(_said(found[2]), found.start(), found.end(), found.end(), found.end(), flaw=flaw)


def _said(text: str) -> tuple[str, ...]:
    return tuple(text.split()) or ("(no id)",)


def _elements(text: str) -> Iterator[Marker]:
    tags = list(_TAG.finditer(text))
    for number, tag in enumerate(tags):
        known = _attributes(tag[3]) if not tag[1] else {}
        alt = known.get("alt", "")
        if tag[2].lower() == "img" and alt.startswith("readyctl:"):
            yield Marker(_said(alt[9:]), tag.start(), tag.end(), tag.end(), tag.end(), picture=True)
        elif "data-readyctl" in known:
            yield _element(tags, number, (*_said(known["data-readyctl"])[:1], known.get("data-level", "")))


def _element(tags: list[re.Match[str]], number: int, said: tuple[str, ...]) -> Marker:
    tag = tags[number]
    start, inner, name = tag.start(), tag.end(), tag[2].lower()
    if name in _EMPTY:
        return Marker(said, start, inner, inner, inner, picture=True)
    depth = 1
    for other in tags[number + 1 : number + _LONGEST]:
        if other[2].lower() == name:
            depth += -1 if other[1] else 1
        if not depth:
            return Marker(said, start, inner, other.start(), other.start(), element=True)
    return Marker(said, start, inner, inner, inner, element=True, flaw="is not closed")


def _attributes(text: str) -> dict[str, str]:
    return {found[1].lower(): (found[2] or "").strip("\"'") for found in _ATTRIBUTE.finditer(text)}


def _pictures(text: str) -> Iterator[Marker]:
    for found in _PICTURE.finditer(text):
        yield Marker(_said(found[1]), found.start(), found.end(), found.end(), found.end(), picture=True)
