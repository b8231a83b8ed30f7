"""How the shape of each level is drawn, in a box of 12 by 12; the badge and the page share it."""

from dataclasses import dataclass

from readyctl.core.feature.badge import FACES
from readyctl.core.level.table import Level


@dataclass(frozen=True)
class Drawing:
    """An SVG path in the current colour: a filled one, or a line 1.6 wide, dashed where `dashes` says so."""

    path: str
    filled: bool
    dashes: str = ""


_RING = "M6 1.8a4.2 4.2 0 1 1 0 8.4a4.2 4.2 0 1 1 0-8.4z"

DRAWINGS: dict[str, Drawing] = {
    "dotted-circle": Drawing(_RING, filled=False, dashes="1.7 2.7"),
    "circle": Drawing(_RING, filled=False),
    "diamond": Drawing("M6 .6 11.4 6 6 11.4.6 6z", filled=True),
    "triangle": Drawing("M6 1 11.6 10.9H.4z", filled=True),
    "disc": Drawing("M6 1a5 5 0 1 1 0 10a5 5 0 1 1 0-10z", filled=True),
}


def drawing(level: Level) -> Drawing:
    """The drawing of one level."""
    return DRAWINGS[FACES[level].shape]
