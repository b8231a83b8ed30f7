"""XML parts of office files, parsed within bounds: no document type, no entities, no endless depth."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from readyctl.core.statement.passages import Unreadable

MAX_DEPTH = 200
"""Word nests about 30 deep; the walkers recurse once for each level."""
MAX_ELEMENTS = 1_000_000
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class _BoundedBuilder(TreeBuilder):
    """Builds the usual tree and gives up where it grows beyond what a document needs."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0
        self._count = 0

    def start(self, tag: str, attrs: dict[str, str], /) -> Element:
        self._depth += 1
        self._count += 1
        if self._depth > MAX_DEPTH:
            raise Unreadable(
                f"it nests more than {MAX_DEPTH} levels deep", help="save the file again and retry"
            )
        if self._count > MAX_ELEMENTS:
            raise Unreadable(f"it has more than {MAX_ELEMENTS:,} elements", help="split the document")
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> Element:
        self._depth -= 1
        return super().end(tag)


def parse(data: bytes, part: str, *, typed: bool = False) -> Element:
    """Parse one part; `part` is for messages.

    Raises Unreadable for a document type declaration (office formats have none: ECMA-376 part 2, clause
    8.1.4), unless it may be `typed`, as OpenOffice 2 wrote some parts; always for entities, for XML that is
    not well formed, and for trees beyond the bounds.
    """
    parser = DefusedXMLParser(target=_BoundedBuilder(), forbid_dtd=not typed)
    try:
        parser.feed(data)
        root = parser.close()
    except DefusedXmlException as error:
        raise Unreadable(
            f"the part {part} declares a document type or entities, which no office program writes",
            help="do not open this file; ask its sender for a fresh copy",
        ) from error
    except (ParseError, ValueError, LookupError) as error:
        raise Unreadable(
            f"the part {part} is not well-formed XML: {error}", help="save the file again"
        ) from error
    except Unreadable as error:
        raise Unreadable(f"the part {part} is not read: {error.message}", help=error.help) from None
    if not isinstance(root, Element):
        raise Unreadable(f"the part {part} is empty", help="save the file again and retry")
    return root


def local(element: Element) -> str:
    """Tell the element's name without its namespace."""
    return element.tag.rpartition("}")[2]


def child(element: Element | None, name: str) -> Element | None:
    """Find the first child with this local name."""
    return next((c for c in element if local(c) == name), None) if element is not None else None


def attribute(element: Element, name: str) -> str | None:
    """Read an attribute by its local name; Word's have a namespace, and strict files another one."""
    return next((text for key, text in element.attrib.items() if key.rpartition("}")[2] == name), None)


def value(element: Element | None, name: str) -> str | None:
    """Read the `val` of the first child with this local name."""
    found = child(element, name)
    return None if found is None else attribute(found, "val")


def whole_number(text: str | None, *, digits: int = 5) -> int | None:
    """Read a small number, in ASCII digits; None for what is none."""
    small = text is not None and text.isascii() and text.isdigit() and len(text) <= digits
    return int(text) if small and text is not None else None


def chosen(element: Element) -> Iterator[Element]:
    """Give the children of the one branch that counts of a `mc:AlternateContent`.

    Word writes a text box or an emoji twice, for new readers and for old ones: the first branch that says
    something in a way that is understood here is read, or else the first one that has children.
    """
    branches = [branch for branch in element if len(branch)]
    yield from next((branch for branch in branches if _says(branch)), branches[0] if branches else ())


_SAYING = frozenset({"sym", "chart", "relIds", "txbxContent"})


def _says(branch: Element) -> bool:
    return any(
        local(e) in _SAYING or (local(e) == "t" and bool((e.text or "").strip())) for e in branch.iter()
    )


def is_alternative(element: Element) -> bool:
    """Whether the element offers the same content in several versions."""
    return element.tag == f"{COMPATIBILITY}AlternateContent"
