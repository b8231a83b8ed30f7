"""What a column of a CRM says was promised: each line of a cell one promise, its words the quote."""

import re
from collections.abc import Iterator, Mapping

from readyctl.core.deal.note import Handoff
from readyctl.core.deal.text import is_blank
from readyctl.core.entry.document import Node
from readyctl.core.interview.promised import Known, promise
from readyctl.core.promise.model import Status
from readyctl.core.text.folding import folded

SEEN = "promises"
"""The key under which a note keeps what the column said last."""

_BETWEEN = re.compile(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+|;(?=\S)")
"""Between two promises: a new line, or the semicolon of a pick list, which has no space behind it."""
_MARK = re.compile(r"^(?:[-*•\u2013]|\d{1,2}[.)])\s+")
_NOTHING = frozenset({"no", "none", "nothing", "nil", "null", "nope", "no promises", "nothing promised"})
_TICK = re.compile(r"(?:yes|y|true|x|ok|done|[\W\d_]+)", re.IGNORECASE)


def promised_lines(cell: str) -> tuple[str, ...]:
    """The promises of a cell, each once; none where it says that there are none, or only that there are."""
    found: dict[str, str] = {}
    for part in _BETWEEN.split(cell):
        words = _MARK.sub("", " ".join(part.split()))
        if words and not _says_nothing(words) and not _TICK.fullmatch(words):
            found.setdefault(folded(words), words)
    return tuple(found.values())


def only_ticked(cell: str) -> bool:
    """Whether a cell says that something was promised, and not what."""
    parts = [part.strip() for part in _BETWEEN.split(cell) if part.strip()]
    told = [part for part in parts if not _says_nothing(part)]
    return bool(told) and all(_TICK.fullmatch(part) for part in told)


def _says_nothing(words: str) -> bool:
    return is_blank(words) or folded(words).strip(" .") in _NOTHING


def new_promises(said: tuple[str, ...], note: Handoff | None, known: Known) -> Iterator[Mapping[str, Node]]:
    """The promises that a note has not had yet, as it writes them.

    What it quotes already, withdrawn or not, and what the import wrote there before is not written again; a
    line that is gone from the CRM takes no promise away.
    """
    quoted = {folded(one.quote) for one in note.promises if one.quote} if note else set()
    if note and note.source:
        quoted |= {folded(line) for line in note.source.seen.get(SEEN, "").split("\n")}
    for line in said:
        if folded(line) not in quoted:
            yield promise(line, known) | {"status": Status.CONFIRMED.value}
