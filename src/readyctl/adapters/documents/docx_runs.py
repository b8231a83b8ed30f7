"""The words of one Word paragraph as a reader sees them: insertions in, deletions and struck-out text out."""

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from readyctl.adapters.documents.docx_styles import attribute, child
from readyctl.adapters.documents.xml_parts import chosen, is_alternative, local

_NOT_SAID = frozenset({"del", "moveFrom", "delText", "delInstrText", "instrText", "pPr", "rPr", "sectPr"})
"""Tracked deletions, the old place of what was moved, field codes and formatting."""
_CHARACTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
_OFF = frozenset({"0", "false", "off", "none"})


@dataclass
class Words:
    """A paragraph's text, with what hangs on it: note references, and text boxes that hold paragraphs."""

    parts: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    """(`footnote` or `endnote`, its id)."""
    boxes: list[Element] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text, as one string."""
        return "".join(self.parts).strip()


def words(paragraph: Element) -> Words:
    """Collect what the paragraph says."""
    found = Words()
    _collect(paragraph, found)
    return found


def _collect(element: Element, found: Words) -> None:
    for item in element:
        name = local(item)
        if name in _NOT_SAID or (name == "r" and _struck(item)):
            continue
        if name == "t":
            found.parts.append(item.text or "")
        elif name in _CHARACTERS:
            found.parts.append(_CHARACTERS[name])
        elif name in {"footnoteReference", "endnoteReference"}:
            found.notes.append((name.removesuffix("Reference"), attribute(item, "id") or ""))
        elif name == "txbxContent":
            found.boxes.append(item)
        elif is_alternative(item):
            for branch in chosen(item):
                _collect_one(branch, found)
        else:
            _collect(item, found)


def _collect_one(element: Element, found: Words) -> None:
    holder = Element("holder")
    holder.append(element)
    _collect(holder, found)


def _struck(run: Element) -> bool:
    properties = child(run, "rPr")
    marks = (child(properties, name) for name in ("strike", "dstrike"))
    return any(mark is not None and (attribute(mark, "val") or "1") not in _OFF for mark in marks)
