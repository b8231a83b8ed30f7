"""What lies upon the page of a PDF: filled-in fields and typed text, which are read, and comments, which are
only counted.
"""

import contextlib
from collections.abc import Iterator
from typing import Any

_MARKING = frozenset(
    {
        "/Text",
        "/Highlight",
        "/Underline",
        "/Squiggly",
        "/StrikeOut",
        "/Caret",
        "/Ink",
        "/Square",
        "/Circle",
        "/Line",
        "/Polygon",
        "/PolyLine",
    }
)
"""Marks that people leave, with a comment or without (ISO 32000-1, 12.5.6)."""
_FILES = {
    "/FileAttachment": "an attached file",
    "/Movie": "a film",
    "/Screen": "a film",
    "/RichMedia": "a film",
    "/Sound": "a sound",
    "/3D": "a model",
}
_MOST = 5_000


def beside(page: Any) -> dict[str, list[list[str]]]:  # noqa: ANN401 - pypdf is loaded after the limits
    """What a page has upon it: `fields` and `notes` as [what it is called, its text]; `unread` likewise."""
    found: dict[str, list[list[str]]] = {"fields": [], "notes": [], "unread": []}
    comments = 0
    for annotation in _annotations(page):
        kind, text = str(annotation.get("/Subtype")), _text(annotation, "/Contents")
        if kind == "/FreeText" and text:
            found["notes"].append(["text on the page", text])
        elif kind == "/Widget":
            if filled := _filled(annotation):
                found["fields"].append(filled)
        elif kind in _MARKING and text:
            comments += 1
        elif kind in _FILES:
            found["unread"].append([_FILES[kind], text])
    if comments:
        found["unread"].append(["one comment" if comments == 1 else f"{comments} comments", ""])
    return found


def _annotations(page: Any) -> Iterator[Any]:  # noqa: ANN401
    with contextlib.suppress(Exception):
        for reference in list(page["/Annots"].get_object())[:_MOST]:
            with contextlib.suppress(Exception):
                annotation = reference.get_object()
                annotation.get("/Subtype")
                yield annotation


def _filled(field: Any) -> list[str] | None:  # noqa: ANN401
    """What a field of a form shows, and what it asks for; None for an empty one, and for a button."""
    with contextlib.suppress(Exception):
        kind, value = _inherited(field, "/FT"), _inherited(field, "/V")
        label = _text(field, "/TU") or str(_inherited(field, "/T") or "")
        if kind == "/Btn":
            state = str(field.get("/AS") or value or "")
            return (
                [label, "\u2611" if state not in {"", "/Off", "None"} else "\u2610"]
                if _is_box(field)
                else None
            )
        texts = value if isinstance(value, list) else [value]
        said = ", ".join(str(text) for text in texts if text is not None).strip()
        return [label, said] if said else None
    return None


def _is_box(field: Any) -> bool:  # noqa: ANN401
    return not int(_inherited(field, "/Ff") or 0) & 1 << 16


def _inherited(field: Any, key: str) -> Any:  # noqa: ANN401
    """What a field says of itself, or one that it belongs to."""
    for _ in range(20):
        if key in field:
            return field[key].get_object() if hasattr(field[key], "get_object") else field[key]
        if "/Parent" not in field:
            return None
        field = field["/Parent"].get_object()
    return None


def _text(annotation: Any, key: str) -> str:  # noqa: ANN401
    with contextlib.suppress(Exception):
        return str(annotation.get(key) or "").replace("\r", "\n").strip()
    return ""
