"""Finding the note that a person names, in the registry or as a file of its own."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from readyctl.cli.feature.finding import suggestion
from readyctl.core.deal.note import Handoff
from readyctl.core.deal.reading import HandoffEntry, HandoffStatus, read_handoff
from readyctl.core.entry.document import Document
from readyctl.core.entry.keypath import dotted
from readyctl.core.entry.path import EntryKind, EntryPath
from readyctl.core.entry.snapshot import RawEntry
from readyctl.core.entry.subject import Subject
from readyctl.core.feature.inventory import Inventory
from readyctl.core.trust.settings import DEFAULTS
from readyctl.errors import UsageError
from readyctl.rules.catalogue import may_be_ignored
from readyctl.rules.facts import Facts

if TYPE_CHECKING:
    from readyctl.cli.options import Reading
    from readyctl.workspace.reading.reviews import Reviews


@dataclass(frozen=True)
class Found:
    """One note with what it takes to judge it."""

    note: Handoff
    document: Document
    subject: Subject
    facts: Facts

    @property
    def id(self) -> str:
        """The note's id."""
        return self.subject.id


def the_entry(reviews: "Reviews", name: str) -> tuple[RawEntry, HandoffEntry]:
    """The registry's note of this id. Raises `UsageError` with a suggestion."""
    found = reviews.entries.get(name)
    if found is None:
        hint = suggestion(name, sorted(reviews.entries), "handoff list")
        raise UsageError(f"there is no handoff note '{name}'", help=hint)
    return found


def the_note(reading: "Reading", name: str) -> Found:
    """The readable note of this id, or in this file, which needs neither a repository nor git."""
    if name.endswith((".yaml", ".yml")):
        return _in_file(reading, Path(name))
    from readyctl.workspace.reading.checking import facts_of
    from readyctl.workspace.reading.reviews import Reviews

    workspace = reading.workspace()
    reviews = Reviews(workspace)
    raw, entry = the_entry(reviews, name)
    return Found(readable(entry), entry.document, reviews.subject(raw, entry), facts_of(workspace))


def without_registry(reading: "Reading") -> Facts:
    """What is known where no registry is looked at: no features, the usual settings."""
    import datetime as dt

    today = reading.as_of or dt.datetime.now(dt.UTC).date()
    return Facts(today, Inventory((), as_of=today, revision=None, settings=DEFAULTS), DEFAULTS)


def _in_file(reading: "Reading", path: Path) -> Found:
    from readyctl.adapters.yaml.reader import read

    try:
        blob = path.read_bytes()
    except OSError as error:
        raise UsageError(
            f"{path} cannot be read: {error.strerror}", help="name a note's id or its file"
        ) from error
    where = EntryPath(path.as_posix(), EntryKind.HANDOFF, path.stem)
    document = read(blob)
    entry = read_handoff(where, document, may_be_ignored)
    note = readable(entry)
    value = HandoffStatus(EntryPath(where.path, where.kind, note.id), note)
    subject = Subject(value, where.path, note.id, document.source, (), note.ignore)
    return Found(note, document, subject, without_registry(reading))


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


def place(found: Found, at: tuple[str | int, ...]) -> str:
    """A key path with its line, for a trace: `workflow.steps[0], line 12`."""
    return f"{dotted(at)}, line {found.document.source.value(at).line}"
