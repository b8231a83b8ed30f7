"""Finds the claims in a passage: not every mention of a feature says that it is there."""

import datetime as dt
import re
from collections.abc import Callable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from readyctl.core.feature.names import Mention, NameIndex
from readyctl.core.feature.near_names import NearNames, near_names
from readyctl.core.statement._answers import answers, covers, states
from readyctl.core.statement._claim import Claim, Reading
from readyctl.core.statement._labels import metric, placed, was
from readyctl.core.statement._reading import Stance, plain
from readyctl.core.statement._when import says_when
from readyctl.core.statement.dates import is_ahead
from readyctl.core.statement.frames import Frame, frame_of, framed
from readyctl.core.statement.parties import UNNAMED, Parties, parties_of
from readyctl.core.statement.passages import DocumentText, Passage, PassageKind
from readyctl.core.statement.rivals import NOBODY, Rivals, rivals_of
from readyctl.core.statement.rows import ALONE, Row
from readyctl.core.statement.sentences import Ending, Sentence, sentences
from readyctl.core.statement.tables import asks, beside, replies
from readyctl.core.statement.text_kind import TextKind
from readyctl.core.statement.unknown import UnknownCapability, lists, promises

__all__ = ["SOMEBODY_ELSES", "Claim", "Judge", "Said"]


class Said(Struct, frozen=True):
    """What one passage says: its claims, and its promises of what no feature knows, in order."""

    claims: tuple[Claim, ...] = ()
    unknown: tuple[UnknownCapability, ...] = ()


_Line = tuple[Sentence, tuple[Mention, ...]]
"""A sentence, and the features that it names."""
_Finding = Callable[[str], tuple[Mention, ...]]
"""What finds the features that a text names."""


class Judge(Struct, frozen=True):
    """Reads passages. `own` are the vendor's names in lower case; `today` resolves dates without a year; a
    table's column may name `metrics` of which features have limits, asked for where a text may name one;
    documents call us by `own_party`.
    """

    names: NameIndex
    today: dt.date
    own: frozenset[str] = frozenset()
    metrics: Callable[[], NameIndex] = lambda: NameIndex(())
    own_party: frozenset[str] = frozenset()
    binding: bool = False
    parties: Parties = UNNAMED
    rivals: Rivals = NOBODY

    def of(self, text: DocumentText, kind: TextKind) -> "Judge":
        """The same judge for one document, with who is who in it."""
        return replace(
            self,
            binding=kind.binding,
            parties=parties_of(text, kind, self.own, self.own_party).with_own(self.own),
            rivals=rivals_of(text.passages, self.own),
        )

    @property
    def near(self) -> NearNames:
        """The names with those that have a slip: what is found by them is what a text speaks of."""
        return near_names(self.names)

    def read(self, passage: Passage, row: Row = ALONE) -> Said:
        """Read a passage, and a cell in its `row`: a cell that names a feature beside a `yes` says yes to it,
        and one behind a `no` only says why.
        """
        ours = self.own | self.parties.ours
        if passage.kind is PassageKind.HEADING and self._stated(passage):
            passage = replace(passage, kind=PassageKind.BULLET)
        said = self._read(replace(passage, beside=None) if row.our_work(passage, ours) else passage)
        claims = said.claims
        if row.denied(passage):
            claims = tuple(each for each in claims if each.stance is not Stance.AVAILABLE)
        elif (answer := row.answer(passage)) and (not claims or _lacks_number(passage, answer)):
            claims = tuple(self._said_yes(passage, answer)) or claims
        return replace(said, claims=tuple(replace(each, beside=row.text) for each in claims))

    def _said_yes(self, passage: Passage, answer: str) -> Iterator[Claim]:
        """What a cell only names, beside a cell that answers: `Yes | Single sign-on`."""
        reading = self.reading(passage)
        if passage.kind in SOMEBODY_ELSES or reading.frame in {*_NOT_OURS, Frame.COMING}:
            return
        for sentence, mentions in self._named(passage.text):
            if mentions and not _VERB.search(plain(sentence.text)) and sentence.ending is not Ending.QUESTION:
                told = replace(sentence, text=beside(sentence.text.rstrip("."), answer))
                yield from reading.claims(told, mentions)

    def _read(self, passage: Passage) -> Said:
        """Read each sentence once: what it claims of the features that it names, each feature once, or what
        it promises without naming any.
        """
        if passage.kind in SOMEBODY_ELSES:
            return Said()
        reading = self.reading(passage)
        labelled, lines, named = self._lines(passage)
        shift = len(labelled.text) - len(passage.text)
        reading = replace(reading, passage=labelled, opened=not named)
        claims: list[Claim] = []
        unknown: list[UnknownCapability] = []
        asked, headed, question = self._asked(passage), self._headed(passage), self._above(passage)
        stated = () if reading.frame in _NOT_OURS else headed
        labelling = _only_labels(passage)
        before: tuple[Mention, ...] = ()
        for sentence, mentions in self._ours(lines):
            if sentence.ending is Ending.QUESTION:
                asked, before, question = mentions, (), sentence.text
                continue
            title = self.binding and sentence is lines[0][0] and len(lines) > 1 and _is_title(sentence)
            found = tuple(reading.claims(sentence, mentions)) if mentions and not (labelling or title) else ()
            claims += found
            if not found and all(sentence.start + mention.start < shift for mention in mentions):
                # It names no feature of its own, and says nothing of its row's.
                words = sentence.text[max(shift - sentence.start, 0) :]
                when = says_when(question, asked, words, self.today)
                said_yes = when or _said_yes(words, asked, *((), ()) if mentions else (before, stated))
                if said_yes:
                    claims += reading.answered(sentence, said_yes)
                elif (about := asked or before or headed) and not mentions:
                    claims += (later := tuple(reading.pointing_back(sentence, about)))
                    found = later
                listed = not found and not mentions and lists(passage, words, reading.frame)
                if not found and (listed or promises(words, passage.kind, self.own)):
                    start = max(sentence.start - shift, 0)
                    unknown.append(UnknownCapability(passage, words, start, listed=listed))
            before = mentions or ((before or headed) if found else ())
            asked, headed, stated = (), (), ()
        return Said(tuple(placed(claim, passage, shift) for claim in claims), tuple(unknown))

    def _ours(self, lines: tuple[_Line, ...]) -> Iterator[_Line]:
        """The sentences that nobody else says, and the questions that anybody asks."""
        another = False
        for sentence, mentions in lines:
            another = self.rivals.speaks(sentence.text, another)
            if not another or sentence.ending is Ending.QUESTION:
                yield sentence, mentions

    def reading(self, passage: Passage) -> Reading:
        """How the sentences of a passage are read."""
        frame = self._frame(passage)
        return Reading(passage, frame, self.own, self.today, parties=self.parties, binding=self.binding)

    def _frame(self, passage: Passage) -> Frame | None:
        """What its column says of it, or else the nearest thing that it stands under and that says any."""
        if self.rivals.about(passage):
            return Frame.ELSEWHERE
        # A feature's own name says nothing of how it is spoken of: `Planned maintenance` is no plan.
        under = [each for each in passage.under if not self.near.is_name(each)]
        found = framed(passage.column, under, passage.above, answers=asks(passage.label))
        if found is None and any(is_ahead(each, self.today) for each in (passage.column, *passage.under)):
            return Frame.COMING
        return found

    def _asked(self, passage: Passage) -> tuple[Mention, ...]:
        """The features that its row, the heading or the line before asks about."""
        if passage.label and self._frame(passage) in _NOT_OURS:
            return ()
        above = self._above(passage)
        return self.near.mentions(above) if asks(above) else ()

    @staticmethod
    def _above(passage: Passage) -> str:
        """What it may be the answer to."""
        return passage.label or (passage.under[0] if passage.under else "")

    def _headed(self, passage: Passage) -> tuple[Mention, ...]:
        """The feature that a paragraph's heading names, from which its first sentence may go on: `It is
        available today.`, or only `Available today.`.
        """
        above = passage.under[0] if passage.under else ""
        if passage.kind is not PassageKind.BODY or passage.slide is not None or not self._names_one(above):
            return ()
        lists_it = above.rstrip().endswith(":") and not self.near.is_name(above)
        return () if asks(above) or lists_it else self.near.mentions(above)

    def _stated(self, heading: Passage) -> bool:
        """Whether a heading says of the one feature that it names what state it is in: `Backups (GA)`."""
        names = () if heading.slide is not None else self.near.mentions(heading.text)
        return len(names) == 1 and states(heading.text[names[0].end :].strip(" -\u2013\u2014:|()[]"))

    def _lines(self, passage: Passage) -> tuple[Passage, tuple[_Line, ...], bool]:
        """The sentences with the names in them. Where an answer names no feature itself, what it belongs to
        is put before it: its table row's first cell, its column, the heading of its list; the last part says
        whether that is only a heading.
        """
        lines = self._measured(passage, self._named(passage.text))
        if any(mentions for _, mentions in lines):
            return passage, lines, False
        measured = passage.kind is PassageKind.CELL and any(map(str.isdigit, passage.text))
        if passage.label and was(passage, self.near.mentions(passage.label)):
            return passage, lines, False
        for above, find in (
            (passage.label, self.near.mentions),
            (passage.column, self.near.mentions),
            (passage.column if measured else "", self._by_metric),
            (passage.label if measured and asks(passage.label) else "", self._by_metric),
            (passage.under[0] if self._listed(passage) else "", self.near.mentions),
        ):
            names = find(above)
            if names and (above is passage.label or not asks(above)):
                return self._labelled(passage, above, names, find)
        return passage, lines, False

    def _by_metric(self, text: str) -> tuple[Mention, ...]:
        """The features with a limit of a metric that a text names."""
        return self.metrics().mentions(text) if text else ()

    def _measured(self, passage: Passage, lines: tuple[_Line, ...]) -> tuple[_Line, ...]:
        """The same sentences: below a feature's heading, or behind its name with a full stop, those that name
        one of its metrics and a number are about it, as in `Backups. The RPO is one hour`.
        """
        first, above = lines[0] if lines else None, passage.under[0] if passage.under else ""
        if passage.kind is not PassageKind.BODY or first is None:
            return lines
        run_in = first[1] if len(lines) > 1 and self.near.is_name(first[0].text) else ()
        head = run_in or self.near.mentions("" if asks(above) else above)
        ids = {each.ids for each in head}
        return (
            tuple((each, mentions or self._metrics(each, ids)) for each, mentions in lines) if ids else lines
        )

    def _metrics(self, sentence: Sentence, features: set[tuple[str, ...]]) -> tuple[Mention, ...]:
        """The metrics of these features that a sentence with a number names, as names of theirs."""
        if not any(map(str.isdigit, sentence.text)) or len(features) > 1:
            return ()
        (ids,) = features
        said = self._by_metric(sentence.text)
        return tuple(replace(each, ids=ids) for each in said if set(ids) & set(each.ids))

    def _listed(self, passage: Passage) -> bool:
        """Whether its heading says what it is about; on a slide both are only there together."""
        listed = bool(passage.under) and passage.kind is PassageKind.BULLET and passage.slide is None
        return listed and self._names_one(passage.under[0])

    def _names_one(self, heading: str) -> bool:
        """Whether a heading is about one thing: a name and few words beside it, no sentence and no list."""
        names = self.near.mentions(heading)
        beside = len(heading.split()) - sum(len(heading[m.start : m.end].split()) for m in names)
        return beside <= _SHORT and (len(names) > 1 or _LISTING.search(heading) is None)

    def _labelled(
        self, passage: Passage, above: str, names: tuple[Mention, ...], find: _Finding
    ) -> tuple[Passage, tuple[_Line, ...], bool]:
        said = ", ".join(above[m.start : m.end] for m in names)
        said = f"{said} {metric(passage)}" if above is passage.label and metric(passage) else said
        text = f"{said}: {passage.text}"
        under = passage.kind is PassageKind.BULLET
        made = replace(passage, text=text, kind=PassageKind.BULLET if under else PassageKind.CELL)
        return made, self._named(text, find), under

    def _named(self, text: str, find: _Finding | None = None) -> tuple[_Line, ...]:
        return tuple((each, (find or self.near.mentions)(each.text)) for each in sentences(text))


def _said_yes(
    words: str, asked: tuple[Mention, ...], wished: tuple[Mention, ...], headed: tuple[Mention, ...]
) -> tuple[Mention, ...]:
    """What words without a name say yes to: what was asked about, wished for, or stands in the heading."""
    if asked and answers(words):
        return asked
    if wished and covers(words):
        return wished
    return headed if headed and states(words) else ()


def _lacks_number(passage: Passage, answer: str) -> bool:
    """Whether a cell only names what the number beside it measures: `30 minutes | First response`."""
    return any(map(str.isdigit, answer)) and not any(map(str.isdigit, passage.text))


def _is_title(sentence: Sentence) -> bool:
    """Whether the first sentence of a clause only says what the clause is about: `Target Uptime`."""
    short = len(sentence.text.split()) <= _SHORT + 1 and sentence.text.endswith((".", ":"))
    return short and not any(map(str.isdigit, sentence.text)) and _VERB.search(plain(sentence.text)) is None


def _only_labels(passage: Passage) -> bool:
    """Whether it says what its row is about, and leaves it to the other cells what is said of that."""
    if passage.beside is None or frame_of(passage.column) is Frame.INCLUDES:
        return False
    short = len(passage.beside.split()) <= _SHORT and _VERB.search(plain(passage.text)) is None
    return short or replies(passage.beside)


_LISTING = re.compile(r",|\band\b|&|/|\b(?:agreement|terms|policy|addendum|notice)\b", re.IGNORECASE)
_SHORT = 3
"""Words of a cell that answers its row, and describes nothing."""
_VERB = re.compile(r"\b(?:is|are|has|have|can|will|shall|may|we|you)\b")
SOMEBODY_ELSES = frozenset({PassageKind.QUOTE, PassageKind.CODE, PassageKind.UNTICKED})
"""What says nothing in our name, whatever it says."""
_NOT_OURS = frozenset({Frame.ELSEWHERE, Frame.REQUIRES, Frame.EXCLUDES, Frame.TALKS})
