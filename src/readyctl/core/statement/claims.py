"""Finds the claims in a passage: not every mention of a feature says that it is there."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from readyctl.core.feature.names import Mention, NameIndex
from readyctl.core.statement import _silence as silence
from readyctl.core.statement import _words as say
from readyctl.core.statement._reading import Stance, about_another, plain, read_clause
from readyctl.core.statement._words import FEATURE
from readyctl.core.statement.dates import Dated, begins_later, find_date
from readyctl.core.statement.passages import Passage, PassageKind
from readyctl.core.statement.sentences import Clause, Ending, Sentence, clauses, sentences
from readyctl.core.text.words import key


@dataclass(frozen=True)
class Claim:
    """One sentence that says something of one feature.

    `ids` has several where a name belongs to several features. `named` is the name as the text has it;
    `sentence` the words around it. `date` is the date that the clause gives, where it gives one.
    """

    passage: Passage
    ids: tuple[str, ...]
    stance: Stance
    named: str
    sentence: str
    start: int
    date: Dated | None = None

    @property
    def place(self) -> str:
        """Where it stands, for a person."""
        return self.passage.place_at(self.start)

    @property
    def line(self) -> int | None:
        """The line of the file, where the file has lines."""
        return self.passage.line_at(self.start)


@dataclass(frozen=True)
class UnknownCapability:
    """A sentence that sounds like a promise of something that no feature knows."""

    passage: Passage
    sentence: str
    start: int


@dataclass(frozen=True)
class Said:
    """What one passage says: its claims, and its promises of what no feature knows, in order."""

    claims: tuple[Claim, ...] = ()
    unknown: tuple[UnknownCapability, ...] = ()


_Line = tuple[Sentence, tuple[Mention, ...]]
"""A sentence, and the features that it names."""


@dataclass(frozen=True)
class Judge:
    """Reads passages. `own` are the vendor's names in lower case; `today` resolves dates without a year."""

    names: NameIndex
    today: dt.date
    own: frozenset[str] = frozenset()

    def read(self, passage: Passage) -> Said:
        """Read each sentence once: what it claims of the features that it names, each feature once, or what
        it promises without naming any.
        """
        if passage.kind in _SOMEBODY_ELSES:
            return Said()
        labelled, lines = self._lines(passage)
        shift = len(labelled.text) - len(passage.text)
        claims: list[Claim] = []
        unknown: list[UnknownCapability] = []
        asked: tuple[Mention, ...] = ()
        for sentence, mentions in lines:
            if sentence.ending is Ending.QUESTION:
                asked = mentions
                continue
            found = tuple(self._sentence(labelled, sentence, mentions)) if mentions else ()
            claims += found
            if not found and all(sentence.start + mention.start < shift for mention in mentions):
                # It names no feature of its own, and says nothing of its row's.
                words = sentence.text[max(shift - sentence.start, 0) :]
                text = plain(words)
                if asked and _YES.match(text):
                    claims += self._answered(labelled, sentence, asked)
                if self._promises(words, text, passage.kind):
                    unknown.append(UnknownCapability(passage, words, max(sentence.start - shift, 0)))
            asked = ()
        return Said(tuple(_placed(claim, passage, shift) for claim in claims), tuple(unknown))

    def _lines(self, passage: Passage) -> tuple[Passage, tuple[_Line, ...]]:
        """The sentences with the names in them. Where an answer names no feature itself, its table row's
        first cell is put before it.
        """
        lines = self._named(passage.text)
        label = () if any(mentions for _, mentions in lines) else tuple(self.names.mentions(passage.label))
        if not label:
            return passage, lines
        names = ", ".join(passage.label[m.start : m.end] for m in label)
        text = f"{names}: {passage.text}"
        return Passage(text, passage.place, PassageKind.CELL, passage.line), self._named(text)

    def _named(self, text: str) -> tuple[_Line, ...]:
        return tuple((each, tuple(self.names.mentions(each.text))) for each in sentences(text))

    def _promises(self, sentence: str, text: str, kind: PassageKind) -> bool:
        """Whether a sentence that names no feature promises something; `text` is its plain form."""
        if kind is PassageKind.HEADING or not say.PROMISE.search(text) or say.NO_PROMISE.search(text):
            return False
        subject = kind is PassageKind.BULLET or say.PROMISING_SUBJECT.search(text)
        return bool(subject) and not about_another(sentence, self.own)

    def _sentence(
        self, passage: Passage, sentence: Sentence, mentions: tuple[Mention, ...]
    ) -> Iterator[Claim]:
        told: set[tuple[str, ...]] = set()
        judged: set[tuple[int, tuple[str, ...]]] = set()
        parts = clauses(sentence.text, dashes=passage.kind not in _FRAGMENTS)
        for mention in mentions:
            at = max(n for n, part in enumerate(parts) if part.start <= mention.start)
            if mention.ids in told or (at, mention.ids) in judged or _quoted(sentence.text, mention):
                continue
            judged.add((at, mention.ids))
            stance = self._stance(parts, at, mentions, mention, passage.kind)
            if stance is not None:
                told.add(mention.ids)
                date = find_date(sentence.text, self.today)
                if stance is Stance.AVAILABLE and begins_later(sentence.text, date, self.today):
                    stance = Stance.COMMITMENT
                yield Claim(
                    passage,
                    mention.ids,
                    stance,
                    sentence.text[mention.start : mention.end],
                    sentence.text,
                    sentence.start + mention.start,
                    date,
                )

    def _stance(
        self,
        parts: tuple[Clause, ...],
        at: int,
        mentions: tuple[Mention, ...],
        mention: Mention,
        kind: PassageKind,
    ) -> Stance | None:
        clause = _with_placeholder(parts[at], mentions, mention)
        another = about_another(clause.strip(), self.own)
        if parts[at].fronted and _SETS_SCENE.match(clause):
            if silence.UNBUILT.search(plain(clause)):
                return None
            stance = Stance.DIRECTION if say.CONDITION_ON_FEATURE.search(plain(clause)) else None
        else:
            stance = None if another else read_clause(clause, kind)
        if stance is not None and parts[0].fronted and say.CONDITION_ON_FEATURE.search(plain(parts[0].text)):
            return Stance.DIRECTION
        if stance is None and (parts[at].fronted or not silence.TALK.search(plain(clause))):
            return self._followed(parts[at + 1 :], mentions, another=another)
        return stance

    def _followed(
        self, parts: tuple[Clause, ...], mentions: tuple[Mention, ...], *, another: bool
    ) -> Stance | None:
        """Read on where a later clause says `it`: `we do not have it yet, it is being built`."""
        pronoun = _OURS if another else _PRONOUN
        for part in parts:
            if any(part.start <= mention.start < part.start + len(part.text) for mention in mentions):
                return None
            later = pronoun.sub(FEATURE, part.text, count=1)
            if FEATURE in later and not about_another(later, self.own):
                stance = read_clause(later, PassageKind.BODY)
                if stance is not None:
                    return stance
        return None

    def _answered(self, passage: Passage, sentence: Sentence, asked: tuple[Mention, ...]) -> Iterator[Claim]:
        for ids in dict.fromkeys(mention.ids for mention in asked):
            yield Claim(
                passage,
                ids,
                Stance.AVAILABLE,
                sentence.text,
                sentence.text,
                sentence.start,
                find_date(sentence.text, self.today),
            )


def _placed(claim: Claim, passage: Passage, shift: int) -> Claim:
    """A claim that was read with a label of `shift` characters in front, at its place in the passage."""
    return replace(claim, passage=passage, start=max(claim.start - shift, 0)) if shift else claim


_SOMEBODY_ELSES = frozenset({PassageKind.QUOTE, PassageKind.CODE, PassageKind.UNTICKED})
_YES = re.compile(
    r"\W*(?:(?:a|answer|response|re)\s*[:.)-]\s*)?(?:yes|sure|of course|absolutely|certainly|"
    r"definitely|we do|it does|correct|fully|compliant)\b"
    r"(?!.*\b(?:not|planned)\b)"
)
_PRONOUN = re.compile(r"\b(?:it|they|them|ours|that|this)\b", re.IGNORECASE)
_OURS = re.compile(r"\bours\b|(?<=\bwe deliver )it\b|(?<=\bwe offer )it\b|(?<=\bwe have )it\b", re.IGNORECASE)
_FRAGMENTS = frozenset({PassageKind.BULLET, PassageKind.CELL})
_SETS_SCENE = re.compile(
    r"\W*(?:unlike|in contrast|compared|as opposed|while|whereas|if|when|whenever|once|where|should|"
    r"provided|subject to|"
    r"had|unless|until|upon|in the event|as soon as|assuming|after|before|because|although)\b",
    re.IGNORECASE,
)
"""A clause in front that says when, or against what: the statement comes after it."""
_QUOTES = re.compile(r"[\"“„«][^\"”“»]*[\"”»]")


def _with_placeholder(part: Clause, mentions: tuple[Mention, ...], judged: Mention) -> str:
    """Replace the feature by its placeholder; names that stand beside it in a list are taken into it."""
    text = part.text
    for mention in reversed(mentions):
        start, end = mention.start - part.start, mention.end - part.start
        if 0 <= start < len(text):
            mark = FEATURE if mention is judged or mention.ids == judged.ids else _OTHER
            text = f"{text[:start]}{mark}{text[end:]}"
    text = _NAME_IN_QUOTES.sub(r"\1", text)
    return _LIST.sub(lambda found: FEATURE if FEATURE in found[0] else _OTHER, text)


_OTHER = "\ue001"
_LIST = re.compile(f"[{FEATURE}{_OTHER}](?:(?:, | and | or |, and | & |/)(?:an? |the )?[{FEATURE}{_OTHER}])+")
_NAME_IN_QUOTES = re.compile(
    f"[\"'`\u2018\u201c\u201e\u00ab](?:an? |the |our )?([{FEATURE}{_OTHER}])[\"'`\u2019\u201d\u201c\u00bb]"
)
_DETERMINERS = frozenset({"a", "an", "the", "our", "new"})


def _quoted(sentence: str, mention: Mention) -> bool:
    """Whether somebody's words hold the name; quotation marks round the name alone only set it off."""
    for quote in _QUOTES.finditer(sentence):
        if quote.start() < mention.start < quote.end():
            rest = f"{sentence[quote.start() : mention.start]} {sentence[mention.end : quote.end()]}"
            return not set(key(rest)) <= _DETERMINERS
    return False
