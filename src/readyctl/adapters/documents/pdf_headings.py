"""Which lines of a PDF are headings, and how deep: by the size of their letters, since no line says it."""

from collections import Counter

_LARGER = 1.08
"""By how much a heading is larger than the text."""
_SHORT = 12
"""Words of a line that is bold and no larger than the text, and may still be a heading."""
_DEEPEST = 6
_ENDS = (".", ",", ";", "!", ")")


def heading_depths(pages: list[list[str]], sizes: list[list[float]]) -> list[list[int]]:
    """The depth of each line of each page, the largest letters being 1; 0 for text.

    What is larger than most of the text is a heading, as long as most of the text is not; a short line in
    bold letters is one where the text is not bold.
    """
    letters: Counter[float] = Counter()
    for lines, found in zip(pages, sizes, strict=True):
        for line, size in zip(lines, found, strict=True):
            letters[size] += len(line)
    usual = max(letters, key=lambda size: (letters[size], -size), default=0.0)
    ranks = {
        size: min(rank, _DEEPEST)
        for rank, size in enumerate(sorted(filter(lambda s: s > usual, letters), reverse=True), 1)
    }
    return [
        [
            ranks.get(size, 0) if _heads(line, size, usual) else 0
            for line, size in zip(lines, found, strict=True)
        ]
        for lines, found in zip(pages, sizes, strict=True)
    ]


def _heads(line: str, size: float, usual: float) -> bool:
    if usual <= 0 or size <= usual or not any(map(str.isalpha, line)):
        return False
    if size >= usual * _LARGER and size - usual > 0.5:  # noqa: PLR2004 - more than being bold adds
        return True
    return len(line.split()) <= _SHORT and not line.rstrip().endswith(_ENDS)
