"""Drafts of interviews: one JSON file each, written after every answer, whole or not at all."""

import json
from dataclasses import dataclass
from pathlib import Path

from readyctl.adapters.files import write_atomically
from readyctl.core.interview.conversation import Answer
from readyctl.core.promise.model import Status
from readyctl.errors import Refused

SCHEMA = "readyctl.draft/1"


@dataclass(frozen=True)
class Draft:
    """What was said so far. `facts` are the note's required keys; the last answer may lack its tag yet.

    `ahead` are the answers that somebody went back over, in their order: they are offered again.
    """

    facts: dict[str, str]
    answers: tuple[Answer, ...] = ()
    ahead: tuple[Answer, ...] = ()


class DraftFile:
    """The file of one draft. It knows what it wrote, so that two interviews do not overwrite each other."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._written: bytes | None = None

    @property
    def exists(self) -> bool:
        """Whether there is a draft to go on with."""
        return self.path.is_file()

    def load(self) -> Draft:
        """Read the draft. Raises Refused where the file is not one; the file is left as it is."""
        blob = self.path.read_bytes()
        try:
            data = json.loads(blob)
            answers, ahead = _answers(data["answers"]), _answers(data.get("ahead", []))
            facts = {str(key): str(value) for key, value in data["facts"].items()}
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise Refused(
                f"{self.path} is not a draft of an interview", help="move the file away, and start again"
            ) from error
        self._written = blob
        return Draft(facts, answers, ahead)

    def save(self, draft: Draft) -> None:
        """Write the draft at one stroke. Raises NotWritten where the system does not allow it."""
        data = {"schema": SCHEMA, "facts": draft.facts, "answers": _rows(draft.answers)}
        if draft.ahead:
            data["ahead"] = _rows(draft.ahead)
        blob = json.dumps(data, indent=1, ensure_ascii=False).encode() + b"\n"
        if blob != self._written:
            write_atomically(self.path, blob, expect=self._written)
            self._written = blob

    def put_aside(self) -> Path:
        """Keep an old draft under another name, and make room for a new one."""
        number = 1
        while (aside := self.path.with_name(f"{self.path.name}.{number}")).exists():
            number += 1
        self.path.rename(aside)
        return aside

    def remove(self) -> None:
        """Drop the draft, when the note is written."""
        self.path.unlink(missing_ok=True)


def _answers(rows: list[tuple[str, str, str | None]]) -> tuple[Answer, ...]:
    return tuple(Answer(key, text, Status(tag) if tag else None) for key, text, tag in rows)


def _rows(answers: tuple[Answer, ...]) -> list[list[str | None]]:
    return [[answer.key, answer.text, answer.status] for answer in answers]
