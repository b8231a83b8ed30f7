"""The answer to `readyctl ask` as JSON, `readyctl.ask/1`. The schema is `schemas/ask-1.schema.json`."""

from typing import Annotated, Literal

from pydantic import Field

from readyctl.core.feature.ask import (
    AnswerWord,
    Candidate,
    FoundFeature,
    GoneFeature,
    NoFeature,
    Reply,
    Wondered,
    answer_word,
)
from readyctl.core.feature.permission import Permission
from readyctl.core.feature.view import SalesView
from readyctl.core.level.kind import Kind
from readyctl.core.level.table import NOTHING_TO_SAY, Level
from readyctl.render.feature.fates_json import FateV1, fate
from readyctl.render.feature.limits_json import LimitV1, limits
from readyctl.render.published import IsoDay, Published, Sparse


class KindV1(Published):
    """The answer for one kind of promise."""

    kind: Kind
    answer: AnswerWord
    why: str | None
    """What speaks against it."""
    conditions: tuple[str, ...]
    """What a with_words depends on."""


class AboutV1(Sparse):
    """The feature as sales may see it; what is withheld is null or empty."""

    id: str
    area: str
    name: str
    level: Level
    awaiting_engineering: bool
    delivery_date: str | None
    caveats: tuple[str, ...]
    limits: tuple[LimitV1, ...]
    last_confirmed: IsoDay | None
    stale: bool
    overdue: bool
    ends: IsoDay | None
    """The last day of it; nothing is promised beyond."""
    ended: bool
    registry: str | None = None
    """The name of its registry, where it is asked of several."""


class CandidateV1(Published):
    """A feature that may have been meant, and the answer for it."""

    id: str
    name: str
    level: Level
    answer: AnswerWord
    why: str
    """What the answer rests on."""


class PartV1(Published):
    """The answer about one thing, or for one day, of several that are asked about."""

    feature: str | None
    """The id of the feature that is meant; null where no single one is."""
    kind: Kind
    """The kind that `answer` is about: the one asked for; without one, mention, or what is `wondered`."""
    answer: AnswerWord
    words: str
    """What may be said to a customer today, whatever the answer; empty while several may be meant."""
    why: str
    """What the answer rests on."""
    question: str
    by: IsoDay | None
    """The date that would be promised, where one was given or stands in the question."""
    read_as: str | None
    """The name that came close; null where the feature was named exactly."""
    kinds: tuple[KindV1, ...]
    """Every kind that was asked about."""
    disclaimer: str | None
    """The sentence that belongs behind `words`, where one does."""
    talk_to: str
    suggestions: tuple[str, ...]
    """Ids that may have been meant."""
    about: AboutV1 | None
    candidates: tuple[CandidateV1, ...]
    """The features of `suggestions`, each with the answer that it would get."""
    became: tuple[FateV1, ...] = ()
    """What became of the feature that was called so, and then of what it went on as, where it ended."""
    unread: tuple[str, ...] = ()
    """Words that were not understood: beside the features that are named, and times that are no day."""
    wondered: Wondered | None = None
    """What the question wants to know first: `live`, whether it can be used today, which `answer` and `why`
    are then about; `when`, by when it comes.
    """


class _Named(Published):
    schema_: Annotated[Literal["readyctl.ask/1"], Field(alias="schema")] = "readyctl.ask/1"


class AskV1(PartV1, _Named):
    """The answer of `readyctl ask --json`. Of several things it is the worst one, and says nothing else."""

    as_of: IsoDay
    revision: str | None
    parts: tuple[PartV1, ...] = ()
    """Where several things or several days are asked about, the answer to each."""


def published(reply: Reply) -> PartV1:
    """The answer about one thing, as scripts and assistants read it."""
    question, found = reply.question, reply if isinstance(reply, FoundFeature) else None
    return PartV1(
        feature=found.view.id if found else None,
        became=tuple(map(fate, reply.fates)),
        kind=question.kind or Kind.MENTION,
        answer=reply.answer,
        words=_words(reply),
        why=_why(reply),
        question=question.words,
        by=question.by,
        read_as=found.read_as if found else None,
        kinds=tuple(_kind(*answer) for answer in found.answers.items()) if found else (),
        disclaimer=found.words.disclaimer if found else None,
        talk_to=found.talk_to if found else "engineering",
        suggestions=reply.suggestions if isinstance(reply, NoFeature) else (),
        about=about(found.view) if found else None,
        candidates=tuple(map(_candidate, reply.candidates)) if isinstance(reply, NoFeature) else (),
        unread=reply.unread if isinstance(reply, NoFeature) else (),
        wondered=question.wondered,
    )


def _words(reply: Reply) -> str:
    match reply:
        case NoFeature(candidates=()):
            return NOTHING_TO_SAY
        case NoFeature() | GoneFeature():
            return ""
        case FoundFeature(words=words):
            return words.sentence


def _why(reply: Reply) -> str:
    match reply:
        case NoFeature(unread=(_, *_) as unread):
            return f"not understood: {', '.join(unread)}"
        case NoFeature(suggestions=()):
            return f"no feature is called '{reply.question.words}'"
        case NoFeature(suggestions=ids):
            return f"'{reply.question.words}' may mean {' or '.join(ids)}"
        case FoundFeature(view=view, first=first):
            return _ground(view, first)
        case GoneFeature(why=why):
            return why


def _ground(view: SalesView, permission: Permission) -> str:
    return permission.because or f"{view.name} is {view.level}"


def _candidate(one: Candidate) -> CandidateV1:
    return CandidateV1(
        id=one.view.id,
        name=one.view.name,
        level=one.view.level,
        answer=answer_word(one.permission),
        why=_ground(one.view, one.permission),
    )


def _kind(kind: Kind, permission: Permission) -> KindV1:
    conditions = permission.conditions
    why = None if conditions else permission.because or None
    return KindV1(kind=kind, answer=answer_word(permission), why=why, conditions=conditions)


def about(view: SalesView) -> AboutV1:
    """One feature as sales may see it."""
    return AboutV1(
        id=view.id,
        area=view.area,
        name=view.name,
        level=view.level,
        awaiting_engineering=view.awaiting,
        delivery_date=view.delivery_text,
        caveats=tuple(view.caveats),
        limits=limits(view),
        last_confirmed=view.last_confirmed,
        stale=view.stale,
        overdue=view.overdue,
        ends=view.ends,
        ended=view.ended,
        registry=view.registry,
    )
