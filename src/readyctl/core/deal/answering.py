"""Answers to a questionnaire: what may be offered in writing today, and nothing that it takes to guess."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from readyctl.core.deal.claims import Held
from readyctl.core.deal.offering import exclusion, in_writing, waits_for
from readyctl.core.deal.questionnaire import ANSWERING, MOST_CHARACTERS, Column, Layout, Sheet
from readyctl.core.feature.permission import Allowed, NotAllowed, TooEarly, Undated, permit
from readyctl.core.feature.view import SalesView
from readyctl.core.level.answer_code import AnswerCode
from readyctl.core.level.kind import Kind
from readyctl.core.quantity.limits import Unverified, judge
from readyctl.core.quantity.reading import find_all
from readyctl.core.statement.text_kind import TextKind
from readyctl.core.text.counting import ago
from readyctl.core.text.words import key

_AS = TextKind.PROPOSAL


class Left(StrEnum):
    """Why a row was left as it was, as a clause."""

    NAMELESS = "it names no feature"
    ANSWERED = "it is answered already"
    LOCKED = "its cells are locked"
    MERGED = "its cells are merged with others"
    NUMBER = "it asks for a number that nobody has confirmed"
    UNFIT = "no answer to it passes doc check"


class LeftRow(Struct, frozen=True):
    """A question that has to be answered by a person."""

    sheet: str
    row: int
    question: str
    why: Left


class RowAnswer(Struct, frozen=True):
    """What is written beside one question: the code in its `word`, the sentence, and the commits that it
    rests on, which may be none. `confirm` is what its seller has to do first, in clauses.
    """

    sheet: str
    row: int
    question: str
    features: tuple[str, ...]
    code: AnswerCode
    word: str
    sentence: str
    commits: str = ""
    confirm: tuple[str, ...] = ()

    @property
    def texts(self) -> Mapping[Column, str]:
        """What is written, by the column that it goes into."""
        said = zip(ANSWERING, (self.word, self.sentence, self.commits), strict=True)
        return {column: text for column, text in said if text}


@dataclass(frozen=True)
class Answering:
    """The registry that questions are answered from, and the codes that its settings have of their own, which
    are a company's letters and not ours to judge.
    """

    held: Held
    codes: Mapping[AnswerCode, str]
    _judged: dict[str, bool] = field(default_factory=dict, repr=False, compare=False)
    """Whether a text passed by itself: one feature is asked about in many rows."""

    def answers(self, sheet: Sheet, found: Layout) -> Iterator[RowAnswer | LeftRow]:
        """Every question of a sheet, in order."""
        for row, question in found.questions(sheet):
            named = self.held.named(question)
            why = _why_left(sheet, found, row) if named else Left.NAMELESS
            views = tuple(view for _, view in named)
            if why is None and _asks_for_more(question, views):
                why = Left.NUMBER
            answer = None if why else self._answer(sheet.name, row, question, named)
            yield answer or LeftRow(sheet.name, row, question, why or Left.UNFIT)

    def _answer(
        self, sheet: str, row: int, question: str, named: Sequence[tuple[str, SalesView]]
    ) -> RowAnswer | None:
        views = [view for _, view in named]
        codes = [_code(view) for view in views]
        code = max(codes, key=lambda each: each.offers)
        word = self._word(code, views)
        sentence = " ".join(self._sentence(words, view) for words, view in named)
        ours = [sentence] if code in self.codes else [word, sentence]
        if not all(self._fits(question, text) for text in ours):
            return None
        return RowAnswer(
            sheet,
            row,
            question,
            tuple(view.id for view in views),
            code,
            word,
            sentence,
            self._commits(question, word, views),
            tuple(dict.fromkeys(clause for view in views for clause in _to_confirm(view))),
        )

    def _word(self, code: AnswerCode, views: Sequence[SalesView]) -> str:
        dates = [view.delivery_date for view in views if view.delivery_date and _code(view) is code]
        wording = self.codes.get(code, code.wording)
        return wording.replace("{date}", str(max(dates))) if dates else wording

    def _sentence(self, words: str, view: SalesView) -> str:
        """What may be said of a feature, or that it is left out: in the customer's own words where they may
        not hear more.
        """
        if _code(view) is not AnswerCode.NOT_OFFERED:
            return in_writing(view)
        name = view.name if view.level.row.public else words
        reasons = (*_usable_as(view), waits_for(view), "")
        excluded = (*(exclusion(name, why) for why in reasons), exclusion(words, ""))
        candidates = [f"{text[:1].upper()}{text[1:]}." for text in excluded]
        return next((text for text in candidates if self._clean(text)), candidates[-1])

    def _commits(self, question: str, word: str, views: Sequence[SalesView]) -> str:
        """The commits that it rests on, in words that claim nothing beside the question; empty for none."""
        commits = ", ".join(dict.fromkeys(view.signed_in[:12] for view in views if view.signed_in))
        ways = (commits, f"see {commits}", f"{word}: {commits}") if commits else ()
        return next((way for way in ways if self._fits(question, way)), "")

    def _fits(self, question: str, text: str) -> bool:
        """Whether a text may stand in a cell beside the question."""
        short = len(text) <= MOST_CHARACTERS
        return short and self._clean(text) and self.held.clean_cell(text, question, _AS)

    def _clean(self, text: str) -> bool:
        if text not in self._judged:
            self._judged[text] = self.held.clean(text, _AS)
        return self._judged[text]


def _why_left(sheet: Sheet, found: Layout, row: int) -> Left | None:
    cells = [sheet.cell((row, column)) for part, column in found.columns.items() if part in ANSWERING]
    if any(cell.covered for cell in cells):
        return Left.MERGED
    if any(cell.taken for cell in cells):
        return Left.ANSWERED
    return Left.LOCKED if any(cell.locked for cell in cells) else None


def _asks_for_more(question: str, views: Sequence[SalesView]) -> bool:
    """Whether a question holds a number that no limit of its features is about."""
    limits = [limit for view in views for limit in view.limits]
    nouns = frozenset(word for metric, _, _ in limits for word in key(metric))
    return any(
        all(isinstance(judge(metric, said.quantity, limits), Unverified) for metric, _, _ in limits)
        for said in find_all(question, nouns=nouns)
    )


def _code(view: SalesView) -> AnswerCode:
    """The answer in a word, by what may go into a contract; what its seller has to do changes nothing."""
    permission = permit(replace(view, for_seller=False), Kind.CONTRACT)
    match permission:
        case Allowed():
            return AnswerCode.LIMITED if permission.conditions or view.limits else AnswerCode.AVAILABLE
        case Undated():
            return AnswerCode.ROADMAP
        case TooEarly() | NotAllowed():
            return AnswerCode.NOT_OFFERED
        case _:
            assert_never(permission)


def _usable_as(view: SalesView) -> Iterator[str]:
    """Of what may be tried and not bought yet: as what, and with which caveats."""
    usable = view.level.row.available and not (view.ended or view.removed)
    if usable and not view.level.row.delivered and view.caveats:
        yield f"for early access as a {view.level}; what to know: {'; '.join(view.caveats)}"


def _to_confirm(view: SalesView) -> Iterator[str]:
    owner = view.owner or "engineering"
    if view.removed:
        yield f"{view.id} is not there any more, for {view.removed}"
    elif view.awaiting:
        yield f"{view.id} awaits engineering: ask {owner}"
    elif view.stale:
        yield f"{view.id} was last confirmed {ago(view.age_days or 0)}: ask {owner} to confirm it again"
