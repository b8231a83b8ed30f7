"""Finds the claims in a passage: not every mention of a feature says that it is there."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from readyctl.core.feature.names import Mention, NameIndex
from readyctl.core.statement._claim import Claim, Reading
from readyctl.core.statement._reading import plain
from readyctl.core.statement.frames import Frame, frame_of, framed
from readyctl.core.statement.parties import UNNAMED, Parties, parties_of
from readyctl.core.statement.passages import DocumentText, Passage, PassageKind
from readyctl.core.statement.rivals import NOBODY, Rivals, rivals_of
from readyctl.core.statement.sentences import Ending, Sentence, sentences
from readyctl.core.statement.tables import affirms, asks, beside, replies
from readyctl.core.statement.text_kind import TextKind
from readyctl.core.statement.unknown import UnknownCapability, lists, promises

__all__ = ["SOMEBODY_ELSES", "Claim", "Judge", "Said"]


@dataclass(frozen=True)
class Said:
    """What one passage says: its claims, and its promises of what no feature knows, in order."""

    claims: tuple[Claim, ...] = ()
    unknown: tuple[UnknownCapability, ...] = ()


_Line = tuple[Sentence, tuple[Mention, ...]]
"""A sentence, and the features that it names."""


@dataclass(frozen=True)
class Judge:
    """Reads passages. `own` are the vendor's names in lower case; `today` resolves dates without a year;
    `metrics` are what features have limits of, by which a table's column names them; `own_party` the words by
    which documents call us, where they are known.
    """

    names: NameIndex
    today: dt.date
    own: frozenset[str] = frozenset()
    metrics: NameIndex = field(default_factory=lambda: NameIndex(()))
    own_party: frozenset[str] = frozenset()
    parties: Parties = UNNAMED
    rivals: Rivals = NOBODY

    def of(self, text: DocumentText, kind: TextKind) -> "Judge":
        """The same judge for one document, with who is who in it."""
        return replace(
            self,
            parties=parties_of(text, kind, self.own, self.own_party),
            rivals=rivals_of(text.passages, self.own),
        )

    def read(self, passage: Passage) -> Said:
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
        asked = self._asked(passage)
        labelling = _only_labels(passage)
        before: tuple[Mention, ...] = ()
        for sentence, mentions in self._ours(lines):
            if sentence.ending is Ending.QUESTION:
                asked, before = mentions, ()
                continue
            found = tuple(reading.claims(sentence, mentions)) if mentions and not labelling else ()
            claims += found
            if not found and all(sentence.start + mention.start < shift for mention in mentions):
                # It names no feature of its own, and says nothing of its row's.
                words = sentence.text[max(shift - sentence.start, 0) :]
                text = plain(words)
                if asked and (_YES.match(text) or _ANSWERS.match(text)):
                    claims += reading.answered(sentence, asked)
                elif before and not mentions:
                    claims += (later := tuple(reading.pointing_back(sentence, before)))
                    found = later
                listed = not found and not mentions and lists(passage, words, reading.frame)
                if not found and (listed or promises(words, passage.kind, self.own)):
                    start = max(sentence.start - shift, 0)
                    unknown.append(UnknownCapability(passage, words, start, listed=listed))
            asked, before = (), mentions or (before if found else ())
        return Said(tuple(_placed(claim, passage, shift) for claim in claims), tuple(unknown))

    def _ours(self, lines: tuple[_Line, ...]) -> Iterator[_Line]:
        """The sentences that no other company says."""
        another = False
        for sentence, mentions in lines:
            another = self.rivals.speaks(sentence.text, another)
            if not another:
                yield sentence, mentions

    def reading(self, passage: Passage) -> Reading:
        """How the sentences of a passage are read."""
        return Reading(passage, self._frame(passage), self.own, self.today, parties=self.parties)

    def _frame(self, passage: Passage) -> Frame | None:
        """What its column says of it, or else the nearest thing that it stands under and that says any."""
        if self.rivals.about(passage):
            return Frame.ELSEWHERE
        return framed(passage.column, passage.under, passage.above, answers=asks(passage.label))

    def _asked(self, passage: Passage) -> tuple[Mention, ...]:
        """The features that its row, the heading or the line before asks about."""
        if passage.label and self._frame(passage) in _NOT_OURS:
            return ()
        above = passage.label or (passage.under[0] if passage.under else "")
        return tuple(self.names.mentions(above)) if asks(above) else ()

    def _lines(self, passage: Passage) -> tuple[Passage, tuple[_Line, ...], bool]:
        """The sentences with the names in them. Where an answer names no feature itself, what it belongs to
        is put before it: its table row's first cell, its column, the heading of its list; the last part says
        whether that is only a heading.
        """
        lines = self._named(passage.text)
        if any(mentions for _, mentions in lines):
            return passage, lines, False
        measured = passage.kind is PassageKind.CELL and any(map(str.isdigit, passage.text))
        for above, index in (
            (passage.label, self.names),
            (passage.column, self.names),
            (passage.column if measured else "", self.metrics),
            (passage.label if measured and asks(passage.label) else "", self.metrics),
            (passage.under[0] if self._listed(passage) else "", self.names),
        ):
            names = tuple(index.mentions(above))
            if names and (above is passage.label or not asks(above)):
                return self._labelled(passage, above, names, index)
        return passage, lines, False

    def _listed(self, passage: Passage) -> bool:
        """Whether its heading says what it is about; on a slide both are only there together."""
        return bool(passage.under) and passage.kind is PassageKind.BULLET and passage.slide is None

    def _labelled(
        self, passage: Passage, above: str, names: tuple[Mention, ...], index: NameIndex
    ) -> tuple[Passage, tuple[_Line, ...], bool]:
        said = ", ".join(above[m.start : m.end] for m in names)
        text = f"{said}: {passage.text}"
        under = passage.kind is PassageKind.BULLET
        made = replace(passage, text=text, kind=PassageKind.BULLET if under else PassageKind.CELL)
        return made, self._named(text, index), under

    def _named(self, text: str, index: NameIndex | None = None) -> tuple[_Line, ...]:
        names = index or self.names
        return tuple((each, tuple(names.mentions(each.text))) for each in sentences(text))


def _placed(claim: Claim, passage: Passage, shift: int) -> Claim:
    """A claim that was read with a label of `shift` characters in front, at its place in the passage."""
    if not shift:
        return claim
    sentence = claim.sentence
    if passage.label and claim.start < shift and claim.named in passage.label:
        sentence = _in_full(passage, sentence[shift:]) or sentence
    return replace(claim, passage=passage, sentence=sentence, start=max(claim.start - shift, 0))


def _in_full(passage: Passage, said: str) -> str:
    """All that a cell and the label of its row say together: `RPO of the backups: 5 minutes`. Empty where
    the label has numbers to which the cell does not simply say yes.
    """
    answer = passage.text.strip() if asks(passage.label) else said
    if not any(map(str.isdigit, passage.label)) or affirms(answer):
        return beside(passage.label, answer)
    return ""


def _only_labels(passage: Passage) -> bool:
    """Whether it says what its row is about, and leaves it to the other cells what is said of that."""
    if passage.beside is None or frame_of(passage.column) is Frame.INCLUDES:
        return False
    short = len(passage.beside.split()) <= _SHORT and _VERB.search(plain(passage.text)) is None
    return short or replies(passage.beside)


_SHORT = 3
"""Words of a cell that answers its row, and describes nothing."""
_VERB = re.compile(r"\b(?:is|are|has|have|can|will|shall|may|we|you)\b")
SOMEBODY_ELSES = frozenset({PassageKind.QUOTE, PassageKind.CODE, PassageKind.UNTICKED})
"""What says nothing in our name, whatever it says."""
_NOT_OURS = frozenset({Frame.ELSEWHERE, Frame.REQUIRES, Frame.EXCLUDES, Frame.TALKS})
_ANSWERS = re.compile(
    r"\W*(?:a|answer|response|re)\s*[:.)-]\s*(?!.*\b(?:no|not|none|never|n/a|unfortunately|planned|roadmap|"
    r"later|depends|perhaps|maybe|sorry|unknown|please|who|why|tb[acd]|to be)\b)\w"
)
"""What follows a question as its answer, and says neither no nor perhaps: it has to be so."""
_YES = re.compile(
    r"\W*(?:(?:a|answer|response|re)\s*[:.)-]\s*)?(?:yes|sure|of course|absolutely|certainly|"
    r"definitely|we do|it does|correct|fully|compliant|possible|"
    r"we (?:already |do )?(?:have|offer|support|provide) (?:it|that|this|them|both)(?! on ))\b"
    r"(?!.*\b(?:not|planned)\b)"
)
