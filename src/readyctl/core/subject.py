"""What a rule is asked about: a value, and where its file says so."""

from dataclasses import dataclass

from readyctl.core.diagnostic import Position
from readyctl.core.document import Document, Problem, SourceMap
from readyctl.core.entry import EntryPath
from readyctl.core.feature import Ignore
from readyctl.core.inventory import FeatureStatus
from readyctl.core.roster import Roster
from readyctl.core.schema import validate
from readyctl.core.settings import Settings


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


@dataclass(frozen=True)
class GuardFile:
    """`roster.yaml` or `readyctl.yaml` as it stands in the files, whether or not it is the trusted one."""

    where: EntryPath
    model: Roster | Settings | None


@dataclass(frozen=True)
class StrayFile:
    """A YAML file inside the registry's folder that stands where no entry may stand."""

    path: str


def feature_subject(status: FeatureStatus) -> Subject:
    """A feature with its level, or what a renamed one left behind, as rules on sign-off see it."""
    entry = status.entry
    ignore = entry.model.ignore if entry.model else ()
    return Subject(status, entry.where.path, entry.where.id, entry.document.source, entry.problems, ignore)


def roster_subject(where: EntryPath, document: Document) -> Subject:
    """The roster's file, read and validated."""
    model, problems = validate(Roster, document)
    return Subject(GuardFile(where, model), where.path, where.id, document.source, problems)


def settings_subject(where: EntryPath, document: Document) -> Subject:
    """The settings' file, read and validated."""
    model, problems = validate(Settings, document)
    return Subject(GuardFile(where, model), where.path, where.id, document.source, problems)


def stray_subject(path: str) -> Subject:
    """A YAML file that `core.entry.classify` knows no kind for."""
    return Subject(StrayFile(path), path, path.rpartition("/")[2], position=Position(1, 1))
