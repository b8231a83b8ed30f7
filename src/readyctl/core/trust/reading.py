"""Roster and settings read from their files: without the schema where everything stands plainly there."""

from readyctl.core.entry.document import Document, Problem
from readyctl.core.trust.plain_roster import plain_roster
from readyctl.core.trust.plain_settings import plain_settings
from readyctl.core.trust.roster import Roster
from readyctl.core.trust.settings import Settings


def read_roster(document: Document) -> tuple[Roster | None, tuple[Problem, ...]]:
    """The roster that a file says, or None and every error of the file, in order of place."""
    try:
        return plain_roster(document.data), document.problems
    except ValueError:
        # Whoever reads plain files only, as the hook does at each commit, need not import what reads schemas.
        from readyctl.core.entry.schema import validate  # noqa: PLC0415
        from readyctl.core.trust import written_roster  # noqa: PLC0415

        written, problems = validate(written_roster.Roster, document)
        return (written.value() if written else None), problems


def read_settings(document: Document) -> tuple[Settings | None, tuple[Problem, ...]]:
    """The settings that a file says, or None and every error of the file, in order of place."""
    try:
        return plain_settings(document.data), document.problems
    except ValueError:
        from readyctl.core.entry.schema import validate  # noqa: PLC0415 - as above
        from readyctl.core.trust import written_settings  # noqa: PLC0415

        written, problems = validate(written_settings.Settings, document)
        return (written.value() if written else None), problems
