"""What a Word paragraph is: heading, list item or running text, and the number that Word shows before it."""

from dataclasses import dataclass, field
from typing import TypeVar
from xml.etree.ElementTree import Element

from readyctl.adapters.documents.xml_parts import local

_T = TypeVar("_T")
_RUNNING_TEXT = 9
"""The outline level of what is no heading (ECMA-376 part 1, 17.3.1.20)."""
_DIGITS = 3


@dataclass(frozen=True)
class Shape:
    """A paragraph's standing: `level` from 0 for a heading; `number` as shown (`12.2`), where it has one."""

    style: str
    level: int | None
    number: str | None
    bullet: bool


@dataclass(frozen=True)
class _Style:
    name: str
    based_on: str | None
    level: int | None
    list_id: str | None
    list_level: int | None


@dataclass
class Styles:
    """The styles and lists of one document. Counts numbered paragraphs as they are asked for, in order."""

    styles: dict[str, _Style] = field(default_factory=dict)
    formats: dict[tuple[str, int], str] = field(default_factory=dict)
    _counters: dict[str, list[int]] = field(default_factory=dict)

    def shape(self, paragraph: Element) -> Shape:
        """Tell what the paragraph is; to be asked once for each paragraph, in the order of the document."""
        properties = child(paragraph, "pPr")
        chain = self._chain(value(properties, "pStyle"))
        name = chain[0].name if chain else ""
        level = _first(whole_number(value(properties, "outlineLvl")), *(style.level for style in chain))
        numbering = child(properties, "numPr")
        list_id = _first(value(numbering, "numId"), *(style.list_id for style in chain))
        depth = _first(whole_number(value(numbering, "ilvl")), *(style.list_level for style in chain)) or 0
        if level is None and name.lower() in {"title", "subtitle"}:
            level = 0
        if level is not None and level >= _RUNNING_TEXT:
            level = None
        if list_id is None or list_id == "0":
            return Shape(name, level, None, name.lower().startswith("list"))
        if self.formats.get((list_id, depth), "bullet") in {"bullet", "none"}:
            return Shape(name, level, None, bullet=True)
        return Shape(name, level, self._count(list_id, depth), bullet=level is None)

    def _chain(self, style_id: str | None) -> list[_Style]:
        chain: list[_Style] = []
        while style_id is not None and style_id in self.styles and len(chain) <= len(self.styles):
            chain.append(self.styles[style_id])
            style_id = chain[-1].based_on
        return chain

    def _count(self, list_id: str, depth: int) -> str:
        counters = self._counters.setdefault(list_id, [])
        del counters[depth + 1 :]
        counters.extend([1] * (depth - len(counters)))
        if len(counters) == depth:
            counters.append(0)
        counters[depth] += 1
        return ".".join(map(str, counters))


def read_styles(styles: Element | None, numbering: Element | None) -> Styles:
    """Read the parts `styles.xml` and `numbering.xml`, either of which may be missing."""
    known = {}
    for element in styles if styles is not None else ():
        if local(element) == "style" and (style_id := attribute(element, "styleId")):
            properties = child(element, "pPr")
            list_properties = child(properties, "numPr")
            known[style_id] = _Style(
                value(element, "name") or style_id,
                value(element, "basedOn"),
                whole_number(value(properties, "outlineLvl")),
                value(list_properties, "numId"),
                whole_number(value(list_properties, "ilvl")),
            )
    return Styles(known, _formats(numbering))


def _formats(numbering: Element | None) -> dict[tuple[str, int], str]:
    abstract: dict[str, dict[int, str]] = {}
    formats: dict[tuple[str, int], str] = {}
    for element in numbering if numbering is not None else ():
        if local(element) == "abstractNum":
            abstract[attribute(element, "abstractNumId") or ""] = {
                whole_number(attribute(level, "ilvl")) or 0: value(level, "numFmt") or "decimal"
                for level in element
                if local(level) == "lvl"
            }
        elif local(element) == "num":
            for depth, form in abstract.get(value(element, "abstractNumId") or "", {}).items():
                formats[attribute(element, "numId") or "", depth] = form
    return formats


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


def whole_number(text: str | None) -> int | None:
    """Read a small number; None for what is none."""
    return (
        int(text) if text is not None and text.isascii() and text.isdigit() and len(text) <= _DIGITS else None
    )


def _first(*candidates: _T | None) -> _T | None:
    return next((candidate for candidate in candidates if candidate is not None), None)
