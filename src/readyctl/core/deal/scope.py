"""What an estimate rests on and what it leaves out: phrases for a proposal, each with its lines."""

from collections.abc import Iterator
from dataclasses import dataclass

from readyctl.core.deal.approvals import approval_statements
from readyctl.core.deal.lines import MAIN_PARTS, Part, TaggedLine, describe, empty_parts, lines
from readyctl.core.deal.note import Direction, Handoff, Line, Movement, Question, Role, WhenLine
from readyctl.core.deal.text import is_blank, statements
from readyctl.core.deal.topics import HEDGES
from readyctl.core.entry.keypath import KeyPath
from readyctl.core.entry.schema_words import listed
from readyctl.core.promise.model import Status, Tagged
from readyctl.core.text.counting import counted


@dataclass(frozen=True)
class ScopeItem:
    """A stretch of the text; `on` are the lines it stands on, empty only for a count of nothing.

    `why` says, of what is not included, why: assumed, not discussed, later, by hand.
    """

    text: str
    on: tuple[KeyPath, ...] = ()
    why: str = ""


@dataclass(frozen=True)
class Scope:
    """The parts of the text. `counts` and `included` stand on confirmed lines alone."""

    counts: tuple[ScopeItem, ...]
    """What the estimate assumes, counted."""
    included: tuple[tuple[str, tuple[ScopeItem, ...]], ...]
    """Headings with the confirmed lines under them; no heading without lines."""
    excluded: tuple[ScopeItem, ...]
    open: tuple[ScopeItem, ...]
    """Questions that nobody has answered."""

    @property
    def phrases(self) -> tuple[ScopeItem, ...]:
        """Everything that stands on lines, in the order of the text."""
        named = (phrase for _, group in self.included for phrase in group)
        return (*self.counts, *named, *self.excluded, *self.open)


def scope(note: Handoff) -> Scope:
    """Sort a note's lines into what may be priced and what may not. Promises are checked elsewhere."""
    found = [line for line in lines(note) if line.part is not Part.PROMISES]
    guessed = {s.at[:-1] for s in statements(note) if HEDGES.search(s.plain)}
    sure = [line for line in found if line.at not in guessed and _is_sure(line.line)]
    return Scope(
        counts=(_approvals(note, sure), _roles(sure), *_movements(sure)),
        included=tuple((heading, group) for heading, group in _included(sure) if group),
        excluded=(*_excluded(found, sure), *_unspoken(note)),
        open=tuple(
            ScopeItem(line.line.text, (line.at,))
            for line in found
            if isinstance(line.line, Question) and line not in sure
        ),
    )


def _is_sure(line: Tagged) -> bool:
    """Whether the line is confirmed and says something: a question mark in its place confirms nothing."""
    said = next((value for key in ("text", "what", "role") if (value := getattr(line, key, None))), None)
    return line.status is Status.CONFIRMED and not is_blank(said)


def _approvals(note: Handoff, sure: list[TaggedLine]) -> ScopeItem:
    confirmed = {line.at for line in sure}
    paths = dict.fromkeys(s.at[:-1] for s in approval_statements(note) if s.part is Part.WORKFLOW)
    on = tuple(at for at in paths if at in confirmed)
    several = f" with {counted(len(on), 'approval')}" if len(on) > 1 else ""
    return ScopeItem(f"{counted(min(len(on), 1), 'approval path')}{several}", on)


def _roles(sure: list[TaggedLine]) -> ScopeItem:
    found = [line for line in sure if line.part is Part.ROLES]
    names = f" ({listed([str(getattr(line.line, 'role', '')) for line in found], 'and')})" if found else ""
    return ScopeItem(f"{counted(len(found), 'user role')}{names}", tuple(line.at for line in found))


def _movements(sure: list[TaggedLine]) -> Iterator[ScopeItem]:
    found = [(line.at, line.line) for line in sure if isinstance(line.line, Movement)]
    if not found:
        yield ScopeItem(counted(0, "data movement"))
    for direction, word in ((Direction.ONE_WAY, "one-way "), (Direction.TWO_WAY, "two-way "), (None, "")):
        group = [(at, data) for at, data in found if data.direction is direction]
        if len(group) == 1:
            at, data = group[0]
            yield ScopeItem(f"{word}data movement{_ends(data) or f' of {data.what}'}", (at,))
        elif group:
            ways = listed([f"{data.what}{_ends(data)}" for _, data in group], "and")
            yield ScopeItem(
                f"{counted(len(group), f'{word}data movement')} ({ways})", tuple(at for at, _ in group)
            )


def _ends(data: Movement) -> str:
    ends = (("from", data.source), ("to", data.to))
    return "".join(f" {word} {end}" for word, end in ends if not is_blank(end))


def _included(sure: list[TaggedLine]) -> Iterator[tuple[str, tuple[ScopeItem, ...]]]:
    headings = (
        ("It starts with", ("workflow", "trigger")),
        ("Steps", ("workflow", "steps")),
        ("It ends with", ("workflow", "result")),
        ("Exceptions covered", ("workflow", "exceptions")),
        ("Roles", ("roles",)),
        ("Data", ("data",)),
        ("Bound by", ("constraints",)),
        ("Working on day one", ("day_one", "launch")),
        ("Settled questions", ("questions",)),
    )
    for heading, under in headings:
        group = [line for line in sure if line.at[: len(under)] == under]
        yield (
            heading,
            tuple(ScopeItem(_sentence(line.line) + _left_open(line.line), (line.at,)) for line in group),
        )


def _excluded(found: list[TaggedLine], sure: list[TaggedLine]) -> Iterator[ScopeItem]:
    for line in found:
        if isinstance(line.line, Question):
            continue
        if line.at[:2] == ("day_one", "later"):
            yield ScopeItem(_sentence(line.line), (line.at,), "later")
        elif line.at[:2] == ("day_one", "manual"):
            yield ScopeItem(_sentence(line.line), (line.at,), "done by hand")
        elif line.status is not Status.CONFIRMED:
            yield ScopeItem(_sentence(line.line), (line.at,), line.status.value.replace("_", " "))
        elif line not in sure:
            yield ScopeItem(_sentence(line.line), (line.at,), "worded as a guess")


def _unspoken(note: Handoff) -> Iterator[ScopeItem]:
    for part in empty_parts(note):
        if part in MAIN_PARTS:
            yield ScopeItem(f"anything about {part.words}", ((part.value,),), "not discussed")


def _without_blanks(line: Movement) -> Movement:
    """A question mark in a field is no place and no time."""
    keys = ("source", "to", "when", "format")
    return line.model_copy(update={key: None for key in keys if is_blank(getattr(line, key))})


def _left_open(line: Tagged) -> str:
    """What a line that is in the estimate does not say, for it is not in the estimate."""
    if isinstance(line, Role):
        return "" if line.can else " (what they may do is open)"
    if not isinstance(line, Movement):
        return ""
    ends = (("from where", line.source), ("to where", line.to), ("when", line.when))
    missing = [word for word, end in ends if is_blank(end)]
    verb = "is" if len(missing) == 1 else "are"
    return f" ({listed(missing, 'and')} {verb} open)" if missing else ""


def _sentence(line: Tagged) -> str:
    match line:
        case WhenLine(when=str() as when):
            return f"when {when.removeprefix('when ')}: {line.text}"
        case Movement():
            return describe(_without_blanks(line))
        case Line():
            return describe(line).rstrip(".")
        case _:
            return describe(line)
