"""Sorting the lines that an import could not place, at a terminal: one key a line, and its tag."""

from readyctl.cli import output
from readyctl.cli.deal.prompts import Front
from readyctl.core.interview.places import NoteData
from readyctl.core.interview.promised import Known
from readyctl.core.interview.sorting import KEYS, needs_status, sort, unsorted
from readyctl.core.interview.tags import short_line
from readyctl.core.promise.model import Status
from readyctl.core.text.counting import counted
from readyctl.render.painting import paint

STOP = "."


def sort_out(data: NoteData, known: Known, front: Front) -> None:
    """Ask for each line that has no place; Enter leaves it where it is, a full stop leaves the rest."""
    lines = unsorted(data)
    if not lines:
        return
    output.say("")
    count = counted(len(lines), "line has", "lines have")
    output.say(f"{count} no place yet. Enter leaves one unsorted, a full stop the rest")
    output.say(paint(", ".join(f"{key} {words}" for key, words in KEYS.items()), "dim"))
    for line in lines:
        output.say(paint(line, "bold"))
        key = front.choice("  where does it belong? ", {*KEYS, STOP, ""})
        if key == STOP:
            return
        if key:
            status = short_line(line).status if needs_status(key) else Status.ASSUMED
            sort(data, line, key, status or front.status(line), known)
