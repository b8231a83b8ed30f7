"""Holding an interview: prompts to a person, answers to the conversation, and a draft after each."""

from collections.abc import Callable
from dataclasses import replace

from readyctl.adapters.drafts import Draft, DraftFile
from readyctl.adapters.yaml_characters import FORBIDDEN_IN_VALUE
from readyctl.cli import output
from readyctl.cli.handoff.fronts import Front
from readyctl.core.handoff import Status
from readyctl.core.interview import ENOUGH, Answer, Conversation, NoteData, Prompt, replay
from readyctl.core.interview_places import Place, taken
from readyctl.core.note_tags import short_line

BACK = "<"


def hold(start: Callable[[], Conversation], front: Front, file: DraftFile, draft: Draft) -> NoteData:
    """Ask from where the draft stands to the end; gives the note's data.

    The draft is saved after every text and after every tag, so that neither a closed window nor a killed
    process loses more than the line that was being typed. `<` goes back to the question before.
    """
    draft, pending = _unfinished(draft)
    conversation = start()
    prompt, left = replay(conversation, draft.answers)
    while isinstance(prompt, Prompt):
        text = pending.text if pending else clean(front.text(prompt))
        if text == BACK:
            draft = replace(draft, answers=draft.answers[:-1])
            file.save(draft)
            conversation = start()
            prompt, left = replay(conversation, draft.answers)
            continue
        answer = _tagged(prompt, text, front, file, draft)
        pending = None
        draft = replace(draft, answers=(*draft.answers, answer))
        file.save(draft)
        try:
            prompt = conversation.send(answer)
        except StopIteration as done:
            prompt = done.value
    data: NoteData = prompt
    for answer in left:
        taken(data, Place.QUESTION, answer.text, Status.NOT_DISCUSSED)
    return data


def _unfinished(draft: Draft) -> tuple[Draft, Answer | None]:
    """Part the last answer off, where its tag was never given."""
    last = draft.answers[-1] if draft.answers else None
    if last is None or last.status is not None or not last.text or last.text == ENOUGH:
        return draft, None
    output.say(f"going on with: {last.text}")
    return replace(draft, answers=draft.answers[:-1]), last


def _tagged(prompt: Prompt, text: str, front: Front, file: DraftFile, draft: Draft) -> Answer:
    """The answer with its tag: the one at the end of the line, or the key that the person presses."""
    if not text or text == ENOUGH:
        return Answer(prompt.key, text)
    short = short_line(text)
    if short.status is not None:
        return Answer(prompt.key, short.text, short.status)
    file.save(replace(draft, answers=(*draft.answers, Answer(prompt.key, text))))
    return Answer(prompt.key, text, front.status(text))


def clean(text: str) -> str:
    """What was typed, without what no registry file may contain: stray bytes and control characters."""
    readable = text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return FORBIDDEN_IN_VALUE.sub("", readable).strip()
