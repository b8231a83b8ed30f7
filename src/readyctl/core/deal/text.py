"""The sentences of a note, and the plain reading of words that the rules about them share."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from msgspec import Struct

from readyctl.core.deal.lines import Part, TaggedLine, lines
from readyctl.core.deal.note import Handoff, Movement, Role
from readyctl.core.entry.fields import those_of
from readyctl.core.entry.keypath import KeyPath
from readyctl.core.entry.last import kept_for_the_last
from readyctl.core.promise.model import Promise
from readyctl.core.text.folding import folded

_BLANKS = frozenset(
    {
        *(
            "",
            "?",
            "??",
            "???",
            "-",
            "tbd",
            "tba",
            "tbc",
            "n/a",
            "na",
            "unknown",
            "unclear",
            "open",
            "not sure",
        ),
        *("to be decided", "to be defined", "to be discussed", "to be confirmed", "not discussed"),
        *("do not know", "don't know", "dont know", "no idea", "ask", "later", "somehow", "somewhere"),
    }
)
_TYPOGRAPHY = {0x2019: "'", 0x2018: "'", 0x201C: '"', 0x201D: '"', 0x2013: "-", 0x2014: "-", 0x2011: "-"}


class Statement(Struct, frozen=True):
    """One stretch of free text in the note: `at` is its key path, `plain` the text for matching.

    `open` says that the text asks instead of telling: it stands among the questions.
    """

    at: KeyPath
    part: Part
    text: str
    plain: str

    @property
    def open(self) -> bool:
        """Whether it is a question that the note already knows to be open."""
        return self.part is Part.QUESTIONS


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Lower case, straight quotes and hyphens, single spaces: what patterns are matched against."""
    return folded(text.translate(_TYPOGRAPHY))


def is_blank(text: str | None) -> bool:
    """Whether an answer says nothing: absent, a question mark, `tbd` and the like."""
    return text is None or plain(text).strip(" .!") in _BLANKS


@kept_for_the_last
def statements(note: Handoff) -> tuple[Statement, ...]:
    """Every stretch of free text, in the order of the note; roles' and systems' names are not among them."""
    return tuple(statement for line in lines(note) for statement in _of(line))


def _of(line: TaggedLine) -> Iterator[Statement]:
    match line.line:
        case Role():
            return
        case Promise(quote=quote):
            if quote is not None:
                yield _statement((*line.at, "quote"), line.part, quote)
        case Movement() as data:
            for key in ("what", "when", "format", "on_error"):
                if value := getattr(data, key):
                    yield _statement((*line.at, key), line.part, value)
        case other:
            for key in those_of(type(other), ("when", "text", "answer")):
                if value := getattr(other, key):
                    yield _statement((*line.at, key), line.part, value)


def _statement(at: KeyPath, part: Part, text: str) -> Statement:
    return Statement(at, part, text, plain(text))


def mentions(note: Handoff, pattern: re.Pattern[str]) -> Iterator[Statement]:
    """The statements that `pattern` is found in; open questions included, for they are known to be open."""
    is_in = _is_in(pattern)
    return (statement for statement in statements(note) if is_in(statement.plain))


def said(note: Handoff, pattern: re.Pattern[str]) -> bool:
    """Whether the note says anything that `pattern` describes, even as an open question."""
    return any(True for _ in mentions(note, pattern))


_Found = dict[str, bool]
_MOST_TEXTS = 4096
_looked_for: dict[int, tuple[re.Pattern[str], _Found]] = {}
"""By pattern, the texts that it was looked for in: the same sentence stands in many notes."""


def _is_in(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    """Whether a pattern is found in a plain text; each text is searched once."""
    known, found = _looked_for.get(id(pattern), (None, {}))
    if known is not pattern:
        found = {}
        _looked_for[id(pattern)] = pattern, found
    if len(found) > _MOST_TEXTS:
        found.clear()

    def is_in(text: str) -> bool:
        if text not in found:
            found[text] = pattern.search(text) is not None
        return found[text]

    return is_in


_DENIED_BEFORE = re.compile(
    r"(?:\b(?:no|not|never|nobody|none|neither|nor|cannot|without|hardly)|n't)(?: [\w'-]+){0,3} $|\bno $"
)
_DENIED_AFTER = re.compile(
    r"(?: [\w'-]+)? (?:is|are|was|were|will be)(?:n't| not| never)"
    r"(?: \w+)? (?:needed|required|wanted|necessary|planned|used)"
)
_CLAUSE_ENDS = re.compile(
    r"[.,;:!?()]|\b(?:but|except|before|until|unless|after|once|when|if|and then|only)\b"
)


def affirmed(text: str, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """The first place where plain text says what `pattern` describes, and does not deny it in its clause."""
    return next((match for match in pattern.finditer(text) if not _denied(text, match)), None)


def _denied(text: str, match: re.Match[str]) -> bool:
    before = _CLAUSE_ENDS.split(text[: match.start()])[-1]
    return bool(_DENIED_BEFORE.search(before) or _DENIED_AFTER.match(text, match.end()))


def word_pattern(*alternatives: str) -> re.Pattern[str]:
    """A pattern that finds any of the alternatives (regular expressions) at word boundaries."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(alternatives)})(?!\w)")
