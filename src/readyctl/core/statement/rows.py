"""The rows of tables as a whole: what one cell says yes or no to, another names or explains."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from readyctl.core.quantity.reading import find_all
from readyctl.core.statement._words import VENDOR_ALONE, WORK
from readyctl.core.statement.frames import says_who
from readyctl.core.statement.passages import Passage, PassageKind
from readyctl.core.statement.tables import affirms, denies, replies
from readyctl.core.text.folding import folded


class Row(Struct, frozen=True):
    """The cells of a row in order; of a passage that is no cell, none."""

    cells: tuple[Passage, ...] = ()

    @property
    def text(self) -> str:
        """All that the row says."""
        return " | ".join(cell.text for cell in self.cells)

    def answer(self, passage: Passage) -> str:
        """What a cell before this one answers: a yes, or nothing but a number; empty where none does."""
        before = self._before(passage)
        return next((cell.text for cell in before if affirms(cell.text) or _measures(cell.text)), "")

    def denied(self, passage: Passage) -> bool:
        """Whether a cell before this one says no, none says yes, and this one can only say why."""
        before = [cell.text for cell in self._before(passage)]
        says_why = len(passage.text.split()) >= _FEWEST and not replies(passage.text)
        return says_why and any(map(denies, before)) and not any(map(affirms, before))

    def our_work(self, passage: Passage, ours: frozenset[str]) -> bool:
        """Whether the cell that labels the row says what we are to do: `Roll-out of single sign-on | we`.

        `ours` are the names by which a text calls us, in small letters.
        """
        if passage.beside is None or not WORK.match(folded(passage.text)):
            return False
        others = (each.text for each in self.cells if each is not passage and says_who(each.column))
        doer = folded(next(filter(None, map(str.strip, others)), ""))
        return bool(doer and (doer in ours or VENDOR_ALONE.fullmatch(doer)))

    def _before(self, passage: Passage) -> Iterator[Passage]:
        for cell in self.cells:
            if cell is passage:
                return
            if cell.label:
                yield cell


_FEWEST = 3
"""Words of a cell that explains: fewer are an answer themselves, for another edition."""
ALONE = Row()
"""The row of what stands in no table."""


def in_rows(passages: Iterable[Passage]) -> Iterator[tuple[Passage, Row]]:
    """Each passage with its row. A row ends where a cell labels the next, or a column comes again."""
    row: list[Passage] = []
    for passage in passages:
        if row and (passage.kind is not PassageKind.CELL or _begins(row, passage)):
            yield from _whole(row)
            row = []
        if passage.kind is PassageKind.CELL:
            row.append(passage)
        else:
            yield passage, ALONE
    yield from _whole(row)


def _whole(row: list[Passage]) -> Iterator[tuple[Passage, Row]]:
    whole = Row(tuple(row))
    for cell in row:
        yield cell, whole


def _begins(row: list[Passage], cell: Passage) -> bool:
    labelled = any(each.label for each in row)
    again = cell.column and any(cell.column == each.column for each in row)
    return bool(again or (labelled and cell.label != row[-1].label) or len(row) >= _MOST_CELLS)


_MOST_CELLS = 60
"""Cells by which a row is no longer one."""


def _measures(text: str) -> bool:
    """Whether a cell is a number with its unit, and at most a word or two beside it."""
    found = find_all(text)
    rest = len(text.split()) - sum(len(text[each.start : each.end].split()) for each in found)
    return bool(found) and rest <= 2  # noqa: PLR2004 - `in about 5 minutes`
