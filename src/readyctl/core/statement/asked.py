"""A whole question, which may ask about several features and several days: the answer to each."""

import re
from collections.abc import Iterator, Sequence
from itertools import product

from msgspec.structs import replace

from readyctl.core.feature.ask import AnsweredQuestion, GoneFeature, Inquiry, NoFeature, Reply, ask
from readyctl.core.feature.knowledge import Knowledge
from readyctl.core.feature.names import NameIndex
from readyctl.core.feature.parts import AskedPart, parts
from readyctl.core.level.kind import Kind
from readyctl.core.statement.asked_days import days_asked
from readyctl.core.statement.dates import even, find_date

_PAPER = r"\b(?:in|into) (?:the |a |our |their |your )?(?:contract|agreement|msa|sow|order form|proposal)s?\b"
_SAID = (
    (
        Kind.CONTRACT,
        re.compile(
            rf"\bput\b(?=.{{0,200}}{_PAPER})|{_PAPER}",
            re.IGNORECASE,
        ),
    ),
    (Kind.EARLY_ACCESS, re.compile(r"\b(?:(?:offer|give|get|have) )?early access(?: to)?\b", re.IGNORECASE)),
    (Kind.DEMO, re.compile(r"\b(?:demo|demonstrate)\b", re.IGNORECASE)),
)
"""How a question says what is to be done with the feature."""


def asked(question: Inquiry, known: Knowledge) -> AnsweredQuestion:
    """Answer a question in anybody's words; days that it names are asked about beside the one given with it,
    kinds only where none is.
    """
    text = _in_one_line(question.words)
    days = days_asked(text, known.as_of)
    kinds, rest = _kinds(text, known.names) if question.kind is None else ((question.kind,), text)
    vague = [day.words for day in days if day.last is None]
    when = None if days else find_date(text, known.as_of)
    untold = ", ".join(vague) or (when.words if when and when.last is None else None)
    found = parts(rest, days, known.names)
    replies = (reply for part in found for reply in _replies(part, kinds, question, known))
    return AnsweredQuestion(question, tuple(replies), untold)


def _in_one_line(asked_in: str) -> str:
    """A question with a comma where a line ends."""
    return even(", ".join(asked_in.splitlines()))


def _kinds(text: str, names: NameIndex) -> tuple[tuple[Kind | None, ...], str]:
    """What a question asks to do, and the question with blanks in the place of that."""
    held = [(each.start, each.end) for each in names.named(text)]
    kinds: list[Kind] = []
    for kind, pattern in _SAID:
        for found in pattern.finditer(text):
            if not any(start < found.end() and found.start() < end for start, end in held):
                kinds.append(kind)
                text = text[: found.start()] + " " * len(found[0]) + text[found.end() :]
    return tuple(dict.fromkeys(kinds)) or (None,), text


def _replies(
    part: AskedPart, kinds: Sequence[Kind | None], question: Inquiry, known: Knowledge
) -> Iterator[Reply]:
    given = () if question.by is None else (question.by,)
    for by, kind in product(dict.fromkeys((*given, *part.days)) or (None,), kinds):
        reply = ask(Inquiry(part.words or question.words, kind, by), known)
        yield replace(reply, unread=part.unread) if isinstance(reply, NoFeature) else reply
        if isinstance(reply, GoneFeature) or (isinstance(reply, NoFeature) and not reply.candidates):
            return  # It is the same for every day and kind.
