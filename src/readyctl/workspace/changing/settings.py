"""Single changes of the registry's settings."""

from collections.abc import Iterable

from msgspec.structs import asdict

from readyctl.adapters.yaml.editor import edit_file
from readyctl.core.entry.edit import Append
from readyctl.core.entry.path import EntryKind
from readyctl.core.trust.settings import Phrase
from readyctl.workspace.changing.plan import Change
from readyctl.workspace.reading.opening import Workspace


def with_phrases(workspace: Workspace, phrases: Iterable[Phrase]) -> Change | None:
    """The change that adds these phrases; None where the work tree has no file of settings."""
    raw = next(iter(workspace.snapshot.of(EntryKind.SETTINGS)), None)
    path = workspace.top / raw.where.path if raw else None
    if raw is None or path is None or not path.is_file():
        return None
    before = path.read_bytes()
    added = [Append(("phrases",), asdict(phrase)) for phrase in phrases]
    return Change(raw.where.path, before, edit_file(before, added))
