"""Every line of a note that carries a status, with its place: what the gate counts and the scope quotes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from readyctl.core.deal.note import Handoff, Movement, Role, Step, WhenLine, Workflow
from readyctl.core.entry.keypath import KeyPath
from readyctl.core.promise.model import Promise, Status, Tagged
from readyctl.core.text.folding import folded


class Part(StrEnum):
    """A part of the note; the first five are the ones that a complete note has."""

    WORKFLOW = "workflow"
    ROLES = "roles"
    DATA = "data"
    CONSTRAINTS = "constraints"
    DAY_ONE = "day_one"
    PROMISES = "promises"
    QUESTIONS = "questions"

    @property
    def words(self) -> str:
        """The part's name in running text."""
        return self.value.replace("_", " ")


MAIN_PARTS = (Part.WORKFLOW, Part.ROLES, Part.DATA, Part.CONSTRAINTS, Part.DAY_ONE)


@dataclass(frozen=True)
class TaggedLine:
    """One line: where it stands, what kind of line it is, and what it says in one short sentence.

    `at` is the key path of the line itself (`("workflow", "steps", 0)`), whose child `status` holds the tag.
    """

    at: KeyPath
    part: Part
    line: Tagged
    text: str

    @property
    def status(self) -> Status:
        """How sure the line is."""
        return self.line.status


def lines(note: Handoff) -> Iterator[TaggedLine]:
    """Every tagged line of the note, in the order of the format; withdrawn promises are none any more."""
    for index, promise in note.open_promises:
        yield _one(Part.PROMISES, ("promises", index), promise)
    yield from _workflow(note.workflow)
    yield from _many(Part.ROLES, ("roles",), note.roles)
    yield from _many(Part.DATA, ("data",), note.data)
    yield from _many(Part.CONSTRAINTS, ("constraints",), note.constraints)
    for name in ("launch", "later", "manual"):
        yield from _many(Part.DAY_ONE, ("day_one", name), getattr(note.day_one, name))
    yield from _many(Part.QUESTIONS, ("questions",), note.questions)


def empty_parts(note: Handoff) -> tuple[Part, ...]:
    """Name the main parts about which the note says nothing at all."""
    filled = {line.part for line in lines(note)}
    return tuple(part for part in MAIN_PARTS if part not in filled)


def describe(line: Tagged) -> str:
    """One line in words, as it would be read aloud."""
    match line:
        case Promise():
            due = f" by {line.due}" if line.due else ""
            quote = f": “{line.quote}”" if line.quote else ""
            return f"{line.kind.value.replace('_', ' ')} of {line.feature}{due}{quote}"
        case Role():
            can = ", ".join(verb.value for verb in line.can)
            return f"{line.role} can {can}" if can else line.role
        case Movement():
            return _movement(line)
        case Step(who=str() as who) if not folded(line.text).startswith(folded(who)):
            return f"{who}: {line.text}"
        case WhenLine(when=str() as when):
            return f"{when}: {line.text}"
        case _:
            return str(getattr(line, "text", ""))


def _movement(line: Movement) -> str:
    ends = "".join(f" {word} {end}" for word, end in (("from", line.source), ("to", line.to)) if end)
    return f"{line.what}{ends}" + (f", {line.when}" if line.when else "")


def _workflow(workflow: Workflow) -> Iterator[TaggedLine]:
    if workflow.trigger:
        yield _one(Part.WORKFLOW, ("workflow", "trigger"), workflow.trigger)
    yield from _many(Part.WORKFLOW, ("workflow", "steps"), workflow.steps)
    if workflow.result:
        yield _one(Part.WORKFLOW, ("workflow", "result"), workflow.result)
    yield from _many(Part.WORKFLOW, ("workflow", "exceptions"), workflow.exceptions)


def _many(part: Part, at: KeyPath, found: Sequence[Tagged]) -> Iterator[TaggedLine]:
    for index, line in enumerate(found):
        yield _one(part, (*at, index), line)


def _one(part: Part, at: KeyPath, line: Tagged) -> TaggedLine:
    return TaggedLine(at, part, line, describe(line))
