"""What is told of the notes of deals, one after another, on two cores where there are many."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from readyctl.adapters.two_processes import Work, in_two_processes
from readyctl.core.entry.diagnostic import Diagnostic
from readyctl.core.entry.plain import Row, finding, finding_row
from readyctl.core.entry.subject import Subject
from readyctl.workspace.reading.deal_notes import deal_notes
from readyctl.workspace.reading.opening import Workspace
from readyctl.workspace.reading.reviews import Reviews

Item = TypeVar("Item")
Found = TypeVar("Found")


def told_of_notes(
    workspace: Workspace, tell: Callable[[Subject], Iterable[Diagnostic]]
) -> Iterator[Diagnostic]:
    """What `tell` tells of every note, in order of path. Of each note nothing is held but that."""
    notes, reviews = deal_notes(workspace), Reviews(workspace)

    def find(paths: Sequence[str]) -> Iterator[list[Diagnostic]]:
        for path in paths:
            told = list(tell(reviews.subject(notes.raw[path], notes.read[path])))
            notes.forget(path)
            yield told

    for told in found_of_each(workspace, Work(find, _rows, _read), tuple(notes.raw)):
        yield from told


def found_of_each(workspace: Workspace, work: Work[Item, Found], items: Sequence[Item]) -> Iterator[Found]:
    """What is found of each item, in their order, on two cores where there are many; what that came from
    counts for whether an answer may be kept, whichever of the two looked at it.
    """
    seen = workspace.asked.seen

    def find(part: Sequence[Item]) -> Iterator[tuple[Found, int, bool]]:
        for place, found in enumerate(work.find(part), start=1):
            yield (found, seen.newest, seen.beyond) if place == len(part) else (found, 0, False)

    def put(found: tuple[Found, int, bool]) -> Row:
        return [work.put(found[0]), *found[1:]]

    def take(item: Item, row: Row) -> tuple[Found, int, bool]:
        return work.take(item, row[0]), row[1], row[2]

    for found, newest, beyond in in_two_processes(Work(find, put, take), items):
        seen.latest, seen.beyond = max(seen.latest, newest), seen.beyond or beyond
        yield found


def _rows(told: list[Diagnostic]) -> Row:
    return [finding_row(one) for one in told]


def _read(_: str, rows: Row) -> list[Diagnostic]:
    return [finding(row) for row in rows]
