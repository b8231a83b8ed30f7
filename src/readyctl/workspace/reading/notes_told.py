"""What is told of the notes of deals, one after another, on two cores where there are many."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from readyctl.adapters.two_processes import Work, in_two_processes
from readyctl.core.entry.diagnostic import Diagnostic
from readyctl.core.entry.plain import Row, finding, finding_row
from readyctl.core.entry.subject import Subject
from readyctl.workspace.reading.deal_notes import deal_notes
from readyctl.workspace.reading.opening import Workspace
from readyctl.workspace.reading.reviews import Reviews

_Told = tuple[list[Diagnostic], int, bool]
"""What is told of a note; with the last one of those that one process had, what all of it came from."""


def told_of_notes(
    workspace: Workspace, tell: Callable[[Subject], Iterable[Diagnostic]]
) -> Iterator[Diagnostic]:
    """What `tell` tells of every note, in order of path. Of each note nothing is held but that."""
    notes, reviews, seen = deal_notes(workspace), Reviews(workspace), workspace.asked.seen

    def find(paths: Sequence[str]) -> Iterator[_Told]:
        for path in paths:
            told = list(tell(reviews.subject(notes.raw[path], notes.read[path])))
            notes.forget(path)
            yield (told, seen.newest, seen.beyond) if path == paths[-1] else (told, 0, False)

    for told, newest, beyond in in_two_processes(Work(find, _row, _read), tuple(notes.raw)):
        seen.latest, seen.beyond = max(seen.latest, newest), seen.beyond or beyond
        yield from told


def _row(found: _Told) -> Row:
    told, newest, beyond = found
    return [[finding_row(one) for one in told], newest, beyond]


def _read(_: str, row: Row) -> _Told:
    rows, newest, beyond = row
    return [finding(one) for one in rows], newest, beyond
