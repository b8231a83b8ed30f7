"""Looking back over deals: what was open when the proposal went out, how long, and what would have helped."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from readyctl.core.deal.line_history import same_line
from readyctl.core.deal.lines import Part, TaggedLine, empty_parts, lines
from readyctl.core.deal.note import Handoff
from readyctl.core.deal.phrases import RISKY, own_phrases
from readyctl.core.deal.review_history import LateChange
from readyctl.core.deal.text import plain
from readyctl.core.promise.model import Status
from readyctl.core.trust.settings import Phrase


class PastVersion(Struct, frozen=True):
    """A readable version of a note, and the day that it was committed."""

    on: dt.date
    note: Handoff


class OpenQuestion(Struct, frozen=True):
    """A question that the note left open, under the name of the rule that would have asked it."""

    rule: str
    text: str


class PastDeal(Struct, frozen=True):
    """One deal that had a proposal. `versions` start with the first that did; `asked` is of that one.

    `late` are the changes after engineering's last review; after the proposal where nobody reviewed it.
    """

    id: str
    versions: tuple[PastVersion, ...]
    asked: tuple[OpenQuestion, ...]
    late: tuple[LateChange, ...]
    reviewed: bool

    @property
    def proposed_on(self) -> dt.date:
        """When the note first reached a proposal."""
        return self.versions[0].on


class DealRetro(Struct, frozen=True):
    """What one deal teaches. `open_parts` counts lines not confirmed, and 1 for each empty part.

    `days_open` has one number for each of them that was confirmed since, reworded or not; `still_open` counts
    the others, those that were removed among them.
    """

    deal: PastDeal
    open_parts: Counter[Part]
    days_open: tuple[int, ...]
    still_open: int


class Retro(Struct, frozen=True):
    """Several deals together. `questions` are rule, number of deals, and one wording; most frequent first."""

    deals: tuple[DealRetro, ...]
    questions: tuple[tuple[str, int, str], ...]
    phrases: tuple[Phrase, ...]

    @property
    def open_parts(self) -> Counter[Part]:
        """The open lines of all the deals, by part."""
        return sum((deal.open_parts for deal in self.deals), Counter[Part]())


def look_back(deals: Sequence[PastDeal], known: tuple[Phrase, ...]) -> Retro:
    """Put deals together. `known` are the settings' phrases, which are not proposed again."""
    retros = tuple(_deal(deal) for deal in deals)
    return Retro(retros, tuple(_questions(deals)), tuple(_phrases(deals, known)))


def _deal(deal: PastDeal) -> DealRetro:
    first = deal.versions[0].note
    open_lines, empty = _unconfirmed(first), empty_parts(first)
    parts = Counter(line.part for line in open_lines) + Counter(empty)
    settled = [
        *(_line_settled(line, deal.versions) for line in open_lines),
        *(_part_settled(part, deal.versions) for part in empty),
    ]
    days = sorted((on - deal.proposed_on).days for on in settled if on)
    return DealRetro(deal, parts, tuple(days), len(settled) - len(days))


def _line_settled(line: TaggedLine, versions: Sequence[PastVersion]) -> dt.date | None:
    """The day that the line was confirmed, reworded or not; a line that was removed was not settled."""
    before = versions[0].note
    for version in versions[1:]:
        if found := same_line(line, before, version.note):
            if found.status is Status.CONFIRMED:
                return version.on
            line, before = found, version.note
    return None


def _part_settled(part: Part, versions: Sequence[PastVersion]) -> dt.date | None:
    """The day that an empty part had its first confirmed line."""
    return next(
        (
            version.on
            for version in versions[1:]
            if any(line.part is part and line.status is Status.CONFIRMED for line in lines(version.note))
        ),
        None,
    )


def _unconfirmed(note: Handoff) -> tuple[TaggedLine, ...]:
    found = {
        (line.part, line.text): line
        for line in lines(note)
        if line.status is not Status.CONFIRMED and line.part is not Part.PROMISES
    }
    return tuple(found.values())


def _questions(deals: Sequence[PastDeal]) -> Iterator[tuple[str, int, str]]:
    """Questions that were open in most deals first; those of one deal alone too, for they are few."""
    wording: dict[str, str] = {}
    seen: Counter[str] = Counter()
    for deal in deals:
        seen.update({question.rule for question in deal.asked})
        for question in deal.asked:
            wording.setdefault(question.rule, question.text)
    for rule, number in sorted(seen.items(), key=lambda item: (-item[1], item[0])):
        yield rule, number, wording[rule]


_COMMON = frozenset(
    {
        *(
            "the",
            "a",
            "an",
            "and",
            "or",
            "of",
            "in",
            "on",
            "to",
            "for",
            "with",
            "by",
            "is",
            "are",
            "be",
            "it",
        ),
        *(
            "they",
            "we",
            "that",
            "this",
            "from",
            "at",
            "as",
            "if",
            "when",
            "not",
            "can",
            "may",
            "will",
            "have",
        ),
    }
)
_LONGEST = 3


def _phrases(deals: Sequence[PastDeal], known: tuple[Phrase, ...]) -> Iterator[Phrase]:
    """Words that open lines of two deals or more have in common, and that nothing warns of yet."""
    found: Counter[str] = Counter()
    for deal in deals:
        texts = [line.text for line in _unconfirmed(deal.versions[0].note)]
        found.update({gram for text in texts for gram in _grams(text)})
    warned = [*RISKY, *own_phrases(known)]
    chosen: list[str] = []
    for gram, number in sorted(found.items(), key=lambda item: (-item[1], -len(item[0]), item[0])):
        if number < 2 or any(phrase.pattern.search(gram) for phrase in warned):  # noqa: PLR2004 - one is chance
            continue
        if not any(gram in taken or taken in gram for taken in chosen):
            chosen.append(gram)
    for gram in chosen[:_LONGEST]:
        yield Phrase(
            phrase=gram, question=f"What does “{gram}” mean here: who does what, when, and what if it fails?"
        )


def _grams(text: str) -> Iterator[str]:
    words = re.findall(r"[^\W_]+(?:['-][^\W_]+)*", plain(text))
    for length in (2, _LONGEST):
        for start in range(len(words) - length + 1):
            gram = words[start : start + length]
            if gram[0] not in _COMMON and gram[-1] not in _COMMON:
                yield " ".join(gram)
