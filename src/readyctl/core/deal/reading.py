"""One handoff file read, and what is known of the deal at one moment."""

from msgspec import Struct

from readyctl.core.deal.note import Handoff
from readyctl.core.deal.review import NO_HISTORY, ReviewState
from readyctl.core.entry.document import Document, Problem
from readyctl.core.entry.ignore import MayBeIgnored
from readyctl.core.entry.path import EntryPath
from readyctl.core.entry.schema import validate, with_value
from readyctl.core.feature.reading import forbidden_ignores, misnamed
from readyctl.core.promise.written import plain_promises


class HandoffEntry(Struct, frozen=True):
    """One handoff file as read; `model` is None where its shape cannot be read.

    `problems` are every error of the file's own: outside the YAML subset, schema, name.
    """

    where: EntryPath
    document: Document
    model: Handoff | None
    problems: tuple[Problem, ...] = ()


class HandoffStatus(Struct, frozen=True):
    """A readable note and where its review stands: what the rules about handoffs look at."""

    where: EntryPath
    note: Handoff
    review: ReviewState = NO_HISTORY


def read_note(document: Document) -> tuple[Handoff | None, tuple[Problem, ...]]:
    """What a note says, or None and every error of its shape: what `validate` reads of it."""
    data = document.data or {}
    promises = plain_promises(data.get("promises"))
    if promises:
        rest = Document({**data, "promises": []}, document.source, document.problems)
        model, problems = validate(Handoff, rest)
        if model is not None:
            return with_value(model, "promises", promises), problems
    return validate(Handoff, document)


def read_handoff(where: EntryPath, document: Document, may_be_ignored: MayBeIgnored) -> HandoffEntry:
    """Read a note with every problem of its own; never raises for what a file says."""
    model, problems = read_note(document)
    own = (*misnamed(where, document), *forbidden_ignores(document, may_be_ignored))
    return HandoffEntry(where, document, model, (*problems, *own))
