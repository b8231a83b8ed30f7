"""Every line of a note that carries a status, with its place: what the gate counts and the scope quotes."""

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from readyctl.core.deal.note import DayOne, Handoff, Movement, Role, Step, WhenLine, Workflow
from readyctl.core.entry.fields import Strict, keys_of, those_of
from readyctl.core.entry.keypath import KeyPath
from readyctl.core.entry.last import kept_for_the_last
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


_PARTS = {part.value: part for part in Part}
MAIN_PARTS = (Part.WORKFLOW, Part.ROLES, Part.DATA, Part.CONSTRAINTS, Part.DAY_ONE)


class TaggedLine(Struct, frozen=True):
    """One line: where it stands, what kind of line it is, and what it says in one short sentence.

    `at` is the key path of the line itself (`("workflow", "steps", 0)`), whose child `status` holds the tag.
    """

    at: KeyPath
    part: Part
    line: Tagged

    @property
    def text(self) -> str:
        """What it says in one short sentence."""
        return describe(self.line)

    @property
    def status(self) -> Status:
        """How sure the line is."""
        return self.line.status


@kept_for_the_last
def lines(note: Handoff) -> tuple[TaggedLine, ...]:
    """Every tagged line of the note, in the order of the format; withdrawn promises are none any more."""
    return tuple([line for line in _under(note, ()) if not _is_withdrawn(line.line)])


def _is_withdrawn(line: Tagged) -> bool:
    return isinstance(line, Promise) and line.withdrawn is not None


def _under(holder: Strict, above: KeyPath) -> Iterator[TaggedLine]:
    """The lines of a part of the model, which itself says where they are."""
    for name in keys_of(type(holder)):
        value = getattr(holder, name)
        if not value:
            continue
        at = (*above, name)
        if isinstance(value, Tagged):
            yield TaggedLine(at, _part(at), value)
        elif isinstance(value, tuple) and isinstance(value[0], Tagged):
            part = _part(at)
            yield from [TaggedLine((*at, i), part, line) for i, line in enumerate(value)]
        elif isinstance(value, (Workflow, DayOne)):
            yield from _under(value, at)


def _part(at: KeyPath) -> Part:
    return _PARTS[str(at[0])]


def empty_parts(note: Handoff) -> tuple[Part, ...]:
    """Name the main parts about which the note says nothing at all."""
    filled = {line.part for line in lines(note)}
    return tuple(part for part in MAIN_PARTS if part not in filled)


def describe(line: Tagged) -> str:
    """One line in words, as it would be read aloud."""
    match line:
        case Promise():
            return _promise(line)
        case Role():
            can = ", ".join(verb.value for verb in line.can)
            return f"{line.role} can {can}" if can else line.role
        case Movement():
            return _movement(line)
        case Step(who=str() as who, text=text) if not _begins_with(text, who):
            return f"{who}: {text}"
        case WhenLine(when=str() as when, text=text):
            return f"{when}: {text}"
        case _:
            said = [getattr(line, key) for key in those_of(type(line), ("text", "answer"))]
            return " ".join([str(words) for words in said if words])


def _begins_with(text: str, who: str) -> bool:
    """Whether a step's own words begin with who acts, behind a label such as `approval:` too."""
    _, colon, rest = text.partition(": ")
    return any(folded(words).startswith(folded(who)) for words in ((text, rest) if colon else (text,)))


def _promise(line: Promise) -> str:
    due = f" by {line.due}" if line.due else ""
    quote = f": “{line.quote}”" if line.quote else ""
    return f"{line.kind.value.replace('_', ' ')} of {line.feature}{due}{quote}"


def _movement(line: Movement) -> str:
    ends = "".join(f" {word} {end}" for word, end in (("from", line.source), ("to", line.to)) if end)
    more = (word for word in (line.when, line.format) if word not in {None, "?"})
    words = ", ".join((f"{line.what}{ends}", *map(str, more)))
    return f"{words} ({line.direction})" if line.direction else words
