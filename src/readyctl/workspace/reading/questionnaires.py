"""Questionnaires of customers: answered from the registry as far as it goes, and judged as a proposal."""

import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from readyctl.adapters.documents import reading
from readyctl.adapters.sheets import filling, workbook
from readyctl.core.deal.answering import Answering, Left, LeftRow, RowAnswer
from readyctl.core.deal.claims import Held, held_against
from readyctl.core.deal.questionnaire import (
    ANSWERING,
    Column,
    Layout,
    Sheet,
    Spot,
    cell_place,
    layout,
    plain_layout,
)
from readyctl.core.feature.knowledge import Knowledge
from readyctl.core.level.answer_code import AnswerCode
from readyctl.core.statement.passages import Unreadable
from readyctl.core.statement.subjects import document_subjects, too_long
from readyctl.core.statement.text_kind import TextKind
from readyctl.core.statement.verdict import ClaimStatus
from readyctl.errors import Refused, UsageError

_HIDDEN, _NO_QUESTIONS = "it is hidden", "it has no column of questions"
_PROTECTED = "it is protected, and has no columns for answers"


class Answered(Struct, frozen=True):
    """A filled copy: its content, the answers in it, the rows that were left, and the sheets that were not
    read, each with why.
    """

    data: bytes
    answers: tuple[RowAnswer, ...]
    left: tuple[LeftRow, ...]
    passed: tuple[tuple[str, str], ...]


class Choice(Struct, frozen=True):
    """What a person says about a questionnaire: its columns, by letter or heading, and its sheets."""

    columns: Mapping[Column, str]
    sheets: tuple[str, ...] = ()


def answer(source: Path, known: Knowledge, choice: Choice) -> Answered:
    """Answer the questions that name a feature, in a copy.

    Raises UsageError for a column or sheet that is not there, Unreadable for a file that cannot be read, and
    Refused where nothing in it asks anything, or a cell cannot be filled on its own.
    """
    held = held_against(known)
    data = workbook.content(source)
    if (why := too_long(reading.read(io.BytesIO(data), source.name, source.suffix))) is not None:
        raise Unreadable(why.message, help="answer it in parts, one file each")
    book = workbook.read(data, source.name)
    found = _Sheets.of(book, choice)
    answering = Answering(held, known.settings.rfp.codes)
    rows = [row for _, sheet, columns in found.asking for row in answering.answers(sheet, columns)]
    answers = [row for row in rows if isinstance(row, RowAnswer)]
    filled = filling.fill(data, source.name, found.texts(answers))
    if unfit := _unfit(filled, source, held):
        unwritten = {
            (each.sheet, each.row)
            for each in answers
            if _places(each, found, known.settings.rfp.codes) & unfit
        }
        rows = [_left(row) if (row.sheet, row.row) in unwritten else row for row in rows]
        answers = [row for row in rows if isinstance(row, RowAnswer)]
        filled = filling.fill(data, source.name, found.texts(answers))
    left = tuple(row for row in rows if isinstance(row, LeftRow))
    return Answered(filled, tuple(answers), left, found.passed)


class _Sheets(Struct, frozen=True):
    """The sheets that ask something, each with its part and its columns, and those that were passed over."""

    asking: tuple[tuple[str, Sheet, Layout], ...]
    passed: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, book: workbook.Book, choice: Choice) -> "_Sheets":
        known = [sheet.name for _, sheet in book.sheets]
        for name in choice.sheets:
            if name not in known:
                raise UsageError(f"there is no sheet {name!r}", help=f"its sheets are {', '.join(known)}")
        chosen = [(part, s) for part, s in book.sheets if s.name in choice.sheets or not choice.sheets]
        seen = [(part, s) for part, s in chosen if not s.hidden or choice.sheets]
        layouts = [(part, sheet, layout(sheet, choice.columns)) for part, sheet in seen]
        if not any(columns for _, _, columns in layouts) and not choice.columns:
            layouts = [(part, sheet, plain_layout(sheet)) for part, sheet in seen]
        asking = tuple((part, sheet, columns) for part, sheet, columns in layouts if columns)
        if not asking:
            raise Refused(
                "no sheet has a column of questions", help="name it with --question, by letter or heading"
            )
        passed = [(sheet.name, _HIDDEN) for _, sheet in chosen if sheet.hidden and not choice.sheets]
        passed += [
            (s.name, _PROTECTED if s.closed else _NO_QUESTIONS) for _, s, columns in layouts if not columns
        ]
        return cls(asking, tuple(passed))

    def texts(self, answers: Sequence[RowAnswer]) -> Mapping[str, Mapping[Spot, str]]:
        """What is written, by the part of the sheet and the place of the cell."""
        found: dict[str, dict[Spot, str]] = {}
        for part, sheet, columns in self.asking:
            cells = found.setdefault(part, {})
            for each in answers:
                if each.sheet == sheet.name:
                    cells |= dict(_cells(each, columns))
            if cells and columns.heading:
                cells |= {(columns.heading, columns.columns[new]): new.heading for new in columns.new}
        return found

    def columns(self, name: str) -> Layout:
        """The columns of a sheet that asks something."""
        return next(columns for _, sheet, columns in self.asking if sheet.name == name)


def _cells(each: RowAnswer, columns: Layout) -> Iterator[tuple[Spot, str]]:
    for part in ANSWERING:
        if part in columns.columns and part in each.texts:
            yield (each.row, columns.columns[part]), each.texts[part]


def _places(each: RowAnswer, found: _Sheets, own: Mapping[AnswerCode, str]) -> set[str]:
    """Where an answer's own words stand; a code that the settings have is the company's."""
    columns = found.columns(each.sheet)
    code = columns.columns.get(Column.CODE) if each.code in own else None
    return {cell_place(each.sheet, spot) for spot, _ in _cells(each, columns) if spot[1] != code}


def _left(row: RowAnswer | LeftRow) -> LeftRow:
    return LeftRow(row.sheet, row.row, row.question, Left.UNFIT)


def _unfit(data: bytes, source: Path, held: Held) -> set[str]:
    """The places at which `doc check` finds an error in the filled copy, judged as a proposal."""
    text = reading.read(io.BytesIO(data), source.name, source.suffix)
    subjects = document_subjects(source.name, text, TextKind.PROPOSAL, held.inventory, held.judge)
    return {
        subject.place
        for subject in subjects
        if isinstance(subject.value, ClaimStatus) and not subject.value.clean and subject.place
    }
