"""Holding an interview: prompts to a person, answers to the conversation, and a draft after each."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec.structs import replace

from readyctl.cli import output
from readyctl.cli.deal.prompts import Front
from readyctl.core.entry.characters import FORBIDDEN_IN_VALUE
from readyctl.core.interview.conversation import (
    ENOUGH,
    Answer,
    Conversation,
    Prompt,
    needs_tag,
    replay,
)
from readyctl.core.interview.draft import Draft
from readyctl.core.interview.places import NoteData, Place
from readyctl.core.interview.placing import place
from readyctl.core.interview.tags import short_line
from readyctl.core.promise.model import Status

if TYPE_CHECKING:
    from readyctl.workspace.changing.drafts import DraftFile

BACK = "<"


def hold(start: Callable[[], Conversation], front: Front, file: "DraftFile", draft: Draft) -> NoteData:
    """Ask from where the draft stands to the end; gives the note's data.

    The draft is saved after every text and after every tag, so that neither a closed window nor a killed
    process loses more than the line that was being typed. `<` goes back to the question before.
    """
    draft, pending = _unfinished(draft)
    conversation = start()
    prompt, left = replay(conversation, draft.answers)
    while isinstance(prompt, Prompt):
        before = _said_before(draft, prompt)
        text = pending.text if pending else clean(front.text(_offering(prompt, before)))
        if text == BACK:
            draft = _back(draft)
            file.save(draft)
            conversation = start()
            prompt, left = replay(conversation, draft.answers)
            continue
        kept = before if not text and not pending else None
        if not text and not kept and not prompt.many:
            output.say("left open; < goes back to it")
        answer = kept or _tagged(prompt, text, front, file, draft)
        pending = None
        ahead = tuple(one for one in draft.ahead if one is not before)
        draft = replace(draft, answers=(*draft.answers, answer), ahead=ahead)
        file.save(draft)
        try:
            prompt = conversation.send(answer)
        except StopIteration as done:
            prompt = done.value
    data: NoteData = prompt
    for answer in (*left, *draft.ahead):
        if needs_tag(answer.key, answer.text):
            place(data, Place.UNSORTED, answer.text, answer.status or Status.ASSUMED)
    return data


def _back(draft: Draft) -> Draft:
    """One answer back; it is not lost, but waits to be offered again."""
    return replace(draft, answers=draft.answers[:-1], ahead=(*draft.answers[-1:], *draft.ahead))


def _said_before(draft: Draft, prompt: Prompt) -> Answer | None:
    """What was answered to this prompt before somebody went back over it."""
    return next((answer for answer in draft.ahead if answer.key == prompt.key), None)


def _offering(prompt: Prompt, before: Answer | None) -> Prompt:
    if before is None or before.text in {"", ENOUGH}:
        return prompt
    tag = f" ({before.status.value.replace('_', ' ')})" if before.status else ""
    return replace(prompt, hint=f"before: {before.text}{tag}. Enter keeps it, a full stop drops it")


def _unfinished(draft: Draft) -> tuple[Draft, Answer | None]:
    """Part the last answer off, where its tag was never given."""
    last = draft.answers[-1] if draft.answers else None
    if last is None or last.status is not None or not needs_tag(last.key, last.text):
        return draft, None
    output.say(f"going on with: {last.text}")
    return replace(draft, answers=draft.answers[:-1]), last


def _tagged(prompt: Prompt, text: str, front: Front, file: "DraftFile", draft: Draft) -> Answer:
    """The answer with its tag: the one at the end of the line, or the key that the person presses."""
    if not needs_tag(prompt.key, text):
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
