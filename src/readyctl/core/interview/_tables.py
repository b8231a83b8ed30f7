"""Tables in notes, row by row, as the lines that somebody would have written instead."""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from readyctl.core.deal.text import plain
from readyctl.core.interview.tags import status_named

_RULE = re.compile(r"^[\s|:+-]+$")


class NoteLine(Struct, frozen=True):
    """One line: its number in the text, its words, and what it says; `names_columns` for a table's head."""

    number: int
    original: str
    text: str
    names_columns: bool = False


def unrolled(found: Iterable[tuple[int, str]]) -> Iterator[NoteLine]:
    """Every line that says something; a table's rows as lines, its rules left out."""
    lines = list(found)
    head: tuple[str, ...] = ()
    for index, (number, line) in enumerate(lines):
        after = lines[index + 1][1] if index + 1 < len(lines) else ""
        if not _is_row(line):
            head = ()
            yield NoteLine(number, line, line)
        elif not _is_rule(line):
            cells = tuple(cell.strip() for cell in line.strip().strip("|").split("|"))
            if _is_row(after) and _is_rule(after):
                head = tuple(plain(cell) for cell in cells)
                yield NoteLine(number, line, line, names_columns=True)
            else:
                yield NoteLine(number, line, _sentence(cells, head) or line)


def _is_row(line: str) -> bool:
    return line.lstrip().startswith("|") and line.count("|") > 1


def _is_rule(line: str) -> bool:
    return _RULE.match(line) is not None and "-" in line


def _sentence(cells: tuple[str, ...], head: tuple[str, ...]) -> str:
    """The row in words: `what from here to there, more` where the head says so, else `first: second`."""
    said = [(name, cell) for name, cell in zip((*head, *[""] * len(cells)), cells, strict=False) if cell]
    tag = ""
    if len(said) > 1 and status_named(plain(said[-1][1]).strip("*_ ")) is not None:
        tag = f" - {said.pop()[1].strip('*_ ')}"
    ends = dict(said)
    if "from" in ends and "to" in ends and said[0][0] not in {"from", "to"}:
        more = "".join(f", {cell}" for name, cell in said[1:] if name not in {"from", "to"})
        return f"{said[0][1]} from {ends['from']} to {ends['to']}{more}{tag}"
    first, *rest = [cell for _, cell in said] or [""]
    if first.isdigit() and rest:
        first, *rest = rest
    return first + (f": {', '.join(rest)}" if rest else "") + tag
