"""Which deals of an export have a note already that cannot be followed: damaged, or there twice."""

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from readyctl.core.deal.note import Handoff
from readyctl.core.pipeline.export import Deal, ExportProblem
from readyctl.core.pipeline.record_ids import source_key


class Damaged(Struct, frozen=True):
    """A note that cannot be read: the text of its file, and its source where that much is clear.

    `parsed` says that the file is YAML, so that a source that is not there is really none.
    """

    path: str
    text: str
    parsed: bool
    source: tuple[str, str] | None = None

    def is_of(self, deal: Deal) -> bool:
        """Whether the deal's id stands here as one."""
        if self.parsed:
            return self.source == deal.key
        spelt = rf"(?m)\bid[\"']?\s*[:=]?\s*[\"']?{re.escape(deal.key[1])}"
        tail = r"\w{0,3}" if deal.system == "salesforce" else ""
        return re.search(rf"{spelt}{tail}(?!\w)", self.text) is not None


def blocked(
    deals: Sequence[Deal], notes: Iterable[Handoff], damaged: Sequence[Damaged]
) -> Iterator[ExportProblem]:
    """The deals to leave alone, with the note to mend. A second note for a deal must never be made.

    Where a broken file may be of any deal, no deal without a note gets one.
    """
    known: dict[tuple[str, str], list[str]] = {}
    for note in notes:
        if note.source is not None:
            known.setdefault(source_key(note.source.system, note.source.id), []).append(note.id)
    whose = [[one for one in damaged if one.is_of(deal)] for deal in deals]
    claimed = {one.path for found in whose for one in found}
    loose = [one for one in damaged if not one.parsed and one.path not in claimed]
    for deal, found in zip(deals, whose, strict=True):
        same = known.get(deal.key, [])
        if found:
            path = found[0].path
            yield _problem(deal, f"its note {path} cannot be read", f"mend it: readyctl check {path}")
        elif len(same) > 1:
            words = " and ".join(sorted(same))
            yield _problem(
                deal, f"the notes {words} both have its id as their source", "take the source out of one"
            )
        elif loose and not same:
            path = loose[0].path
            message = f"it may be the deal of {path}, which cannot be read; no note was made for it"
            yield _problem(deal, message, f"mend it: readyctl check {path}")


def _problem(deal: Deal, message: str, help_text: str) -> ExportProblem:
    return ExportProblem(deal.line, message, help_text, fatal=True)
