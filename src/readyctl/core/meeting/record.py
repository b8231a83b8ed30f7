"""The record of one meeting: what sales and engineering saw differently, and what they decided."""

from typing import Annotated

from msgspec import Struct

from readyctl.core.entry.document import Document, Problem
from readyctl.core.entry.fields import Day, EmptyTuple, Strict, Text
from readyctl.core.entry.path import EntryPath
from readyctl.core.entry.schema import validate
from readyctl.core.entry.subject import Subject


class Mismatch(Strict):
    """One thing that sales and engineering saw differently."""

    feature: Text
    """The feature it is about. Example: fx-matching"""
    found: Text
    """What did not match. Example: the deal says March, engineering signed June"""
    decision: Text | None = None
    """What was decided. Example: Sam tells Acme"""
    owner: Text | None = None
    """Who sees to it. Example: sam@example.com"""
    by: Day | None = None
    """Until when. Example: 2026-11-20"""
    done: Day | None = None
    """The day on which it was settled; null while it is open. Example: 2026-11-18"""


class SyncRecord(Strict):
    """One file under syncs/, named after its date."""

    date: Day
    """The day of the meeting, which is the file's name. Example: 2026-11-02"""
    revision: Text
    """The commit that the meeting looked at. Example: 3f2c9d41c0de"""
    attendees: Annotated[tuple[Text, ...], EmptyTuple] = ()
    """Who was there. Example: [ada@example.com, sam@example.com]"""
    mismatches: Annotated[tuple[Mismatch, ...], EmptyTuple] = ()
    """What sales and engineering saw differently."""
    notes: Text | None = None
    """Anything. Example: The first meeting."""


class RecordEntry(Struct, frozen=True):
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
