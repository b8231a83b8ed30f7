"""Roster and settings as they stand in the files, as rules are asked about them."""

from dataclasses import dataclass

from readyctl.core.document import Document
from readyctl.core.entry import EntryPath
from readyctl.core.roster import Roster
from readyctl.core.schema import validate
from readyctl.core.settings import Settings
from readyctl.core.subject import Subject


@dataclass(frozen=True)
class GuardFile:
    """`roster.yaml` or `readyctl.yaml` as it stands in the files, whether or not it is the trusted one."""

    where: EntryPath
    model: Roster | Settings | None


def roster_subject(where: EntryPath, document: Document) -> Subject:
    """The roster's file, read and validated."""
    model, problems = validate(Roster, document)
    return Subject(GuardFile(where, model), where.path, where.id, document.source, problems)


def settings_subject(where: EntryPath, document: Document) -> Subject:
    """The settings' file, read and validated."""
    model, problems = validate(Settings, document)
    return Subject(GuardFile(where, model), where.path, where.id, document.source, problems)
