"""The lines of a PDF's page, and how large they are set: a heading is larger than the text, or bold."""

from collections import Counter
from typing import Any

from msgspec import Struct

BOLD = 0.5
"""What being bold adds to the size of a line, in points: more than its own size, less than the next."""


class Letters(Struct, frozen=True):
    """The lines of a page, each with the size of most of its letters in points; 0 where nobody says."""

    lines: list[str]
    sizes: list[float]

    @classmethod
    def of(cls, page: Any) -> "Letters":  # noqa: ANN401 - pypdf is loaded after the limits
        """Read a page of pypdf."""
        pieces: list[tuple[str, float]] = []

        def take(text: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:  # noqa: ANN401
            pieces.append((text, _size(cm, tm, font, size)))

        text = page.extract_text(visitor_text=take)
        lines = text.splitlines()
        if "".join(piece for piece, _ in pieces) != text:
            return cls(lines, [0.0] * len(lines))
        return cls(lines, _by_line(pieces, len(lines)))


def _size(cm: list[float], tm: list[float], font: Any, size: float) -> float:  # noqa: ANN401
    try:
        bold = "bold" in str(font.get("/BaseFont", "")).lower() if font else False
        scale = float((tm[2] ** 2 + tm[3] ** 2) ** 0.5 * (cm[2] ** 2 + cm[3] ** 2) ** 0.5)
        return round(2 * size * scale) / 2 + BOLD * bold
    except (TypeError, ValueError, OverflowError, AttributeError):
        return 0.0


def _by_line(pieces: list[tuple[str, float]], count: int) -> list[float]:
    found: list[Counter[float]] = [Counter()]
    for piece, size in pieces:
        parts = f"{piece}.".splitlines()
        for number, part in enumerate(parts):
            if number:
                found.append(Counter())
            letters = sum(map(str.isalnum, part))
            if letters:
                found[-1][size] += letters
    sizes = [max(line, key=lambda size: line[size]) if line else 0.0 for line in found]
    return (sizes + [0.0] * count)[:count]
