"""Headings in notes: which part of the note, or which tag, the lines under one belong to."""

import re

from msgspec import Struct

from readyctl.core.deal.text import plain, word_pattern
from readyctl.core.interview.places import PLACES, Place
from readyctl.core.interview.tags import status_named
from readyctl.core.promise.model import Status

_PARTS = tuple((row.place, word_pattern(*row.headings)) for row in PLACES)
_LABELS = tuple((row.place, word_pattern(*row.labels)) for row in PLACES if row.labels)
_TELLING = tuple((row.place, word_pattern(*row.telling)) for row in PLACES if row.telling)
_LABELLED = re.compile(r"^(?P<label>[^:]{2,40}):\s+(?P<rest>\S.*)$")
_UNMARKED = word_pattern(
    *(words for row in PLACES for words in row.unmarked),
    *("assumptions", "not[ _-]discussed", "assumed", "confirmed"),
)
"""What is a heading even without any mark of one, or with a number in front."""
_HASH = re.compile(r"^\s*#{1,6}\s+(?P<text>.+?)\s*#*\s*$")
_COLON = re.compile(r"^\s*(?P<text>[^\s.?!][^.?!:]{1,40}):[\s*_]*$")
_BOLD = re.compile(r"^\s*(?P<mark>\*\*|__)(?P<text>[^*_]{1,60}?):?(?P=mark)\s*:?\s*$")
_LONGEST = 200
"""A longer line is prose, whatever it starts with."""
_LISTED = re.compile(r"^\s*(?:[-*+•·]\s|>\s|\d{1,3}[.)]\s)")
_NUMBER = re.compile(r"^\d{1,2}[.)]\s*")
_QUALIFIER = re.compile(r"^(?:the|our|their|its|current|main|key|known|user)\s+")
_BETWEEN = re.compile(r"\s*(?:,|/|&|\+|\band\b|\bor\b)\s*")


class Heading(Struct, frozen=True):
    """A heading: `section` is a part's dotted key, `status` the tag of the lines under it, both if named.

    `within` says that it is a label inside the section before it. `bare` says that it names a part or a tag
    and nothing else, so that nothing is lost by leaving it out.
    """

    text: str
    section: Place | None = None
    status: Status | None = None
    within: bool = False

    @property
    def bare(self) -> bool:
        """Whether its own words say no more than what is kept of them."""
        return self.section is not None or self.status is not None


def heading(line: str) -> Heading | None:
    """Read a line as a heading, as a whole: `Done so far` names no part, though `Done` does."""
    if len(line) > _LONGEST:
        return None
    if found := _HASH.match(line):
        return _named(found["text"], within=False)
    if found := _BOLD.match(line):
        named = _named(found["text"], within=True)
        return named if named.bare else None
    if found := _COLON.match(line):
        return _named(found["text"], within=True)
    words = _words(line)
    if _UNMARKED.fullmatch(words) and not line.lstrip().startswith(("- ", "* ", "+ ", "• ", "· ", "> ")):
        return _named(line, within=True)
    return None


def labelled(text: str) -> tuple[Place, str] | None:
    """The place that a line names itself, and what it says there: `day 1: exports`, `deadline: June`."""
    found = _LABELLED.match(text)
    if found is None:
        return None
    words = _words(found["label"])
    for place, pattern in _LABELS:
        if pattern.fullmatch(words):
            return place, found["rest"]
    return next(((place, text) for place, pattern in _TELLING if pattern.fullmatch(words)), None)


def listed(line: str) -> bool:
    """Whether a line is an item of a list."""
    return _LISTED.match(line) is not None


def _named(text: str, *, within: bool) -> Heading:
    words = _words(text)
    status = status_named(words)
    if status is not None:
        return Heading(text.strip(), None, status, within)
    return Heading(text.strip(), _part(words))


def _words(text: str) -> str:
    bare = re.sub(r"^[\W_]+|[\W_]+$", "", plain(text))
    return re.sub(r"^[\W_]+", "", _NUMBER.sub("", bare))


def _part(words: str) -> Place | None:
    whole = _one_part(words)
    pieces = [_one_part(piece) for piece in _BETWEEN.split(words)]
    return whole or (pieces[0] if all(pieces) else None)


def _one_part(words: str) -> Place | None:
    short = _QUALIFIER.sub("", words)
    return next((place for place, pattern in _PARTS if pattern.fullmatch(short)), None)
