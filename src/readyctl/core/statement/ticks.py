"""Ticks and boxes: what a mark means that stands for a word, in every format alike.

A box that is not ticked says nothing: what stands behind it is an offer to choose, and nobody chose it.
"""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from readyctl.core.statement.passages import Passage, PassageKind

CHECKED, UNCHECKED, TICK, CROSS = "\u2611", "\u2610", "\u2713", "\u2717"
_CODES = {
    ":white_check_mark:": "\u2705",
    ":heavy_check_mark:": "\u2714",
    ":ballot_box_with_check:": CHECKED,
    ":check:": TICK,
    ":x:": "\u274c",
    ":negative_squared_cross_mark:": "\u274c",
    ":heavy_multiplication_x:": CROSS,
}
_CODE = re.compile("|".join(_CODES))
_TYPED = re.compile(r"(?:\[([ xX\u2713\u2714]?)\])(?=\s|\Z)")
_CROSSED_BOXES = "\u2612\U0001f5f7\U0001f5f5"
_BOX = re.compile(f"[{CHECKED}{UNCHECKED}\U0001f5f9]")
_TICKED_NO = re.compile(f"{CHECKED}\\s*(?=(?:no|not|none|never|n/a)\\b)", re.IGNORECASE)
"""A ticked `no` is a no."""
_WITH_BOXES = frozenset({PassageKind.BULLET, PassageKind.BODY, PassageKind.CELL})


def settled(passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """Write every mark in one way: `☑` for a box that is ticked, as emoji for the codes of chats.

    Word ticks a box with a cross (☒), so that a crossed box is ticked, unless the document has both.
    What stands behind an unticked box is left out, or is of the kind UNTICKED where nothing else is said.
    """
    both = any(CHECKED in passage.text or "\U0001f5f9" in passage.text for passage in passages)
    crossed = CROSS if both else CHECKED
    return tuple(_rows(_settled(passage, crossed) for passage in passages))


def _settled(passage: Passage, crossed: str) -> Passage:
    if passage.kind is PassageKind.CODE:
        return passage
    text = _marked(passage.text, passage.kind, crossed)
    label = _marked(passage.label, PassageKind.CELL, crossed)
    kept = _chosen(text) if UNCHECKED in text else text
    if text.strip() and not kept.strip():
        return replace(passage, text=text, label=label, kind=PassageKind.UNTICKED)
    kept = _TICKED_NO.sub("", kept) if CHECKED in kept else kept
    changed = (kept, label) != (passage.text, passage.label)
    return replace(passage, text=kept, label=label) if changed else passage


def _marked(text: str, kind: PassageKind, crossed: str) -> str:
    text = _CODE.sub(lambda found: _CODES[found[0]], text) if ":" in text else text
    for box in _CROSSED_BOXES:
        text = text.replace(box, crossed)
    if kind in _WITH_BOXES and (typed := _TYPED.match(text)):
        text = f"{CHECKED if typed[1].strip() else UNCHECKED}{text[typed.end() :]}"
    return text


def _chosen(text: str) -> str:
    """Leave out what stands behind an unticked box, up to the next box; line ends stay, for the places."""
    boxes = [found.start() for found in _BOX.finditer(text)]
    parts = [text[: boxes[0]]]
    for start, end in zip(boxes, [*boxes[1:], len(text)], strict=True):
        part = text[start:end]
        parts.append("\n" * part.count("\n") if part[0] == UNCHECKED else part)
    return "".join(parts)


def _rows(passages: Iterator[Passage]) -> Iterator[Passage]:
    """Carry a box that stands in the first cell of a row over to the row's other cells."""
    for passage in passages:
        if passage.kind is not PassageKind.CELL or not passage.label:
            yield passage
        elif passage.label.strip() == UNCHECKED:
            yield replace(passage, kind=PassageKind.UNTICKED)
        elif passage.label.strip() == CHECKED:
            yield replace(passage, text=f"{CHECKED} {passage.text}", label="")
        else:
            yield passage
