"""A claim, and how one sentence is read for claims: clause by clause, in the place where it stands."""

import datetime as dt
import re
from collections.abc import Iterator

from msgspec import Struct

from readyctl.core.feature.names import Mention
from readyctl.core.statement import _silence as silence
from readyctl.core.statement import _terms as terms
from readyctl.core.statement import _words as say
from readyctl.core.statement._halves import halves, joints
from readyctl.core.statement._pointing import EARLY, SINGULAR, pointing
from readyctl.core.statement._quoting import quoted
from readyctl.core.statement._reading import Stance, about_another, bare, plain, read_clause
from readyctl.core.statement._talk import TALK
from readyctl.core.statement._words import FEATURE
from readyctl.core.statement.dates import Dated, begins_later, even, find_date, headed_date, is_ahead
from readyctl.core.statement.frames import Frame, frame_of
from readyctl.core.statement.parties import UNNAMED, Parties
from readyctl.core.statement.passages import Passage, PassageKind
from readyctl.core.statement.sentences import Clause, Sentence, clauses


class Claim(Struct, frozen=True):
    """One sentence that says something of one feature.

    `ids` has several where a name belongs to several features. `named` is the name as the text has it;
    `sentence` the words around it. `date` is the date that the clause gives, where it gives one; `beside`
    what the whole row says, in a table.
    """

    passage: Passage
    ids: tuple[str, ...]
    stance: Stance
    named: str
    sentence: str
    start: int
    date: Dated | None = None
    beside: str = ""

    @property
    def around(self) -> str:
        """All that is said with it: its passage, and the row that it stands in."""
        return f"{self.passage.text} | {self.beside}" if self.beside else self.passage.text

    @property
    def place(self) -> str:
        """Where it stands, for a person."""
        return self.passage.place_at(self.start)

    @property
    def line(self) -> int | None:
        """The line of the file, where the file has lines."""
        return self.passage.line_at(self.start)


class Reading(Struct, frozen=True):
    """How the sentences of one passage are read: the `frame` that it stands in, the vendor's `own` names.

    `parties` are who is who in its document, and `binding` whether that may be held against us. `opened` is
    false where only explicit words claim: of a list, what its heading names.
    """

    passage: Passage
    frame: Frame | None
    own: frozenset[str]
    today: dt.date
    opened: bool = True
    parties: Parties = UNNAMED
    binding: bool = False

    def claims(self, sentence: Sentence, mentions: tuple[Mention, ...]) -> Iterator[Claim]:
        """What a sentence claims of the features that it names, each feature once."""
        told: set[tuple[str, ...]] = set()
        before = plain(sentence.text[: mentions[0].start])
        if terms.NO_LIABILITY.search(before) or terms.AGREED.search(plain(sentence.text)):
            return
        judged: set[tuple[int, tuple[str, ...]]] = set()
        between = joints(sentence.text, mentions)
        parts = clauses(sentence.text, between, dashes=self.passage.kind not in _FRAGMENTS)
        if any(bare(_with_placeholder(parts[_part_of(parts, each)], mentions, each)) for each in mentions):
            # A name between dashes: what is said of it is behind.
            parts = clauses(sentence.text, between, dashes=False)
        frame = self._frame(sentence.text, mentions[0].start)
        own = halves(sentence.text, mentions, self.today)
        for mention in mentions:
            at = _part_of(parts, mention)
            if mention.ids in told or (at, mention.ids) in judged or quoted(sentence.text, mention, self.own):
                continue
            if _PAPER.match(sentence.text, mention.end):
                continue
            judged.add((at, mention.ids))
            stance = self._stance(parts, at, mentions, mention, frame)
            if stance is not None:
                told.add(mention.ids)
                yield self._claim(sentence, mention, stance, own.get(mention, sentence.text))

    def answered(self, sentence: Sentence, asked: tuple[Mention, ...]) -> Iterator[Claim]:
        """A `yes` to a question that names features, or a day on which it will be one."""
        text = sentence.text
        date = find_date(text, self.today)
        later = begins_later(text, date, self.today) or is_ahead(text, self.today)
        stance = Stance.COMMITMENT if later else Stance.AVAILABLE
        for ids in dict.fromkeys(mention.ids for mention in asked):
            yield Claim(self.passage, ids, stance, text, text, sentence.start, date)

    def pointing_back(self, sentence: Sentence, before: tuple[Mention, ...]) -> Iterator[Claim]:
        """What a sentence that begins with `it` says, in so many words, of what the one before names."""
        pronoun = pointing(sentence.text)
        features = tuple(dict.fromkeys(mention.ids for mention in before))
        if pronoun is None or (len(features) > 1 and pronoun["it"].lower() in SINGULAR):
            return
        early = EARLY.fullmatch(pronoun["it"])
        said = f"{pronoun['we']}{FEATURE}{f' {early[1]}' if early else ''}{sentence.text[pronoun.end() :]}"
        clause = self.parties.told(clauses(said)[0].text)
        stance = None if about_another(clause, self.own) else self._read(clause, self.frame, opened=False)
        if stance is not None:
            for ids in features:
                there = Mention(pronoun.start("it"), pronoun.end("it"), ids)
                yield self._claim(sentence, there, stance, sentence.text)

    def _claim(self, sentence: Sentence, mention: Mention, stance: Stance, dated: str) -> Claim:
        """The claim, with the date in `dated`: the whole sentence, or the half that is about the feature."""
        text = sentence.text
        date = find_date(dated, self.today) or self._headed()
        later = begins_later(dated, date, self.today) or _only_dated(text, mention, date, self.today)
        if stance is Stance.AVAILABLE and later:
            named = f"{text[: mention.start]}{FEATURE}{text[mention.end :]}"
            stance = stance if say.TODAY.search(plain(named)) else Stance.COMMITMENT
        named = text[mention.start : mention.end]
        return Claim(self.passage, mention.ids, stance, named, text, sentence.start + mention.start, date)

    def _frame(self, sentence: str, end: int) -> Frame | None:
        """The frame of the passage, or that of a word in front: `Core capabilities: …`."""
        lead = _LEAD.match(sentence[:end])
        return (frame_of(lead[1]) if lead else None) or self.frame

    def _read(self, clause: str, frame: Frame | None, *, opened: bool | None = None) -> Stance | None:
        if frame is Frame.LISTS and self.passage.slide is not None:
            frame = None  # on a slide a bare name has its badge beside it
        if frame is Frame.COMING and bare(clause) and not self._foretells():
            return None
        return read_clause(clause, self.passage.kind, frame, opened=self.opened if opened is None else opened)

    def _foretells(self) -> bool:
        """Whether a name alone, under `Roadmap`, says that it is planned; in contracts with a date."""
        return self.passage.slide is None and (not self.binding or self._headed() is not None)

    def _headed(self) -> Dated | None:
        """The date that what it stands under gives to all that may come."""
        if self.frame is not Frame.COMING:
            return None
        above = filter(None, (self.passage.column, *self.passage.under))
        return next(filter(None, (headed_date(each, self.today) for each in above)), None)

    def _stance(
        self,
        parts: tuple[Clause, ...],
        at: int,
        mentions: tuple[Mention, ...],
        mention: Mention,
        frame: Frame | None,
    ) -> Stance | None:
        if parts[0].fronted and silence.PAST.search(plain(parts[0].text)) and not _lasts(parts):
            return None
        clause = self.parties.told(_with_placeholder(parts[at], mentions, mention))
        another = about_another(clause.strip(), self.own)
        if parts[at].fronted and _SETS_SCENE.match(clause):
            if silence.UNBUILT.search(plain(clause)):
                return None
            stance = Stance.DIRECTION if say.CONDITION_ON_FEATURE.search(plain(clause)) else None
        else:
            stance = None if another else self._read(clause, frame)
        if stance is not None and parts[0].fronted and say.CONDITION_ON_FEATURE.search(plain(parts[0].text)):
            return Stance.DIRECTION
        if stance is None and not terms.RULES_OF_USE.search(plain(clause)):
            given = not parts[at].fronted or _GIVEN.search(clause)
            talked = bool(given and TALK.search(plain(clause)))
            return self._followed(parts[at + 1 :], mentions, another=another, talked=talked)
        return stance

    def _followed(
        self, parts: tuple[Clause, ...], mentions: tuple[Mention, ...], *, another: bool, talked: bool
    ) -> Stance | None:
        """Read on where a later clause says `it`: `we do not have it yet, it is being built`. Behind talk of
        a feature, `it` is the feature only where that is answered with yes.
        """
        pronoun = _OURS if another or talked else _PRONOUN
        for part in parts:
            if any(part.start <= mention.start < part.start + len(part.text) for mention in mentions):
                return None
            yes = _YES.match(part.text) if talked and not another else None
            if yes and part is parts[-1] and not part.text[yes.end() :].strip(" .!"):
                return Stance.AVAILABLE
            pronoun = _PRONOUN if yes else pronoun
            later = self.parties.told(pronoun.sub(FEATURE, part.text, count=1))
            if FEATURE in later and not about_another(later, self.own):
                stance = read_clause(later, PassageKind.BODY, opened=False)
                if stance is not None:
                    return stance
        return None


_PAPER = re.compile(
    r",?\s+(?:LLC|Inc|Ltd|Limited|GmbH|AG|plc|PLC|Corp|Corporation|B\.V|S\.A|AS|AB|Oy|Pty)\b|"
    r"\s+(?:[A-Z][\w-]*\s+){0,2}(?:[Tt]erms\b|Policy\b|Policies\b|Agreement\b|Addendum\b|Guidelines\b|"
    r"Notice\b|"
    r"Statement\b|[Dd]ocumentation\b(?! (?:is|are) (?:included|available)))"
)
"""What a feature's name is the title of: `the Marketplace Terms` are a paper, `Basin, LLC` is a company."""
_GIVEN = re.compile(r"\b(?:feedback|suggestions?|comments?|ideas?)\b", re.IGNORECASE)
"""What is handed over: behind it, `them` are not the features that it is about."""
_PRONOUN = re.compile(r"\b(?:it|they|them|ours|that|this)\b|^\W*\bwhich(?= \w)", re.IGNORECASE)
_YES = re.compile(
    rf"\W*(?:{say.YES})\b(?:\W+(?:{say.YES})\b)?"
    r"(?:,? (?:we|it|that) (?:already )?(?:do|does|is)(?=\W*$))?",
    re.IGNORECASE,
)
_OURS = re.compile(
    r"\bours\b"
    + "".join(
        rf"|(?<=\bwe {verb} )(?:it|that|this|them|both)\b"
        for verb in ("deliver", "offer", "have", "support", "provide", "include", "already have", "do have")
    ),
    re.IGNORECASE,
)
_FRAGMENTS = frozenset({PassageKind.BULLET, PassageKind.CELL})
_SETS_SCENE = re.compile(
    r"\W*(?:unlike|in contrast|compared|as opposed|while|whereas|if|whether|when|whenever|once|where|"
    r"should|"
    r"provided|subject to|"
    r"had|unless|until|upon|in the event|as soon as|assuming|after|before|because|although)\b",
    re.IGNORECASE,
)
"""A clause in front that says when, or against what: the statement comes after it."""
_LEAD = re.compile(r"\W*([^\W\d][^:;.!?]{1,60}):\s")


def _part_of(parts: tuple[Clause, ...], mention: Mention) -> int:
    return max(n for n, part in enumerate(parts) if part.start <= mention.start)


def _only_dated(text: str, mention: Mention, date: Dated | None, today: dt.date) -> bool:
    """Whether nothing stands behind the name but a day that is still to come: `Night close 31.01.2027`."""
    ahead = date is not None and date.last is not None and date.last > today
    return bool(ahead and date and even(text[mention.end :]).strip(" .,:;()\u2013\u2014-") == date.words)


def _lasts(parts: tuple[Clause, ...]) -> bool:
    """Whether something in the sentence says that what was still is."""
    return any(silence.PAST_UNDONE.search(plain(part.text)) for part in parts)


def _with_placeholder(part: Clause, mentions: tuple[Mention, ...], judged: Mention) -> str:
    """Replace the feature by its placeholder; names that stand beside it in a list are taken into it."""
    text = part.text
    for mention in reversed(mentions):
        start, end = mention.start - part.start, mention.end - part.start
        if 0 <= start < len(text):
            mark = FEATURE if mention is judged or mention.ids == judged.ids else _OTHER
            text = f"{text[:start]}{mark}{text[end:]}"
    text = _APPOSED.sub(r" \1 ", _NAME_IN_QUOTES.sub(r"\1", text))
    return _LIST.sub(lambda found: FEATURE if FEATURE in found[0] else _OTHER, text)


_OTHER = "\ue001"
_LIST = re.compile(f"[{FEATURE}{_OTHER}](?:(?:, | and | or |, and | & |/)(?:an? |the )?[{FEATURE}{_OTHER}])+")
_APPOSED = re.compile(
    f", ([{FEATURE}{_OTHER}]), (?=(?:is|are|was|were|will|shall|can|has|have|does|do|may)\\b)"
)
"""`Option 2, single sign-on, is not priced`: the name between commas is what the sentence is about."""
_NAME_IN_QUOTES = re.compile(
    f"[\"'`\u2018\u201c\u201e\u00ab](?:an? |the |our )?([{FEATURE}{_OTHER}])"
    "[\"'`\u2019\u201d\u201c\u00bb](?!\\s*:)"
)
