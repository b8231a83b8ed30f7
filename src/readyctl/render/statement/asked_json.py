"""The answer to a whole question as JSON, `readyctl.ask/1`. The schema is `schemas/ask-1.schema.json`."""

from collections.abc import Sequence

from readyctl.core.feature.ask import AnsweredQuestion
from readyctl.core.feature.knowledge import Knowledge
from readyctl.render.feature import ask_json
from readyctl.render.feature.ask_json import AskV1, PartV1
from readyctl.render.published import as_json


def render(asked: AnsweredQuestion, known: Knowledge) -> str:
    """One object; see `ask_json.AskV1`."""
    return as_json(published(asked, known))


def published(asked: AnsweredQuestion, known: Knowledge) -> AskV1:
    """The answer as scripts and assistants read it. What is said of each of several stands in its part."""
    parts = tuple(map(ask_json.published, asked.replies))
    whole = parts[0] if len(parts) == 1 else _worst(asked, parts)
    untold = (asked.untold,) if asked.untold else ()
    told = {name: getattr(whole, name) for name in PartV1.model_fields}
    told |= {"question": asked.question.words, "unread": (*whole.unread, *untold)}
    return AskV1(**told, as_of=known.as_of, revision=known.revision, parts=parts if len(parts) > 1 else ())


def _worst(asked: AnsweredQuestion, parts: Sequence[PartV1]) -> PartV1:
    talk_to = {part.talk_to for part in parts}
    worst = next(part for part in parts if part.answer == asked.answer)
    return PartV1(
        feature=None,
        kind=worst.kind,
        answer=asked.answer,
        words="",
        why="; ".join(f"{part.feature or part.question}: {part.why}" for part in parts),
        question=asked.question.words,
        by=asked.question.by,
        read_as=None,
        kinds=(),
        disclaimer=None,
        talk_to=talk_to.pop() if len(talk_to) == 1 else "engineering",
        suggestions=(),
        about=None,
        candidates=(),
    )
