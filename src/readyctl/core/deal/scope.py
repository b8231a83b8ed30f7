"""What an estimate rests on and what it leaves out: phrases for a proposal, each with its lines."""

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from readyctl.core.deal.approvals import approval_statements
from readyctl.core.deal.claims import LAUNCH, Held
from readyctl.core.deal.lines import MAIN_PARTS, Part, TaggedLine, describe, empty_parts, lines
from readyctl.core.deal.note import Direction, Handoff, Line, Movement, Question, Role, WhenLine
from readyctl.core.deal.offering import Offering
from readyctl.core.deal.text import is_blank, statements
from readyctl.core.deal.topics import HEDGES
from readyctl.core.entry.keypath import KeyPath
from readyctl.core.entry.schema_words import listed
from readyctl.core.promise.model import Status, Tagged
from readyctl.core.text.counting import counted
from readyctl.core.text.folding import folded


class ScopeItem(Struct, frozen=True):
    """A stretch of the text; `on` are the lines it stands on, empty only for a count of nothing.

    `why` says, of what is not included, why: assumed, not discussed, later, by hand.
    """

    text: str
    on: tuple[KeyPath, ...] = ()
    why: str = ""


class Scope(Struct, frozen=True):
    """The parts of the text. `counts` and `included` stand on confirmed lines that may be sold, and on
    promises that hold.
    """

    title: str
    counts: tuple[ScopeItem, ...]
    """What the estimate assumes, counted."""
    included: tuple[tuple[str, tuple[ScopeItem, ...]], ...]
    """Headings with the confirmed lines under them; no heading without lines."""
    excluded: tuple[ScopeItem, ...]
    """What is left out, each thing once."""
    open: tuple[ScopeItem, ...]
    """Questions that nobody has answered."""

    @property
    def phrases(self) -> tuple[ScopeItem, ...]:
        """Everything that stands on lines, in the order of the text."""
        named = (phrase for _, group in self.included for phrase in group)
        return (*self.counts, *named, *self.excluded, *self.open)


def scope(note: Handoff, held: Held) -> Scope:
    """Sort a note's lines and promises into what may be priced and promised in writing, and what may not."""
    offering = Offering(note, held)
    found = [line for line in lines(note) if line.part is not Part.PROMISES]
    guessed = {s.at[:-1] for s in statements(note) if HEDGES.search(s.plain)}
    sure = [line for line in found if line.at not in guessed and _is_sure(line.line)]
    sold = [line for line in sure if offering.sellable(line, _written(line.line))]
    promised = tuple(ScopeItem(words, (("promises", i),)) for i, words in offering.promised())
    included = tuple((heading, group) for heading, group in _included(sold, promised, offering) if group)
    return Scope(
        title=_title(note, offering),
        counts=_counts(note, sold, offering),
        included=included,
        excluded=_each_once(
            (
                *_excluded(found, sure, sold, offering),
                *_unpromised(offering, included),
                *_unspoken(note),
            )
        ),
        open=tuple(
            ScopeItem(offering.asked(line.line.text), (line.at,))
            for line in found
            if isinstance(line.line, Question) and line not in sure and not offering.unheard(line.line.text)
        ),
    )


def _title(note: Handoff, offering: Offering) -> str:
    title = f"Scope for {note.customer}"
    return title if offering.fits(title) else "Scope"


def _counts(note: Handoff, sold: list[TaggedLine], offering: Offering) -> tuple[ScopeItem, ...]:
    """What is counted, by name; by number alone where the names together say too much."""
    named = (_approvals(note, sold), _roles(sold), *_movements(sold))
    if offering.fits(assumptions([phrase.text for phrase in named])):
        return named
    return tuple(replace(item, text=item.text.partition(" (")[0].partition(" from ")[0]) for item in named)


def assumptions(counts: list[str]) -> str:
    """The sentence that counts what the estimate assumes."""
    return f"The estimate assumes {listed(counts, 'and')}."


def _unpromised(
    offering: Offering, included: tuple[tuple[str, tuple[ScopeItem, ...]], ...]
) -> Iterator[ScopeItem]:
    """The promises that are not made here; of a feature that is, nothing is left out."""
    sold = offering.names([phrase.text for _, group in included for phrase in group])
    return (ScopeItem(text, (("promises", at),), why) for at, text, why in offering.unpromised(sold))


def _each_once(excluded: Iterable[ScopeItem]) -> tuple[ScopeItem, ...]:
    """The items in their order; of those that say the same, the first, on the lines of all."""
    found: dict[tuple[str, str], ScopeItem] = {}
    for item in excluded:
        key = folded(item.text), item.why
        known = found.get(key)
        found[key] = replace(known, on=(*known.on, *item.on)) if known else item
    return tuple(found.values())


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
            one = f"a {word}" if word else "one "
            yield ScopeItem(f"{one}data movement{_ends(data) or f' of {data.what}'}", (at,))
        elif group:
            ways = listed([f"{data.what}{_ends(data)}" for _, data in group], "and")
            yield ScopeItem(
                f"{counted(len(group), f'{word}data movement')} ({ways})", tuple(at for at, _ in group)
            )


def _ends(data: Movement) -> str:
    ends = (("from", data.source), ("to", data.to))
    return "".join(f" {word} {end}" for word, end in ends if not is_blank(end))


def _included(
    sold: list[TaggedLine], promised: tuple[ScopeItem, ...], offering: Offering
) -> Iterator[tuple[str, tuple[ScopeItem, ...]]]:
    headings = (
        ("It starts with", ("workflow", "trigger")),
        ("Steps", ("workflow", "steps")),
        ("It ends with", ("workflow", "result")),
        ("Exceptions covered", ("workflow", "exceptions")),
        ("Roles", ("roles",)),
        ("Data", ("data",)),
        ("Bound by", ("constraints",)),
        (LAUNCH, ("day_one", "launch")),
        ("Settled questions", ("questions",)),
    )
    for heading, under in headings:
        group = [line for line in sold if line.at[: len(under)] == under]
        yield (
            heading,
            tuple(ScopeItem(offering.with_caveats(_written(line.line)), (line.at,)) for line in group),
        )
    yield "Promised", promised


def _excluded(
    found: list[TaggedLine], sure: list[TaggedLine], sold: list[TaggedLine], offering: Offering
) -> Iterator[ScopeItem]:
    for line in found:
        why = _why_not(line, sure, sold)
        if why is not None and not offering.unheard(_sentence(line.line)):
            text, why = offering.left_out(_sentence(line.line), why)
            yield ScopeItem(text, (line.at,), why)


def _why_not(line: TaggedLine, sure: list[TaggedLine], sold: list[TaggedLine]) -> str | None:
    """Why a line is left out; None for one that is not, empty where what it names may not be sold."""
    if line.at[:2] == ("day_one", "later"):
        return "later"
    if line.at[:2] == ("day_one", "manual"):
        return "done by hand"
    if line in sold or (isinstance(line.line, Question) and line not in sure):
        return None
    if line.status is not Status.CONFIRMED:
        return line.status.value.replace("_", " ")
    return "" if line in sure else "worded as a guess"


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


def _written(line: Tagged) -> str:
    return _sentence(line) + _left_open(line)


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
