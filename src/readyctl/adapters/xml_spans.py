"""Where each element of an XML part stands in its text, so that only the text that must change does.

Only for text that an XML parser has accepted: then a tag cannot be mistaken for anything else.
"""

import re
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import quoteattr

from msgspec import Struct, field

from readyctl.errors import Refused

_MARKUP = re.compile(
    r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>"
    r"|<(?P<close>/?)(?P<name>[^\s<>/?!]+)(?P<rest>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"([^\s=]+)\s*=\s*(\"[^\"]*\"|'[^']*')")


class Span(Struct):
    """An element: `text[start:end]` is all of it, `text[inner:close]` what is inside its tags.

    For an element that closes itself, `inner` and `close` are its end.
    """

    name: str
    start: int
    inner: int
    close: int = 0
    end: int = 0
    children: list["Span"] = field(default_factory=list)

    @property
    def local(self) -> str:
        """The name without its prefix."""
        return self.name.rpartition(":")[2]

    @property
    def prefix(self) -> str:
        """The prefix with its colon, or nothing."""
        return self.name[: len(self.name) - len(self.local)]

    @property
    def closes_itself(self) -> bool:
        """Whether it is written as one tag."""
        return self.inner == self.end

    def child(self, *names: str) -> "Span | None":
        """Find the first child with one of these local names."""
        return next((child for child in self.children if child.local in names), None)

    def walk(self) -> Iterator["Span"]:
        """Give the element and everything inside it, in order."""
        yield self
        for child in self.children:
            yield from child.walk()


class Edit(Struct, frozen=True):
    """Put `text` in the place of `[start:end]`."""

    start: int
    end: int
    text: str


def part_text(data: bytes, part: str, file: str) -> str:
    """The characters of a part, `file` being what holds it. Raises Refused where they are not in UTF-8."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise Refused(f"the part {part} is not in UTF-8", help=f"save the {file} again and retry") from None


def spans(text: str) -> Span:
    """Find the elements of a part; gives a root that holds the outermost one."""
    root = Span("", 0, 0)
    stack = [root]
    for found in _MARKUP.finditer(text):
        if found["name"] is None:
            continue
        if found["close"]:
            element = stack.pop()
            element.close, element.end = found.start(), found.end()
        else:
            element = Span(found["name"], found.start(), found.end())
            stack[-1].children.append(element)
            if found["rest"].endswith("/"):
                element.close = element.end = found.end()
            else:
                stack.append(element)
    return root


def attributes(text: str, element: Span) -> dict[str, tuple[int, int]]:
    """Give the attributes of an element, each with the place of its quoted value."""
    tag = text[element.start : element.inner]
    return {
        found[1]: (element.start + found.start(2), element.start + found.end(2))
        for found in _ATTRIBUTE.finditer(tag)
    }


def set_attribute(text: str, element: Span, name: str, value: str) -> Edit:
    """Set an attribute to a text."""
    known = attributes(text, element)
    if name in known:
        return Edit(*known[name], quoteattr(value))
    at = element.start + 1 + len(element.name)
    return Edit(at, at, f" {name}={quoteattr(value)}")


def put_first(text: str, element: Span, after: Iterable[str], content: str) -> Edit:
    """Put content inside an element, behind those of its children that have to stand before it."""
    before = [child for child in element.children if child.local in set(after)]
    if before:
        return Edit(before[-1].end, before[-1].end, content)
    if element.closes_itself:
        tag = text[element.start : element.end].rstrip(">").rstrip("/").rstrip()
        return Edit(element.start, element.end, f"{tag}>{content}</{element.name}>")
    return Edit(element.inner, element.inner, content)


def applied(text: str, edits: Iterable[Edit]) -> str:
    """Carry out edits that do not overlap."""
    parts = []
    at = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        parts += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join([*parts, text[at:]])
