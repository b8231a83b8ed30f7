"""Sentences and clauses of a text, each with its place, so that a claim can be read clause by clause."""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum

from msgspec import Struct

from readyctl.core.statement.passages import LINE_BREAK

_NEVER = re.compile(
    r"e\.g|i\.e|incl|excl|vs|approx|fig|sec|art|para|cl|mr|mrs|ms|dr|prof|st|est|max|min|ca|cf"
)
"""What a dot stands after without ever ending a sentence."""
_SELDOM = re.compile(r"etc|no|inc|ltd|corp|co|dept|[a-z]|\d{1,2}(?:\.\d+)*")
"""What a dot stands after without ending a sentence, unless a new one begins behind it."""
_LETTER = re.compile(r"[a-z]", re.IGNORECASE)
_STARTER = re.compile(r"\s+[\"\u201c(\[]?[A-Z]")
_MONTH = re.compile(r"\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")
_NUMBERED = re.compile(
    r"plan|option|version|section|clause|article|appendix|annex|exhibit|schedule|tier|phase|part|grade|class"
    r"|group|type|level|stage|step|release|edition|building|team|lot|zone|region|item"
)
"""What is told apart by a letter, so that the letter behind it is no initial."""
_INITIALLED = re.compile(r"by|from|with|to|and|or|of|per|for|mr|ms|dr|see|ask")
_INITIAL = re.compile(r"\s+[A-Z]\.")
_BREAK = re.compile(f"{LINE_BREAK}(?=[^{LINE_BREAK}]*(?::|\\s[-\u2013\u2014]\\s))")
"""A line of its own, such as one of several answers in a cell."""
_STOP = re.compile(r"[.!?]+[\"\u201d\u2019')\]]*(?=\s|$)")
_PARTING = re.compile(
    r";\s+"
    r"|,?\s+(?=(?:but|although|though|whereas)\s)"
    r"|,\s+(?=(?:so|which|while|because)\s)"
    r"|,\s+(?=(?:to|of|for|from|with|in|by|at|on|under|through) (?:which|whom|whose)\s)"
    r"|,\s+(?:and\s+)?(?=(?:and\s+)?(?:we|it|there|they|you|he|she|this|that|several|our|ours|please)\b)"
    r"|,\s+and\s+(?=(?:is|are|was|were|has|have|will|shall|can|may|no)\b)",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r",\s+(?:and|but)\s+(?=(?:the|our|an?)\s+(?:[\w-]+\s+){1,3}(?:is|are|will|shall|has|have|can)\b)",
    re.IGNORECASE,
)
"""Where another subject follows with a verb of its own; behind a statement, and not in a list of names."""
_STATES = re.compile(r"\b(?:is|are|was|were|has|have|can|will|shall)\b", re.IGNORECASE)
_DASH = re.compile(rf"\s[\u2013\u2014]\s|\s-\s|\s\|\s|{_PARTING.pattern}", re.IGNORECASE)
_FRONTED = re.compile(
    r"(?:and |but |so )?(?:if|whether|when|whenever|once|where|while|as|should|provided|subject to|unlike|"
    r"in contrast|"
    r"compared|as opposed|without|had|during|because|since|unless|until|although|after|before(?! you ask\b)|"
    r"upon|for|in the event"
    r"|as soon as|assuming)\b",
    re.IGNORECASE,
)
_GIVEN = re.compile(
    r"if (?:you|they|the customer)\b"
    r"(?:(?!\b(?:think|believe|know|say|see|hear|ask|wonder|feel|what|that|how|where|which|why|than)\b)"
    r"[^,;:]){2,80}?"
    r"(?<! and)(?<! or)(?<! but)\s(?=(?:you|we)(?:['\u2019]ll| will| can)? (?:also |then |even )?"
    r"(?:get|receive|throw in|include|add|give|offer|provide|deliver|ship)\b)",
    re.IGNORECASE,
)
"""A condition without a comma behind it: `if you sign by Friday we add it`."""


_LONGEST = 1_200
"""Characters after which a sentence is cut; reading one takes longer than its length in proportion."""


_DOTTED = r"\d{1,3}(?:\.\d{1,3}){1,5}\.?"
_INNER = r"\((?:[a-z]|[ivx]{1,5}|\d{1,3})\)"
_MORE = r"(?:\.\d{1,3})*"
_UNIT = r"[kKMGTP]i?[bB]|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_CLAUSE_NUMBER = re.compile(
    rf"\s*(?:(?:{_DOTTED}|\d{{1,3}}[.)]|[A-Z]\.\d{{1,3}}{_MORE}\.?|\u00a7+\s*\d{{1,4}}{_MORE}[a-z]?"
    r"|(?:Article|ARTICLE|Art\.|Section|SECTION|Sec\.|Clause|CLAUSE|Paragraph|Para\.)\s+"
    rf"\d{{1,3}}{_MORE}\.?"
    rf"|(?!AES|SHA|RSA|TLS|ISO)[A-Z]{{1,5}}-\d{{1,3}}{_MORE})"
    rf"(?:\s*{_INNER})*\s*(?:[:\u2013\u2014-]\s*)?(?<=[\s:\u2013\u2014])(?!{_UNIT})"
    r"(?=[\"\u201c]?[A-Z](?:[a-z]|\s|[A-Z]{2}))"
    rf"|(?:{_INNER}|[a-z]\))\s+(?=\w))"
)
"""The number of a clause, or of a requirement, which says nothing: `12.4`, `(a)`, `\u00a7 6 (2)`, `R-14:`. A
number of something has its unit behind it, in small letters.
"""

_TELLING = re.compile(
    r"(?:(?:hey|psst|and|so|but|by the way),?\s+)?"
    r"(?:(?:did|do|have)\s+you\s+(?:already\s+)?(?:know|heard),?\s+that|"
    r"did\s+you\s+know,?(?=\s+(?:(?:we|you|the|our|your)\s+)?(?:[\w-]+\s+){1,4}"
    r"(?:is|are|has|have|can|runs?|comes?|ships?|works?|supports?|includes?|offers?|lets?)\b)"
    r"(?!.*\b(?:who|whom|which|that|behind)\b))\s+"
    r"(?!(?:if|whether|when|what|who|why|how|where|which|whose|about|of|that|any\w*|some\w*|no\w*)\b)(?=\w+\s+\w)",
    re.IGNORECASE,
)
"""What opens a question that tells: without `that`, only before a verb, as whom one knows is no statement."""
_SHORT = 8
"""Words below which a dash joins a name to what is said of it."""


class Ending(StrEnum):
    """How a sentence ends."""

    STATEMENT = "statement"
    QUESTION = "question"


class Sentence(Struct, frozen=True):
    """One sentence, at `text[start:]` of its passage."""

    text: str
    start: int
    ending: Ending


class Clause(Struct, frozen=True):
    """A part of a sentence that says one thing; `fronted` for a condition or contrast put before the rest."""

    text: str
    start: int
    fronted: bool = False


def sentences(text: str) -> Iterator[Sentence]:
    """Split a passage. A dot in a number ends nothing, nor one after an initial or the number of an item;
    after an abbreviation it does where a new sentence begins: `Acme Inc. Backups are …`.
    """
    start = 0
    for stop in _STOP.finditer(text) if LINE_BREAK not in text else _stops(text):
        if stop[0].startswith(".") and not _ends(text[start : stop.start()], text, stop.end()):
            continue
        yield from _sentence(text, start, stop.end())
        start = stop.end()
    yield from _sentence(text, start, len(text))


def _stops(text: str) -> list[re.Match[str]]:
    return sorted((*_STOP.finditer(text), *_BREAK.finditer(text)), key=lambda stop: stop.start())


def _ends(said: str, text: str, end: int) -> bool:
    """Whether the dot behind `said` ends a sentence; the text goes on at `end`."""
    before = said.split()
    if not before:
        return True
    last = before[-1].lower().lstrip("(\"'\u201c")
    if _NEVER.fullmatch(last):
        return False
    if not _SELDOM.fullmatch(last):
        return True
    if len(before) == 1 or not _STARTER.match(text, end):
        return not text[end:].strip()
    if _LETTER.fullmatch(last):
        # An initial stands behind a name or another initial: `John F. Kennedy`, and not `plan B`.
        one_before = before[-2]
        named = _INITIALLED.fullmatch(one_before) or _INITIAL.match(text, end)
        return bool(_NUMBERED.fullmatch(one_before.lower())) or (one_before[:1].islower() and not named)
    return not (last.isdigit() and _MONTH.match(text, end))


def _sentence(text: str, start: int, end: int) -> Iterator[Sentence]:
    while end - start > _LONGEST:
        cut = max(text.rfind(" ", start, start + _LONGEST), text.rfind("\n", start, start + _LONGEST))
        cut = cut if cut > start else start + _LONGEST
        yield from _sentence(text, start, cut)
        start = cut
    body = text[start:end]
    number = _CLAUSE_NUMBER.match(body)
    behind = body[number.end() :] if number else body
    said = behind.strip()
    if not said:
        return
    at, ending = end - len(behind.lstrip()), Ending.QUESTION if "?" in said[-3:] else Ending.STATEMENT
    if ending is Ending.QUESTION and (told := _TELLING.match(said)):
        # Whoever asks that says it: `Did you know that backups run hourly?`
        said, at, ending = said[told.end() :], at + told.end(), Ending.STATEMENT
    yield Sentence(said, at, ending)


def clauses(
    sentence: str, joints: Sequence[tuple[int, int]] = (), *, dashes: bool = True
) -> tuple[Clause, ...]:
    """Split a sentence where one statement ends and another begins; offsets are within the sentence.

    `joints` are further places where one does, known by the names around them. `dashes` says whether a dash
    parts, as in running text; in a bullet or a cell it joins name and answer.
    """
    found: list[Clause] = []
    at = 0
    if _FRONTED.match(sentence):
        comma, given = _fronted_end(sentence), _GIVEN.match(sentence)
        at = given.end() if given else comma + 1 if comma else 0
        found += [Clause(sentence[: at - 1], 0, fronted=True)] if at else []
    dashes = dashes and sentence.count(" ") >= _SHORT
    partings = [each.span() for each in (_DASH if dashes else _PARTING).finditer(sentence, at)]
    further = (each for each in _NEXT.finditer(sentence, at) if _STATES.search(sentence, at, each.start()))
    partings += [*(each.span() for each in further), *joints]
    for start, end in sorted(partings):
        if start >= at and sentence[at:start].strip():
            found.append(Clause(sentence[at:start], at))
            at = end
    found.append(Clause(sentence[at:], at))
    return tuple(found)


def _fronted_end(sentence: str) -> int | None:
    """Find the comma that ends what was put in front, passing over those inside a list or before `which`."""
    for comma in re.finditer(r",\s", sentence):
        if re.match(
            r",\s(?:(?:\w+,\s){1,3}(?:and|or)|(?:\w+\s){0,2}(?:and|or)|which|who|whose)\s",
            sentence[comma.start() :],
        ):
            continue
        return comma.start()
    return None
