"""Who sits at the keyboard: whoever git would name as the next commit's author, by the roster of here."""

from readyctl.adapters.registry.identity import next_header
from readyctl.core.entry.path import EntryKind
from readyctl.core.trust.colleague import Colleague, colleague
from readyctl.core.trust.commit import MalformedHeader
from readyctl.core.trust.roster import Roster
from readyctl.errors import UsageError
from readyctl.workspace.reading.opening import Workspace


def listed(workspace: Workspace) -> Roster | None:
    """The trusted roster; where none is trusted, the one in the files: somebody has to be told."""
    if workspace.roster is not None:
        return workspace.roster
    from readyctl.core.trust.reading import read_roster  # noqa: PLC0415 - most registries trust one

    read = (read_roster(raw.document)[0] for raw in workspace.snapshot.of(EntryKind.ROSTER))
    return next((roster for roster in read if roster), None)


def at_the_keyboard(workspace: Workspace) -> Colleague:
    """Whom git would name as the author of the next commit. Raises `UsageError` where it knows nobody."""
    header = next_header(workspace.repository)
    if isinstance(header, MalformedHeader):
        raise UsageError(
            f"git names nobody whom a file could name: {header.why}",
            help="run `git config user.email you@example.com`, or say for whom with --for",
        )
    return colleague(header.author.address, header.author.name, listed(workspace))
