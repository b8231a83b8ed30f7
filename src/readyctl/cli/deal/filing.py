"""Filing a note where it goes: by a plan in a registry, or at once as a file of its own."""

from typing import TYPE_CHECKING

from readyctl.cli import output
from readyctl.cli.changes import carry_out
from readyctl.cli.options import Writing
from readyctl.core.entry.document import Node
from readyctl.render.painting import Command

if TYPE_CHECKING:
    from readyctl.workspace.changing.notes import NotePlace


def file_note(place: "NotePlace", data: dict[str, Node], writing: Writing) -> bool:
    """Write the note and say so; asks only where it changes a registry. Returns whether it was written."""
    from readyctl.workspace.changing.notes import LooseNote

    if isinstance(place, LooseNote):
        place.write(data)
        output.say(
            f"written to {place.target}; file it later with: ",
            Command(f"readyctl handoff import {place.target}"),
        )
        return True
    return carry_out(
        place.plan(data), writing, within=place.workspace, commit=writing.commits(default=False), keeps=True
    )
