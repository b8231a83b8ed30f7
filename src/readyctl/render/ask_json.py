"""The answer to `readyctl ask` as JSON, `readyctl.ask/1`."""

import json

from readyctl.core.ask import FoundFeature, KindAnswer, NoFeature, Reply
from readyctl.core.inventory import Inventory, SalesView
from readyctl.core.wording import NOTHING_TO_SAY

SCHEMA = "readyctl.ask/1"


def render(reply: Reply, inventory: Inventory) -> str:
    """One object; `feature` is null where no single feature is meant. Withheld fields are null or empty."""
    question = reply.question
    answer = {
        "schema": SCHEMA,
        "as_of": inventory.as_of.isoformat(),
        "revision": inventory.revision,
        "question": {
            "words": question.words,
            "kind": question.kind.value if question.kind else None,
            "by": question.by.isoformat() if question.by else None,
        },
        "answer": reply.answer.value,
        **(_found(reply) if isinstance(reply, FoundFeature) else _unknown(reply)),
    }
    return json.dumps(answer, indent=2, ensure_ascii=False) + "\n"


def _found(reply: FoundFeature) -> dict[str, object]:
    return {
        "feature": _feature(reply.view),
        "read_as": reply.read_as,
        "answers": [_answer(answer) for answer in reply.answers],
        "say": reply.words.sentence,
        "disclaimer": reply.words.disclaimer,
        "talk_to": reply.talk_to,
        "suggestions": [],
    }


def _unknown(reply: NoFeature) -> dict[str, object]:
    return {
        "feature": None,
        "read_as": None,
        "answers": [],
        "say": NOTHING_TO_SAY,
        "disclaimer": None,
        "talk_to": "engineering",
        "suggestions": list(reply.suggestions),
    }


def _feature(view: SalesView) -> dict[str, object]:
    return {
        "id": view.id,
        "area": view.area,
        "name": view.name,
        "level": view.level.value,
        "awaiting_engineering": view.awaiting,
        "delivery_date": view.delivery_text,
        "caveats": list(view.caveats),
        "limits": [{"metric": m, "at_least": least, "at_most": most} for m, least, most in view.limits],
        "last_confirmed": view.last_confirmed.isoformat() if view.last_confirmed else None,
        "stale": view.stale,
        "overdue": view.overdue,
    }


def _answer(answer: KindAnswer) -> dict[str, object]:
    return {
        "kind": answer.kind.value,
        "answer": answer.answer.value,
        "why": answer.why or None,
        "conditions": list(answer.conditions),
    }
