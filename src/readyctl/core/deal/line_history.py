"""Following one line of a note through its versions, moved or reworded as it may be."""

from readyctl.core.deal.lines import TaggedLine, lines
from readyctl.core.deal.note import Handoff
from readyctl.core.text.words import key

_ALIKE = 0.5
"""The share of words in common from which a new line is an old one reworded."""


def same_line(line: TaggedLine, before: Handoff, after: Handoff) -> TaggedLine | None:
    """The line of `before` as it stands in `after`; None where it was removed.

    The same words come first, then the new line with most words in common, then what was written in its
    place where no line was added or removed beside it.
    """
    there = [other for other in lines(after) if other.part is line.part]
    if same := next((other for other in there if other.text == line.text), None):
        return same
    old = [other for other in lines(before) if other.part is line.part]
    known = {other.text for other in old}
    new = [other for other in there if other.text not in known]
    closest = max(new, key=lambda other: _in_common(line.text, other.text), default=None)
    if closest and _in_common(line.text, closest.text) >= _ALIKE:
        return closest
    return next((other for other in new if other.at == line.at and len(there) == len(old)), None)


def _in_common(one: str, other: str) -> float:
    first, second = set(key(one)), set(key(other))
    return len(first & second) / max(len(first), len(second), 1)
