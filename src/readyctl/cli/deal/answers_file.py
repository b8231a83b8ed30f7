"""`handoff new --answers FILE`: the interview's answers from a file, for scripts."""

from collections.abc import Iterator
from pathlib import Path

from readyctl.core.deal.note import Handoff
from readyctl.core.entry.document import Node
from readyctl.core.interview.conversation import DETAIL, ENOUGH, Answer, Conversation
from readyctl.core.interview.places import NoteData
from readyctl.core.interview.questions import ASKS
from readyctl.core.interview.tags import short_line
from readyctl.core.promise.model import Status
from readyctl.errors import UsageError


def read_answers(path: Path) -> dict[str, Node]:
    """The file's mapping: the interview's questions by key, or a note's own keys. `-` is stdin.

    Raises UsageError where it cannot be read, or has a key that is neither.
    """
    from readyctl.workspace.reading.inputs import read_yaml

    document = read_yaml(path, help="name a YAML file")
    if document.data is None:
        problem = document.problems[0]
        line = problem.position.line if problem.position else 1
        raise UsageError(f"{path}:{line}: {problem.message}", help=problem.help)
    unknown = [key for key in document.data if key not in ASKS and key not in Handoff.model_fields]
    if unknown:
        known = ", ".join(ASKS)
        raise UsageError(
            f"{path}: '{unknown[0]}' is no question of the interview and no key of a note",
            help=f"answer {known}; or give a note's own keys, such as roles",
        )
    return document.data


def tell(conversation: Conversation, answers: dict[str, Node]) -> NoteData:
    """Answer every prompt from the file; what it does not answer stays open, without follow-ups."""
    spoken = [key for key in ASKS if key in answers and not _is_note_part(key, answers)]
    lines = {key: _lines(key, answers[key]) for key in spoken}
    prompt = next(conversation)
    while True:
        answer = _answer(prompt.key, lines)
        try:
            prompt = conversation.send(answer)
        except StopIteration as done:
            data: NoteData = done.value
            break
    for key, value in answers.items():
        if key in Handoff.model_fields and (key not in ASKS or _is_note_part(key, answers)):
            data[key] = _merged(data.get(key), value)
    return data


def _is_note_part(key: str, answers: dict[str, Node]) -> bool:
    """Whether `data` holds the note's own lines and not sentences."""
    value = answers[key]
    return key in Handoff.model_fields and isinstance(value, list) and any(isinstance(v, dict) for v in value)


def _answer(key: str, lines: dict[str, Iterator[Answer]]) -> Answer:
    if key.startswith(DETAIL):
        return Answer(key, ENOUGH)
    found = next(lines.get(key.split(".", maxsplit=1)[0], iter(())), None)
    return Answer(key, found.text, found.status) if found else Answer(key, "")


def _lines(key: str, value: Node) -> Iterator[Answer]:
    for item in value if isinstance(value, list) else [value]:
        if not isinstance(item, str):
            raise UsageError(f"'{key}' is no line of text", help="write a sentence, with its tag at the end")
        short = short_line(item)
        yield Answer(key, short.text, short.status or Status.ASSUMED)


def _merged(said: Node, given: Node) -> Node:
    """What the file gives in a note's own form, beside what its sentences gave."""
    if isinstance(said, dict) and isinstance(given, dict):
        return {
            key: _merged(said.get(key), given[key]) if key in given else said[key] for key in (*said, *given)
        }
    return [*said, *given] if isinstance(said, list) and isinstance(given, list) else given
