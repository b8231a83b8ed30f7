"""One note with what it takes to judge it, in a registry or as a file of its own."""

import datetime as dt
from pathlib import Path

from msgspec import Struct

from readyctl.core.deal.note import Handoff
from readyctl.core.deal.reading import HandoffEntry, HandoffStatus, read_handoff
from readyctl.core.entry.document import Document
from readyctl.core.entry.path import EntryKind, EntryPath
from readyctl.core.entry.subject import Subject
from readyctl.core.feature.inventory import Inventory
from readyctl.core.feature.names import Close, Exact
from readyctl.core.interview.promised import Known
from readyctl.core.trust.settings import DEFAULTS
from readyctl.errors import UsageError
from readyctl.rules.catalogue import may_be_ignored
from readyctl.rules.facts import Facts
from readyctl.workspace.reading.inputs import read_yaml


class Found(Struct, frozen=True):
    """One note with what it takes to judge it."""

    note: Handoff
    document: Document
    subject: Subject
    facts: Facts

    @property
    def id(self) -> str:
        """The note's id."""
        return self.subject.id


def without_registry(as_of: dt.date | None) -> Facts:
    """What is known where no registry is looked at: no features, the usual settings; today unless given."""
    today = as_of or dt.datetime.now(dt.UTC).date()
    return Facts(today, Inventory((), as_of=today, revision=None, settings=DEFAULTS), DEFAULTS)


def known_of(facts: Facts) -> Known:
    """What is known where a line of a note is read: the features by their names, and the day."""
    names = facts.inventory.names

    def feature(words: str) -> str | None:
        match names.find(words):
            case Exact(id=one) | Close(id=one):
                return one
            case _:
                named = {id_ for mention in names.mentions(words) for id_ in mention.ids}
                return named.pop() if len(named) == 1 else None

    return Known(feature, facts.today, names.mentions)


def note_in_file(path: Path, as_of: dt.date | None) -> Found:
    """The note in a file of its own, for which neither a repository nor git is needed.

    Raises `UsageError` where it cannot be read.
    """
    document = read_yaml(path, help="name a note's id or its file")
    where = EntryPath(path.as_posix(), EntryKind.HANDOFF, path.stem)
    note = readable(read_handoff(where, document, may_be_ignored))
    value = HandoffStatus(EntryPath(where.path, where.kind, note.id), note)
    subject = Subject(value, where.path, note.id, document.source, (), note.ignore)
    return Found(note, document, subject, without_registry(as_of))


def readable(entry: HandoffEntry) -> Handoff:
    """The note's model. Raises `UsageError` with the first error and its place where it cannot be read."""
    if entry.model is not None:
        return entry.model
    problem = entry.problems[0]
    line = f":{problem.position.line}" if problem.position else ""
    raise UsageError(
        f"{entry.where.path}{line}: {problem.message}",
        help=problem.help or f"see every error with: readyctl handoff check {entry.where.id}",
    )
