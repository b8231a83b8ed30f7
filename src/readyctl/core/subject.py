"""What a rule is asked about: a value, and where its file says so."""

from dataclasses import dataclass

from readyctl.core.diagnostic import Position
from readyctl.core.document import Problem, SourceMap
from readyctl.core.feature import Ignore
from readyctl.core.inventory import FeatureEntry, FeatureStatus


@dataclass(frozen=True)
class Subject:
    """A value with its place. Rules whose SUBJECT is the value's type are run on it.

    `path` is relative to the repository's top, or a document's name; `source` turns key paths into lines.
    Where there are no keys (a document), `position` and `place` say where the value was found.
    `problems` are the errors of reading the file; `ignore` the findings it asks not to hear about;
    `weight` orders findings of one severity, heavier first.
    """

    value: object
    path: str
    id: str
    source: SourceMap | None = None
    problems: tuple[Problem, ...] = ()
    ignore: tuple[Ignore, ...] = ()
    weight: float = 0.0
    position: Position | None = None
    place: str | None = None


def feature_subject(status: FeatureStatus) -> Subject:
    """A feature with its level, as the rules on features and sign-off see it."""
    entry, model = status.entry, status.entry.model
    return Subject(
        status, entry.where.path, entry.where.id, entry.document.source, entry.problems,
        ignore=model.ignore if model else (),
    )  # fmt: skip


def tombstone_subject(entry: FeatureEntry) -> Subject:
    """The file that a renamed or split feature left behind."""
    return Subject(entry, entry.where.path, entry.where.id, entry.document.source, entry.problems)
