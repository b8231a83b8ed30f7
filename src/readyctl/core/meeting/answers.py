"""What a meeting answered, made into the record's data; nobody types the date and the commit."""

from collections.abc import Sequence

from readyctl.core.entry.diagnostic import Position
from readyctl.core.entry.document import Document, Node
from readyctl.core.meeting.record import SyncRecord

ANSWERED = ("attendees", "mismatches", "notes")
"""The keys of a record that people fill in."""


def refusal(document: Document) -> tuple[Position, str] | None:
    """Where and why a file of answers cannot be taken, in a sentence; None where it can."""
    if document.problems:
        problem = document.problems[0]
        return problem.position or Position(1, 1), problem.message
    for key in document.data or {}:
        at = document.source.key((key,))
        if key in {"date", "revision"}:
            return at, f"'{key}' is filled in by the command itself"
        if key not in ANSWERED:
            return at, f"'{key}' is no part of a record; it has {', '.join(ANSWERED)}"
    return None


def record_data(date: str, revision: str, answers: dict[str, Node]) -> dict[str, Node]:
    """The record, keys in the usual order; what was not answered is left out."""
    given = {key: answers[key] for key in ANSWERED if answers.get(key) not in (None, [], "")}
    return {"date": date, "revision": revision, **given}


def undecided(record: SyncRecord) -> Sequence[str]:
    """The features of mismatches that nobody decided or nobody owns: an agreement that will be forgotten."""
    return tuple(
        mismatch.feature
        for mismatch in record.mismatches
        if mismatch.done is None and (mismatch.decision is None or mismatch.owner is None)
    )
