"""Texts of OpenOffice 1 and StarOffice: OpenDocument as it was before, with other names for a few things."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from readyctl.adapters.documents.xml_parts import local
from readyctl.adapters.safe_zip import Archive

_TYPE = b"application/vnd.sun.xml.writer"
_NAMES: Mapping[str, str] = {
    "unordered-list": "list",
    "ordered-list": "list",
    "footnote": "note",
    "endnote": "note",
    "tab-stop": "tab",
}
"""An element's name then, and now."""
_CITATIONS = frozenset({"footnote-citation", "endnote-citation"})


def is_old(archive: Archive) -> bool:
    """Whether the file says that it is such a text (`.sxw`); its parts may declare a document type."""
    return "mimetype" in archive and archive.read("mimetype").strip() == _TYPE


def renewed(root: Element) -> Element | None:
    """The body with the names that OpenDocument has, changed in place; None where there is none."""
    body = next((element for element in root.iter() if local(element) == "body"), None)
    for element in list(body.iter()) if body is not None else ():
        space, _, name = element.tag.rpartition("}")
        if name in {"footnote", "endnote"}:
            element.set(f"{space}}}note-class", name)
        element.tag = f"{space}}}{_NAMES.get(name, name)}"
        pictures = [each for each in element if local(each) == "image"]
        for picture in pictures:
            _frame(element, picture)
        for citation in [each for each in element if local(each) in _CITATIONS]:
            element.remove(citation)
    return body


def _frame(parent: Element, picture: Element) -> None:
    """Put a picture that stands alone into a frame."""
    if local(parent) == "frame":
        return
    frame = Element(f"{picture.tag.rpartition('}')[0]}}}frame")
    frame.tail, picture.tail = picture.tail, None
    at = list(parent).index(picture)
    parent.remove(picture)
    frame.append(picture)
    parent.insert(at, frame)
