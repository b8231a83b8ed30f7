"""A whole question, which may ask about several features and several days: the answer to each."""

from collections.abc import Iterator
from itertools import product

from msgspec.structs import replace

from readyctl.core.feature.ask import AnsweredQuestion, GoneFeature, Inquiry, NoFeature, Reply, ask, is_name
from readyctl.core.feature.knowledge import Knowledge
from readyctl.core.feature.parts import AskedPart, parts
from readyctl.core.statement.asked_days import days_asked
from readyctl.core.statement.asked_kinds import kinds_asked, wondered
from readyctl.core.statement.dates import even


def asked(question: Inquiry, known: Knowledge) -> AnsweredQuestion:
    """Answer a question in anybody's words; days that it names are asked about beside the one given with it,
    kinds only where none is.
    """
    if is_name(question, known):
        return AnsweredQuestion(question, (ask(question, known),))
    text = _in_one_line(question.words)
    days = days_asked(text, known.as_of, known.names)
    kinds, rest = kinds_asked(text, known.names) if question.kind is None else ((), text)
    first, rest = wondered(rest, known.names, dated=bool(days or question.by))
    untold = ", ".join(day.words for day in days if day.last is None)
    found = parts(rest, days, known.names, kinds)
    told = replace(question, wondered=first)
    replies = (reply for part in found for reply in _replies(part, told, known))
    return AnsweredQuestion(question, tuple(replies), untold or None)


def _in_one_line(asked_in: str) -> str:
    """A question with a comma where a line ends."""
    return even(", ".join(asked_in.splitlines()))


def _replies(part: AskedPart, question: Inquiry, known: Knowledge) -> Iterator[Reply]:
    kinds = (question.kind,) if question.kind else part.kinds or (None,)
    given = () if question.by is None else (question.by,)
    for by, kind in product(dict.fromkeys((*given, *part.days)) or (None,), kinds):
        first = question.wondered if kind is None else None
        reply = ask(Inquiry(part.words or question.words, kind, by, first), known)
        yield replace(reply, unread=part.unread) if isinstance(reply, NoFeature) else reply
        if isinstance(reply, GoneFeature) or (isinstance(reply, NoFeature) and not reply.candidates):
            return  # It is the same for every day and kind.
