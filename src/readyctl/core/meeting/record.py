"""The record of one meeting: what sales and engineering saw differently, and what they decided."""

from dataclasses import dataclass
from typing import Annotated

from readyctl.core.entry.document import Document, Problem
from readyctl.core.entry.fields import Day, EmptyTuple, Strict, Text
from readyctl.core.entry.path import EntryPath
from readyctl.core.entry.schema import validate
from readyctl.core.entry.subject import Subject


class Mismatch(Strict):
    """One thing that sales and engineering saw differently."""

    feature: Text
    found: Text
    """What did not match."""
    decision: Text | None = None
    owner: Text | None = None
    """Who sees to it."""
    by: Day | None = None
    done: Day | None = None
    """The day on which it was settled; null while it is open."""


class SyncRecord(Strict):
    """One file under syncs/, named after its date."""

    date: Day
    revision: Text
    """The commit that the meeting looked at."""
    attendees: Annotated[tuple[Text, ...], EmptyTuple] = ()
    mismatches: Annotated[tuple[Mismatch, ...], EmptyTuple] = ()
    notes: Text | None = None


@dataclass(frozen=True)
class RecordEntry:
    """One record as read; `model` is None where its shape cannot be read, `problems` say why."""

    where: EntryPath
    document: Document
    model: SyncRecord | None
    problems: tuple[Problem, ...] = ()


def read_record(where: EntryPath, document: Document) -> RecordEntry:
    """Read a record with every problem of its own; a name that is not its date is one."""
    model, problems = validate(SyncRecord, document)
    if model is not None and model.date.isoformat() != where.id:
        message = f"the record is of {model.date}, and its file is named {where.id}"
        help_text = f"name the file {model.date}.yaml"
        at = document.source.value(("date",))
        problems = (*problems, Problem("id-mismatch", message, help_text, at, ("date",)))
    return RecordEntry(where, document, model, problems)


def sync_subject(where: EntryPath, document: Document) -> Subject:
    """A record's file, read and validated."""
    entry = read_record(where, document)
    return Subject(entry, where.path, where.id, document.source, entry.problems)
