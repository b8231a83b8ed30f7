"""What a Word paragraph is: heading, list item or running text, and the number that Word shows before it."""

from collections.abc import Iterator
from typing import TypeVar
from xml.etree.ElementTree import Element

from msgspec import Struct, field

from readyctl.adapters.documents.docx_numbers import LEVELS, Label, Numbering, read_numbering
from readyctl.adapters.documents.xml_parts import attribute, child, local, value, whole_number

_T = TypeVar("_T")
_RUNNING_TEXT = 9
"""The outline level of what is no heading (ECMA-376 part 1, 17.3.1.20)."""


class Shape(Struct, frozen=True):
    """A paragraph's standing: `level` from 0 for a heading; `label` as Word prints it, where it has one."""

    style: str
    level: int | None
    label: Label | None
    bullet: bool


class _Style(Struct, frozen=True):
    id: str
    name: str
    based_on: str | None
    level: int | None
    list_id: str | None
    list_level: int | None


class Styles(Struct):
    """The styles and lists of one document. Counts numbered paragraphs as they are asked for, in order."""

    styles: dict[str, _Style] = field(default_factory=dict)
    numbering: Numbering = field(default_factory=Numbering)

    def shape(self, paragraph: Element) -> Shape:
        """Tell what the paragraph is; to be asked once for each paragraph, in the order of the document."""
        properties = child(paragraph, "pPr")
        chain = self._chain(value(properties, "pStyle"))
        name = chain[0].name if chain else ""
        level = _first(whole_number(value(properties, "outlineLvl")), *(style.level for style in chain))
        if level is None and name.lower() in {"title", "subtitle"}:
            level = 0
        if level is not None and level >= _RUNNING_TEXT:
            level = None
        numbering = child(properties, "numPr")
        list_id = _first(value(numbering, "numId"), *(style.list_id for style in chain))
        if list_id is None or list_id == "0":
            return Shape(name, level, None, name.lower().startswith("list"))
        depth = min(_first(*self._depths(numbering, list_id, chain)) or 0, LEVELS - 1)
        label = self.numbering.label(list_id, depth)
        return Shape(name, level, label, bullet=label is None or level is None)

    def _depths(self, numbering: Element | None, list_id: str, chain: list[_Style]) -> Iterator[int | None]:
        """Where the level of a list comes from, first what counts before all else (17.9.23)."""
        yield whole_number(value(numbering, "ilvl"))
        yield from (self.numbering.depth(list_id, style.id) for style in chain)
        yield from (style.list_level for style in chain)

    def _chain(self, style_id: str | None) -> list[_Style]:
        chain: list[_Style] = []
        while style_id is not None and style_id in self.styles and len(chain) <= len(self.styles):
            chain.append(self.styles[style_id])
            style_id = chain[-1].based_on
        return chain


def read_styles(styles: Element | None, numbering: Element | None) -> Styles:
    """Read the parts `styles.xml` and `numbering.xml`, either of which may be missing."""
    known = {}
    for element in styles if styles is not None else ():
        if local(element) == "style" and (style_id := attribute(element, "styleId")):
            properties = child(element, "pPr")
            list_properties = child(properties, "numPr")
            known[style_id] = _Style(
                style_id,
                value(element, "name") or style_id,
                value(element, "basedOn"),
                whole_number(value(properties, "outlineLvl")),
                value(list_properties, "numId"),
                whole_number(value(list_properties, "ilvl")),
            )
    lists = {style.id: style.list_id for style in known.values() if style.list_id}
    return Styles(known, read_numbering(numbering, lists))


def _first(*candidates: _T | None) -> _T | None:
    return next((candidate for candidate in candidates if candidate is not None), None)
