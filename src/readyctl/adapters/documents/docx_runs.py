"""The words of one Word paragraph as a reader sees them: insertions in, deletions and struck-out text out."""

from xml.etree.ElementTree import Element

from msgspec import Struct, field

from readyctl.adapters.documents.symbols import is_symbolic, shown, symbol
from readyctl.adapters.documents.xml_parts import (
    attribute,
    child,
    chosen,
    is_alternative,
    local,
    value,
    whole_number,
)
from readyctl.core.statement.ticks import CHECKED, UNCHECKED

_NOT_SAID = frozenset({"del", "moveFrom", "delText", "delInstrText", "instrText", "pPr", "rPr", "sectPr"})
"""Tracked deletions, the old place of what was moved, field codes and formatting."""
_CHARACTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
_DESCRIBED = {"shape": "alt", "textpath": "string", "hyperlink": "tooltip"}
"""Elements that say something in an attribute: a drawing, letters that are drawn, a link."""
_OFF = frozenset({"0", "false", "off", "none"})


class Words(Struct):
    """A paragraph's text, with what hangs on it: note references, and text boxes that hold paragraphs."""

    parts: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    """(`footnote` or `endnote`, its id)."""
    boxes: list[Element] = field(default_factory=list)
    pictures: int = 0
    alternatives: list[str] = field(default_factory=list)
    """What stands for pictures and drawings: their titles and descriptions."""

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
        said = _characters(item, name, element)
        if said is not None:
            found.parts.append(said)
        elif name in {"footnoteReference", "endnoteReference"}:
            found.notes.append((name.removesuffix("Reference"), attribute(item, "id") or ""))
        elif name == "txbxContent":
            found.boxes.append(item)
        elif is_alternative(item):
            for branch in chosen(item):
                _collect_one(branch, found)
        else:
            _drawn(item, name, found)
            _collect(item, found)


def _characters(item: Element, name: str, run: Element) -> str | None:
    """What one element of a run says itself; None for an element that is no character."""
    if name == "t":
        return shown(item.text or "", _font(run))
    if name in {"sym", "symEx"}:
        return symbol(attribute(item, "font"), attribute(item, "char"))
    if name == "checkBox":
        return CHECKED if _ticked(item) else UNCHECKED
    if name == "ddList":
        return _picked(item)
    return _CHARACTERS.get(name)


def _drawn(item: Element, name: str, found: Words) -> None:
    """Take note of a picture, and of the words that stand for a picture or drawing."""
    if name in {"pic", "imagedata", "OLEObject"}:
        found.pictures += 1
    elif name == "docPr":
        found.alternatives += [text for key in ("title", "descr") if (text := item.get(key, "").strip())]
    elif name in _DESCRIBED and (text := (attribute(item, _DESCRIBED[name]) or "").strip()):
        found.alternatives.append(text)


def _font(run: Element) -> str | None:
    """The font of a run, where its letters are signs."""
    fonts = child(child(run, "rPr"), "rFonts")
    names = (attribute(fonts, key) for key in ("ascii", "hAnsi")) if fonts is not None else ()
    return next((name for name in names if is_symbolic(name)), None)


def _ticked(box: Element) -> bool:
    """Whether a check box of a form is ticked: by its user, or else from the start (17.16.8 and 17.16.12)."""
    state = child(box, "checked")
    state = child(box, "default") if state is None else state
    return state is not None and (attribute(state, "val") or "1") not in _OFF


def _picked(box: Element) -> str:
    """What a list to choose from shows: its user's choice, or else the one from the start (17.16.9)."""
    entries = [attribute(each, "val") or "" for each in box if local(each) == "listEntry"]
    chosen_one = value(box, "result") or value(box, "default")
    number = whole_number(chosen_one) or 0
    return entries[number] if number < len(entries) else ""


def _collect_one(element: Element, found: Words) -> None:
    holder = Element("holder")
    holder.append(element)
    _collect(holder, found)


def _struck(run: Element) -> bool:
    properties = child(run, "rPr")
    marks = (child(properties, name) for name in ("strike", "dstrike"))
    return any(mark is not None and (attribute(mark, "val") or "1") not in _OFF for mark in marks)
