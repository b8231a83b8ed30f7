"""How a readiness level looks: one word, colour and shape, which every badge, page and deck reads."""

from dataclasses import dataclass

from readyctl.core.level.table import Level
from readyctl.core.level.words import strongest


@dataclass(frozen=True)
class Face:
    """The looks of one level; the word and the shape alone tell the levels apart, without colour.

    `colour` and `ink` are `#rrggbb`, background and text; their contrast is at least 4.5 to 1
    (WCAG 2.2, 1.4.3), also where `colour` is used as text on white. `shape` names the drawing,
    `glyph` is one character that stands for it in text.
    """

    level: Level
    word: str
    colour: str
    ink: str
    shape: str
    glyph: str


FACES: dict[Level, Face] = {
    face.level: face
    for face in (
        Face(Level.EXPLORATORY, "Exploratory", "#57606a", "#ffffff", "dotted-circle", "\u25cc"),
        Face(Level.PLANNED, "Planned", "#6639ba", "#ffffff", "circle", "\u25cb"),
        Face(Level.COMMITTED, "Committed", "#0550ae", "#ffffff", "diamond", "\u25c6"),
        Face(Level.BETA, "Beta", "#8a4600", "#ffffff", "triangle", "\u25b2"),
        Face(Level.SHIPPED, "Shipped", "#116329", "#ffffff", "disc", "\u25cf"),
    )
}


def level_of(text: str) -> Level | None:
    """Tell the strongest level that a badge's text names, whatever stands around it; None for none."""
    return strongest(text)
