"""One answer as the JSON of the question that it is the only answer to."""

from readyctl.core.feature.ask import AnsweredQuestion, Reply
from readyctl.core.feature.knowledge import Knowledge
from readyctl.render.statement.asked_json import render


def reply_as_json(reply: Reply, known: Knowledge) -> str:
    """What `readyctl ask --json` prints for it."""
    return render(AnsweredQuestion(reply.question, (reply,)), known)
