"""The answer to `readyctl ask`, as text that fits a phone call."""

import datetime as dt
from collections.abc import Iterator, Sequence

from readyctl.core.feature.ask import (
    AnswerWord,
    Fit,
    FoundFeature,
    GoneFeature,
    NoFeature,
    Reply,
    Wondered,
    answer_word,
)
from readyctl.core.feature.fate import Fate
from readyctl.core.feature.permission import Permission
from readyctl.core.feature.view import SalesView
from readyctl.core.level.kind import Kind
from readyctl.core.level.table import NOTHING_TO_SAY
from readyctl.core.text.counting import ago, counted
from readyctl.render.painting import Line, Piece, paint, plain_text

_WORDS = {
    AnswerWord.YES: "yes",
    AnswerWord.WITH_WORDS: "yes, with these words",
    AnswerWord.NO: "no",
    AnswerWord.UNKNOWN: "unknown",
}
_STYLES = {
    AnswerWord.YES: "green",
    AnswerWord.WITH_WORDS: "yellow",
    AnswerWord.NO: "red",
    AnswerWord.UNKNOWN: "red",
}
_WIDTH = max(len(kind.label) for kind in Kind)


def render(reply: Reply, as_of: dt.date) -> str:
    """The answer first, then the words that may be said, then who knows more."""
    return plain_text(lines(reply, as_of))


def lines(reply: Reply, as_of: dt.date) -> Iterator[Line]:
    """The lines of the same text, each answer in its colour."""
    match reply:
        case FoundFeature():
            return _found(reply, as_of)
        case NoFeature():
            return _unknown(reply)
        case GoneFeature():
            return _gone(reply, as_of)


def _found(reply: FoundFeature, as_of: dt.date) -> Iterator[Line]:
    yield from _headline(reply)
    if len(reply.answers) == 1 or reply.there is not None:
        answer = _WORDS[reply.answer].capitalize()
        yield paint(answer, _STYLES[reply.answer]), f"{_reason(reply.first)}."
        yield ""
    yield from _head(reply)
    if len(reply.answers) > 1:
        yield from _table(reply)
    yield from _words(reply, as_of)


def _headline(reply: FoundFeature) -> Iterator[Line]:
    """What was asked first, where that was by when it comes."""
    if reply.question.wondered is Wondered.WHEN:
        yield f"{_when(reply.view)}."
        yield ""


def _when(view: SalesView) -> str:
    """By when it comes, as far as engineering said."""
    if view.level.row.available:
        return f"It is there today, as {view.level}"
    if view.due_text:
        return f"Not before {view.due_text}, the date engineering signed"
    return f"Engineering signed no date {'that is still to come' if view.overdue else 'for it'}"


def on_one_feature(replies: Sequence[FoundFeature], as_of: dt.date) -> Iterator[Line]:
    """The answers about one feature, for several days and kinds: what is the same for all is said once."""
    yield from _headline(replies[0])
    yield from _head(replies[0])
    for reply in replies:
        yield from _table(reply)
    yield from _words(replies[0], as_of)


def _table(reply: FoundFeature) -> Iterator[Line]:
    """Each kind that was asked about, under the day that would be promised."""
    yield ""
    if reply.question.by is not None:
        yield f"By {reply.question.by}:"
    yield from (_line(kind, permission) for kind, permission in reply.answers.items())


def _head(reply: FoundFeature) -> Iterator[Line]:
    view = reply.view
    yield f"{view.name} ({view.id}) is {view.level}{_standing(view)}."
    yield from map(_fate, reply.fates)
    if reply.read_as is not None:
        yield f'No feature is called "{reply.question.words}"; this is the answer for "{reply.read_as}".'


def _words(reply: FoundFeature, as_of: dt.date) -> Iterator[Line]:
    """What may be said, whatever the day, and who knows more."""
    view = reply.view
    yield ""
    yield "You may say:"
    yield f"  {reply.words.sentence}"
    if reply.words.disclaimer:
        yield f"  {reply.words.disclaimer}"
    if view.limits:
        yield ""
        yield "Never promise more than:"
        yield from (f"  {limit_words(limit)}" for limit in view.limits)
    yield ""
    whose = f", says the registry {view.registry}" if view.registry else ""
    yield f"As of {as_of}{whose}; ask {reply.talk_to} if the customer needs more."


def _fate(fate: Fate) -> str:
    """What became of what was called so."""
    name = f"{fate.name} ({fate.id})" if fate.name != fate.id else fate.id
    return f"{name}: {fate.clause}."


def _gone(reply: GoneFeature, as_of: dt.date) -> Iterator[Line]:
    yield paint(_WORDS[reply.answer].capitalize(), _STYLES[reply.answer]), ": it is not there any more."
    yield ""
    if reply.read_as is not None:
        yield f'No feature is called "{reply.question.words}"; this is what is known of "{reply.read_as}".'
    yield from map(_fate, reply.fates)
    yield ""
    disputed = any(fate.disputed for fate in reply.fates)
    until = " before engineering has said what is to become of it" if disputed else ""
    yield f"Offer it to nobody{until}."
    yield f"As of {as_of}; ask engineering if the customer needs it."


def _standing(view: SalesView) -> str:
    if view.removed:
        return f", for {view.removed}"
    if view.awaiting:
        return "; a claim of more awaits engineering"
    if view.ended:
        return f", and ended on {view.ends}"
    if view.overdue:
        return f", and its date {view.delivery_text} has passed"
    if view.stale:
        return f"; last confirmed {ago(view.age_days or 0)}, ask {view.owner or 'engineering'}"
    return f"; engineering confirmed it on {view.last_confirmed}" if view.last_confirmed else ""


def _line(kind: Kind, permission: Permission) -> Line:
    return f"  {kind.label.lower():<{_WIDTH}}  ", *_verdict(permission)


def _verdict(permission: Permission) -> tuple[Piece, ...]:
    return verdict(answer_word(permission), permission.because)


def verdict(word: AnswerWord, because: str) -> tuple[Piece, ...]:
    """An answer in its colour, and what it rests on where there is such a thing."""
    return paint(_WORDS[word], _STYLES[word]), f": {because}" if because else ""


def _reason(permission: Permission) -> str:
    return f": {permission.because}" if permission.because else ""


def limit_words(limit: tuple[str, str | None, str | None]) -> str:
    """One limit in words, such as `match latency: at least 80 ms`."""
    metric, at_least, at_most = limit
    ends = [f"{words} {text}" for words, text in (("at least", at_least), ("at most", at_most)) if text]
    return f"{metric}: {', '.join(ends)}" if ends else metric


_FITS = {
    Fit.NAME: '{} answer to "{}"',
    Fit.PART: '{} may be meant by "{}"',
    Fit.AREA: '{} are in the area "{}"',
    Fit.NEAR: 'no feature is called "{1}"',
}
_MOST = 9
"""Candidates that are shown; whoever asks for one word of many names has to say more."""


def _unknown(reply: NoFeature) -> Iterator[Line]:
    number = counted(len(reply.candidates), "feature")
    answer = paint(_WORDS[reply.answer].capitalize(), _STYLES[reply.answer])
    yield answer, f": {_unsure(reply, number)}."
    yield from map(_fate, reply.fates)
    yield from _nothing() if not reply.candidates else _choice(reply)


def _unsure(reply: NoFeature, number: str) -> str:
    """Why there is no single answer; words beside a name may turn the question round."""
    if reply.unread:
        return not_understood(reply)
    return _FITS[reply.fit].format(number, reply.question.words)


def not_understood(reply: NoFeature) -> str:
    """Which words of the question say nothing to us, a clause."""
    unread = " and ".join(f'"{words}"' for words in reply.unread)
    return f"{unread} {'was' if len(reply.unread) == 1 else 'were'} not understood"


def _choice(reply: NoFeature) -> Iterator[Line]:
    """The candidates with their verdicts: whether something may be said depends on which one is meant."""
    yield "It names:" if reply.unread else "Did you mean:"
    for number, candidate in enumerate(reply.candidates[:_MOST], 1):
        view = candidate.view
        stands = "is not there any more" if view.removed else f"is {view.level}"
        whose = f" of {view.registry}" if view.registry else ""
        yield f"  {number}. {view.name} ({view.id}){whose} {stands}{_standing(view)}."
        by = f" by {reply.question.by}" if reply.question.by else ""
        yield f"     {candidate.kind.label.lower()}{by}: ", *_verdict(candidate.permission)
        yield from (f"     {words}" for words in _bounds(view))
    if len(reply.candidates) > _MOST:
        yield f"  and {len(reply.candidates) - _MOST} more"
    yield ""
    before = (
        "Ask by the name alone" if reply.unread else "Say nothing of it before you know which one is meant"
    )
    yield f"{before}: readyctl ask {reply.suggestions[0]}"


def _bounds(view: SalesView) -> Iterator[str]:
    """What a yes never reaches beyond: the day and the limits, of which the question may say more."""
    if view.level.row.dated and view.due_text:
        yield f"never promise it before {view.due_text}"
    yield from (f"never promise more than {limit_words(limit)}" for limit in view.limits)


def _nothing() -> Iterator[str]:
    yield ""
    yield "You may say:"
    yield f"  {NOTHING_TO_SAY}"
    yield ""
    yield "Ask engineering to add it to the registry if customers ask for it."
