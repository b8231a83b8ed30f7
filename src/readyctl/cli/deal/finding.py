"""Finding the note that a person names, in the registry or as a file of its own."""

from pathlib import Path
from typing import TYPE_CHECKING

from readyctl.cli.feature.finding import suggestion
from readyctl.core.deal.reading import HandoffEntry
from readyctl.core.entry.keypath import dotted
from readyctl.core.entry.snapshot import RawEntry
from readyctl.errors import UsageError

if TYPE_CHECKING:
    from readyctl.cli.options import Reading
    from readyctl.workspace.reading.notes import Found
    from readyctl.workspace.reading.reviews import Reviews


def the_entry(reviews: "Reviews", name: str) -> tuple[RawEntry, HandoffEntry]:
    """The registry's note of this id. Raises `UsageError` with a suggestion."""
    reviews.read_when_asked()
    found = reviews.entries.get(name)
    if found is None:
        hint = suggestion(name, sorted(reviews.entries), "handoff list")
        raise UsageError(f"there is no handoff note '{name}'", help=hint)
    return found


def the_note(reading: "Reading", name: str) -> "Found":
    """The readable note of this id, or in this file, which needs neither a repository nor git."""
    from readyctl.workspace.reading.notes import Found, note_in_file, readable

    if name.endswith((".yaml", ".yml")):
        return note_in_file(Path(name), reading.as_of)
    from readyctl.workspace.reading.checking import facts_of, load_while_walking
    from readyctl.workspace.reading.reviews import Reviews

    workspace = reading.workspace()
    load_while_walking(workspace)
    reviews = Reviews(workspace)
    raw, entry = the_entry(reviews, name)
    return Found(readable(entry), entry.document, reviews.subject(raw, entry), facts_of(workspace))


def place(found: "Found", at: tuple[str | int, ...]) -> str:
    """A key path with its line, for a trace: `workflow.steps[0], line 12`."""
    return f"{dotted(at)}, line {found.document.source.value(at).line}"
