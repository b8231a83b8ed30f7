"""Follows the rows and cells of a page's tables."""

from msgspec import Struct, field
from msgspec.structs import replace

from readyctl.adapters.documents.html_attributes import rows_spanned
from readyctl.core.statement.passages import Passage
from readyctl.core.statement.tables import Table


class Cells(Struct):
    """Where in the table that is being read the next words stand."""

    table: Table = field(default_factory=Table)
    column: int = 0
    spanned: int = 0
    """How many of the next rows the row's first cell reaches over."""

    def enter(self, tag: str, attributes: str) -> None:
        """Follow an element that begins; a first cell is the label of every row that it reaches over."""
        if tag == "table":
            self.table, self.spanned = Table(), 0
        elif tag == "tr":
            self.table.row(self.table.label if self.spanned > 0 else "")
            self.column = int(self.spanned > 0)
            self.spanned -= 1
        elif tag in {"td", "th"}:
            self.column += 1
            if tag == "th" and self.column > 1:
                self.table.headed = True
            if self.column == 1 and (rows := rows_spanned(attributes)):
                self.spanned = rows - 1

    def placed(self, passage: Passage) -> Passage:
        """The passage as what the present cell says: beside its row's label, below its column's heading."""
        label = self.table.label if self.column > 1 else ""
        placed = replace(passage, label=label, column=self.table.column(self.column))
        self.table.said(self.column, passage.text)
        return placed
