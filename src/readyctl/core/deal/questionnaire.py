"""A customer's questionnaire in sheets: which rows ask something, and which columns take the answer."""

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from typing import Self

from msgspec import Struct, field

from readyctl.core.text.folding import folded
from readyctl.errors import UsageError

MOST_COLUMNS, MOST_CHARACTERS = 16_384, 32_767
"""What a sheet and a cell can hold, by Excel's own limits."""
Spot = tuple[int, int]
"""(row, column), both counted from 1."""


class Column(StrEnum):
    """What a column of a questionnaire is for; its `heading` is what stands above a new one."""

    heading: str

    def __new__(cls, value: str, heading: str = "") -> Self:
        """Keep the heading with the member."""
        column = str.__new__(cls, value)
        column._value_ = value
        column.heading = heading
        return column

    QUESTION = "question", "Question"
    CODE = "code", "Answer"
    ANSWER = "answer", "What may be said"
    EVIDENCE = "evidence", "Engineering's commit"


ANSWERING = (Column.CODE, Column.ANSWER, Column.EVIDENCE)


class Cell(Struct, frozen=True):
    """One cell: its text, and whether it is `taken` by anything, a formula too. One that is `covered` is
    merged into another; one that is `locked` may not be written, by the sheet's own protection.
    """

    text: str = ""
    taken: bool = False
    locked: bool = False
    covered: bool = False


class Sheet(Struct, frozen=True, dict=True):
    """One sheet; `cells` are those that the file has. Others are empty, and `closed` is whether they are
    locked, but for the columns that are `open`.
    """

    name: str
    cells: Mapping[Spot, Cell]
    hidden: bool = False
    closed: bool = False
    open: frozenset[int] = frozenset()
    covered: frozenset[Spot] = frozenset()

    def cell(self, spot: Spot) -> Cell:
        """The cell at a place, whether or not the file has it."""
        known = self.cells.get(spot)
        if known is not None:
            return known
        return Cell(locked=self.closed and spot[1] not in self.open, covered=spot in self.covered)

    @cached_property
    def rows(self) -> Mapping[int, tuple[tuple[int, str], ...]]:
        """By row, in order: the columns that hold text, with it."""
        found: dict[int, list[tuple[int, str]]] = {}
        for (row, column), cell in sorted(self.cells.items()):
            if cell.text.strip():
                found.setdefault(row, []).append((column, " ".join(cell.text.split())))
        return {row: tuple(texts) for row, texts in found.items()}

    def free_after(self, heading: int) -> int:
        """The last column that holds anything, or in which the heading's cell is merged into another."""
        taken = (column for (_, column), cell in self.cells.items() if cell.taken)
        merged = (column for row, column in self.covered if row == heading)
        return max((*taken, *merged), default=0)

    def new_columns(self, heading: int, wanted: Sequence[Column]) -> dict[Column, int]:
        """Columns on the right; none where the sheet is protected, or has no room for them."""
        last = self.free_after(heading)
        if self.closed or last + len(wanted) > MOST_COLUMNS:
            return {}
        return {column: last + n for n, column in enumerate(wanted, 1)}


class Layout(Struct, frozen=True):
    """Where a sheet's questions stand, below row `heading` (0 where there is none), and its columns."""

    heading: int
    columns: Mapping[Column, int]
    new: frozenset[Column] = field(default_factory=frozenset)

    def questions(self, sheet: Sheet) -> Iterator[tuple[int, str]]:
        """The rows that ask something, each with its question."""
        for row, texts in sheet.rows.items():
            asked = dict(texts).get(self.columns[Column.QUESTION])
            if row > self.heading and asked:
                yield row, asked


_SEARCHED = 30
"""Rows in which a heading is looked for; a title and instructions may stand above it."""
_HEADING_LENGTH = 60
_LABEL = re.compile(
    r"\b(?:ids?|no|nr|num(?:ber)?s?|ref|reference|type|priority|category|weight|group)\b|#|\.$|\?$"
)
"""What makes a heading one of something else: `question id`, `requirement no`."""
_QUESTION = tuple(
    re.compile(rf"\b(?:{words})\b")
    for words in (
        "questions?", "requirements?", "capabilit(?:y|ies)|functionality", "features?", "controls?",
        "criteri(?:a|on)", "descriptions?",
    )
)  # fmt: skip
"""The best one first: where a sheet has a question and a description, the question asks."""
_ANSWERS = (
    (
        Column.EVIDENCE,
        re.compile(r"\b(?:evidence|references?|sources?|commits?|proof|confirmed by)\b"),
    ),
    (
        Column.CODE,
        re.compile(
            r"\b(?:codes?|complian(?:ce|t)|comply|availab(?:ility|le)|status|supported|met|fit|score)\b"
            r"|\by ?/ ?n\b|\byes ?/ ?no\b"
        ),
    ),
    (
        Column.ANSWER,
        re.compile(
            r"\b(?:answers?|responses?|repl(?:y|ies)|comments?|explanations?|remarks?|details?|notes?"
            r"|narrative|justification|clarification|what may be said)\b"
        ),
    ),
)
"""What the heading of a column says that takes an answer; the first one that fits decides."""


def layout(sheet: Sheet, wanted: Mapping[Column, str]) -> Layout | None:
    """Find the columns: those that are `wanted`, by letter or heading, and the others by their headings.

    None for a sheet without questions. An answer without a column gets a new one on the right, unless the
    sheet is protected.
    """
    asked = _chosen(sheet, wanted, Column.QUESTION) if Column.QUESTION in wanted else _heading(sheet)
    if asked is None:
        return None
    heading, question = asked
    columns = {Column.QUESTION: question, **_answers(sheet, heading, question)}
    for part in ANSWERING:
        if part in wanted and (found := _chosen(sheet, wanted, part)) is not None:
            columns = {p: c for p, c in columns.items() if c != found[1] or p is Column.QUESTION}
            columns[part] = found[1]
    if len(set(columns.values())) < len(columns):
        raise UsageError(
            f"two parts of an answer have the same column in {sheet.name}", help="name another column"
        )
    new = sheet.new_columns(heading, [part for part in ANSWERING if part not in columns])
    columns |= new
    return Layout(heading, columns, frozenset(new)) if len(columns) > 1 else None


def plain_layout(sheet: Sheet) -> Layout | None:
    """The columns of a sheet without any heading: what has the most words asks."""
    words: dict[int, int] = {}
    for texts in sheet.rows.values():
        for column, text in texts:
            words[column] = words.get(column, 0) + len(text.split())
    new = sheet.new_columns(0, ANSWERING)
    if not words or not new:
        return None
    question = max(words, key=lambda column: (words[column], -column))
    return Layout(0, {Column.QUESTION: question, **new}, frozenset(new))


def _heading(sheet: Sheet) -> Spot | None:
    """The row that names the columns, and the column that asks; better one that names answers too."""
    alone = all(len(texts) == 1 for texts in sheet.rows.values())
    found: list[tuple[bool, int, Spot]] = []
    for row, texts in list(sheet.rows.items())[:_SEARCHED]:
        for column, text in texts:
            rank = _asking(text)
            if rank is not None and (alone or len(texts) > 1):
                found.append((not _answers(sheet, row, column), rank, (row, column)))
    return min(found)[2] if found else None


def _asking(heading: str) -> int | None:
    """How surely a heading is the questions', 0 for surely; None for another one."""
    plain = folded(heading)
    if len(heading) > _HEADING_LENGTH or _LABEL.search(plain):
        return None
    return next((rank for rank, pattern in enumerate(_QUESTION) if pattern.search(plain)), None)


def _answers(sheet: Sheet, heading: int, question: int) -> dict[Column, int]:
    """The columns right of the question whose headings take an answer, each part once."""
    found: dict[Column, int] = {}
    spare: list[int] = []
    for column, text in sheet.rows.get(heading, ()):
        part = next((part for part, says in _ANSWERS if says.search(folded(text))), None)
        if part is None or column <= question or _asking(text) is not None:
            continue
        if part in found:
            spare += [column] if part is Column.ANSWER else []
        else:
            found[part] = column
    if spare and Column.CODE not in found:
        # `Response` and `Comments`: the first takes the answer in a word, the other one the sentence.
        found[Column.CODE], found[Column.ANSWER] = found[Column.ANSWER], spare[0]
    return found


def _chosen(sheet: Sheet, wanted: Mapping[Column, str], part: Column) -> Spot | None:
    """The heading that a person named, or the column by its letters; None where the sheet has neither."""
    named = wanted[part]
    for row, texts in list(sheet.rows.items())[:_SEARCHED]:
        for column, text in texts:
            if folded(text) == folded(named):
                return row, column
    number = column_number(named)
    if number is None:
        return None
    found = _heading(sheet)
    return (found[0] if found else 0), number


_LETTERS = 26


def column_number(letters: str) -> int | None:
    """`C` is 3; None for what names no column."""
    number = 0
    for letter in letters.strip().upper():
        if not "A" <= letter <= "Z":
            return None
        number = number * _LETTERS + ord(letter) - ord("A") + 1
        if number > MOST_COLUMNS:
            return None
    return number or None


def column_letters(number: int) -> str:
    """3 is `C`."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


def cell_place(sheet: str, spot: Spot) -> str:
    """Where a cell is, as findings say it."""
    row, column = spot
    return f'sheet "{sheet}", cell {column_letters(column)}{row}'
