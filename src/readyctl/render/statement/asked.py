"""The answer to a whole question: each thing that it asks about, by its name, and then what may be said."""

import datetime as dt
from collections.abc import Iterator
from itertools import groupby

from readyctl.core.feature.ask import AnsweredQuestion, FoundFeature, NoFeature, Reply, answer_word
from readyctl.core.text.counting import counted
from readyctl.render.feature import ask
from readyctl.render.painting import Line, Piece


def lines(asked: AnsweredQuestion, as_of: dt.date) -> Iterator[Line]:
    """The answer to the only thing that is asked; of several, one line each, and then each of them whole.

    What it is no answer to stands first: who reads a yes does not read on.
    """
    if asked.untold and any(isinstance(reply, FoundFeature) for reply in asked.replies):
        yield f'Nothing is said here of "{asked.untold}", which is no day: ask again with --by DATE.'
        yield ""
    yield from _answers(asked, as_of)


def _answers(asked: AnsweredQuestion, as_of: dt.date) -> Iterator[Line]:
    if len(asked.replies) == 1:
        yield from ask.lines(asked.replies[0], as_of)
        return
    yield f"It asks {counted(len(asked.replies), 'thing')}:"
    for reply in asked.replies:
        yield "  ", _called(reply), ": ", *_verdict(reply)
    for _, same in groupby(asked.replies, _subject):
        replies = tuple(same)
        yield ""
        found = tuple(reply for reply in replies if isinstance(reply, FoundFeature))
        if len(found) > 1 or (found and found[0].question.by):
            yield ""
            yield from ask.on_one_feature(found, as_of)
            continue
        for reply in replies:
            yield ""
            yield from ask.lines(reply, as_of)


def _subject(reply: Reply) -> str:
    """What a reply is about, the same for each of its days."""
    return reply.view.id if isinstance(reply, FoundFeature) else reply.question.words


def _called(reply: Reply) -> str:
    by = f" by {reply.question.by}" if reply.question.by else ""
    by += f", {reply.question.kind.label.lower()}" if reply.question.kind else ""
    name = reply.view.name if isinstance(reply, FoundFeature) else f'"{reply.question.words}"'
    return f"{name}{by}"


def _verdict(reply: Reply) -> tuple[Piece, ...]:
    if isinstance(reply, FoundFeature):
        return ask.verdict(answer_word(reply.first), reply.first.because)
    if isinstance(reply, NoFeature):
        why = "more than one may be meant" if len(reply.candidates) > 1 else "no entry is called so"
        return ask.verdict(reply.answer, ask.not_understood(reply) if reply.unread else why)
    return ask.verdict(reply.answer, reply.why)
