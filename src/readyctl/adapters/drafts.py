"""Drafts of interviews as JSON."""

import json

from readyctl.core.interview.conversation import Answer
from readyctl.core.interview.draft import Draft
from readyctl.core.promise.model import Status

SCHEMA = "readyctl.draft/1"


def decoded(blob: bytes) -> Draft | None:
    """The draft in a file's bytes; None where it is none."""
    try:
        data = json.loads(blob)
        answers, ahead = _answers(data["answers"]), _answers(data.get("ahead", []))
        facts = {str(key): str(value) for key, value in data["facts"].items()}
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    return Draft(facts, answers, ahead)


def encoded(draft: Draft) -> bytes:
    """The file's bytes for a draft."""
    data = {"schema": SCHEMA, "facts": draft.facts, "answers": _rows(draft.answers)}
    if draft.ahead:
        data["ahead"] = _rows(draft.ahead)
    return json.dumps(data, indent=1, ensure_ascii=False).encode() + b"\n"


def _answers(rows: list[tuple[str, str, str | None]]) -> tuple[Answer, ...]:
    return tuple(Answer(key, text, Status(tag) if tag else None) for key, text, tag in rows)


def _rows(answers: tuple[Answer, ...]) -> list[list[str | None]]:
    return [[answer.key, answer.text, answer.status] for answer in answers]
