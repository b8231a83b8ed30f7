"""Roster and settings as they stand in the files, as rules are asked about them."""

from msgspec import Struct

from readyctl.core.entry.document import Document
from readyctl.core.entry.path import EntryPath
from readyctl.core.entry.subject import Subject
from readyctl.core.trust.baseline import Baseline
from readyctl.core.trust.reading import read_roster, read_settings
from readyctl.core.trust.roster import Roster
from readyctl.core.trust.settings import Settings


class GuardFile(Struct, frozen=True):
    """`roster.yaml` or `readyctl.yaml` as it stands in the files, whether or not it is the trusted one."""

    where: EntryPath
    model: Roster | Settings | None

    @property
    def baseline(self) -> Baseline | None:
        """What settings let stand until a day; None where they let nothing, and of a roster."""
        return self.model.baseline if isinstance(self.model, Settings) else None


def roster_subject(where: EntryPath, document: Document) -> Subject:
    """The roster's file, read and validated."""
    model, problems = read_roster(document)
    return Subject(GuardFile(where, model), where.path, where.id, document.source, problems)


def settings_subject(where: EntryPath, document: Document) -> Subject:
    """The settings' file, read and validated."""
    model, problems = read_settings(document)
    return Subject(GuardFile(where, model), where.path, where.id, document.source, problems)
