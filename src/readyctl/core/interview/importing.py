"""From notes as people write them to the lines of a handoff note. Nothing is dropped: what finds no place
stays among the unsorted lines, with its own words.
"""

import re
from collections.abc import Callable, Iterator

from msgspec import Struct, field
from msgspec.structs import replace

from readyctl.core.deal.approvals import ACTION
from readyctl.core.deal.note import Stage
from readyctl.core.deal.text import plain, word_pattern
from readyctl.core.entry.keypath import KeyPath, dotted
from readyctl.core.interview import reading
from readyctl.core.interview import tags as note_tags
from readyctl.core.interview._headings import Heading, heading, labelled, listed
from readyctl.core.interview._tables import unrolled
from readyctl.core.interview.places import NoteData, Place
from readyctl.core.interview.placing import place
from readyctl.core.interview.promised import NOTHING_KNOWN, Known, says_promise
from readyctl.core.promise.model import Status

_FACTS = {
    "customer": ("customer", "client", "account", "company"),
    "owner": ("owner", "sales rep", "salesperson", "account executive"),
    "stage": ("stage",),
    "close_date": ("close date", "closing date"),
}
_FACT = re.compile(r"^\s*(?:\*\*)?(?P<key>[A-Za-z ]{3,20})(?:\*\*)?\s*:\s*(?:\*\*)?\s*(?P<value>\S.*)$")
_CLAUSE = re.compile(r"^(?:[a-z]\w*s|may|must|can|will|has|have|to)\s")
_MOST_WORDS = 8
"""A name has no more words than that; a sentence has."""
_THINGS = word_pattern("records?", "data", "files?", "rows?", "contacts?", "spreadsheets?")
_UNDERLINE = re.compile(r"^\s*(?:=+|-{2,}|_{3,}|\*{3,})\s*$")
_EXCEPTION = re.compile(r"^(?:when|if|in case)\s+[^:,]{3,120}[:,]\s+\S", re.IGNORECASE)
_STARTS = re.compile(r"^(?:it )?starts? (?:with|when)\b:?\s*", re.IGNORECASE)
_ENDS = re.compile(r"^(?:it )?ends? (?:with|when)\b:?\s*", re.IGNORECASE)
_NEEDS = re.compile(
    r"^(?:they|(?:the )?(?:customer|client))\s+(?:also |really )?(?:needs?|wants?|expects?|would like)\s",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"^(?:who|whose|whom|what|which|when|where|why|how|is|are|was|were|does|do|did|can|could|may|must|should"
    r"|will|would|has|have)\b(?!.*\b(?:we|our|us|i|my|discount|competitors?|budget)\b).*\?$",
    re.IGNORECASE,
)
"""A question to the customer; what we ask ourselves is none."""


class Placed(Struct, frozen=True):
    """What became of one line: its number in the text, its words, and where they went."""

    number: int
    text: str
    at: KeyPath


class _Draft(Struct):
    known: Known
    data: NoteData = field(default_factory=dict)
    placed: list[Placed] = field(default_factory=list)

    def put(self, number: int, original: str, where: Place, text: str, status: Status) -> None:
        for at in place(self.data, where, text, status, self.known):
            self.placed.append(Placed(number, original, at))

    def set_fact(self, number: int, original: str, key: str, value: str) -> None:
        self.data[key] = value
        self.placed.append(Placed(number, original, (key,)))


class Imported(Struct, frozen=True):
    """A note's data, without the required keys that the text does not give, and the way of every line."""

    data: NoteData
    placed: tuple[Placed, ...]

    @property
    def unplaced(self) -> tuple[Placed, ...]:
        """The lines that found no place: nobody outside ever sees them."""
        return tuple(line for line in self.placed if line.at[:1] == Place.UNSORTED.path)


def import_notes(text: str, known: Known = NOTHING_KNOWN) -> Imported:
    """Read notes of any length and shape: headings say where lines belong, else labels and the words do.

    A tag at the end of a line is its status; a line without one is assumed, and a question not discussed.
    """
    draft = _Draft(known)
    under = Heading("")
    before_all = True
    for line in unrolled(_lines(text)):
        said = None if line.names_columns else heading(line.text)
        titled = said is not None and not draft.placed and not said.bare
        before_all = before_all and (said is None or titled) and not listed(line.original)
        if before_all and (fact := _fact(line.text)) and fact[0] not in draft.data:
            draft.set_fact(line.number, line.original, *fact)
        elif said is not None:
            under = replace(said, section=said.section or under.section) if _is_label(said) else said
            if not said.bare:
                _keep(draft, line.number, said.text)
        elif line.names_columns:
            _keep(draft, line.number, line.original)
        else:
            _place(draft, line.number, line.text, under)
    return Imported(draft.data, tuple(draft.placed))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        if line.strip() and not _UNDERLINE.match(line):
            yield number, " ".join(line.split())


def _is_label(said: Heading) -> bool:
    """Whether it gives a tag to lines that stay in the section above: `Assumed:` under `## Data`."""
    return said.within and said.status is not None


def _fact(line: str) -> tuple[str, str] | None:
    """A fact of the deal; a value with a tag, or one that tells what somebody does, is a line and no fact."""
    found = _FACT.match(line)
    if found is None or note_tags.short_line(line).status is not None:
        return None
    key = next((name for name, words in _FACTS.items() if plain(found["key"]) in words), None)
    value = found["value"].strip("* ").strip()
    if key == "stage":
        value = plain(value)
        return ("stage", value) if value in set(Stage) else None
    if key == "close_date" and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        return None
    if _CLAUSE.match(value) or len(value.split()) > _MOST_WORDS:
        return None
    return (key, value) if key else None


def _keep(draft: _Draft, number: int, words: str) -> None:
    """Keep a heading that says more than a part's name: it is somebody's words, and goes into the notes."""
    before = draft.data.get("notes")
    draft.data["notes"] = f"{before}\n{words}" if before else words
    draft.placed.append(Placed(number, words, ("notes",)))


def _place(draft: _Draft, number: int, original: str, under: Heading) -> None:
    short = note_tags.short_line(original)
    if not short.text:  # nothing but the mark of a quote or of a list
        short = note_tags.Short(original.strip(), None)
    where, text = _read(short.text, under)
    status = short.status or under.status or Status.ASSUMED
    if where is Place.UNSORTED:
        text = _in_full(original, short, under)
    elif where is Place.QUESTION:
        status = Status.NOT_DISCUSSED
    for piece in reading.chain(text) if where is Place.STEP else (text,):
        draft.put(number, original, where, piece, status)


def _in_full(original: str, short: note_tags.Short, under: Heading) -> str:
    """The words with the tag that they had, or that stood above them: somebody may have been sure of this."""
    text = note_tags.without_bullet(original) or original.strip()
    tag = under.status if short.status is None else None
    return f"{text} - {tag.value.replace('_', ' ')}" if tag else text


def _read(text: str, under: Heading) -> tuple[Place, str]:
    """Where a line belongs, and what it says there."""
    section = under.section
    if section is Place.QUESTION or section is Place.UNSORTED:
        return section, text
    if _ASKS.match(text):
        return Place.QUESTION, text
    if own := labelled(text):
        return own
    if section in {None, Place.STEP}:
        elsewhere = Place.CONSTRAINT if under.status is Status.ASSUMED else Place.UNSORTED
        return _by_words(text, section) or (section or elsewhere, text)
    return section or Place.UNSORTED, text


def _by_words(text: str, section: Place | None) -> tuple[Place, str] | None:
    """Where a line belongs by its own words, in a workflow or under no heading at all."""
    for pattern, where in ((_STARTS, Place.TRIGGER), (_ENDS, Place.RESULT)):
        if (start := pattern.match(text)) and (rest := text[start.end() :].strip()):
            return where, rest
    signs: tuple[tuple[Place, Callable[[str], object]], ...] = (
        (Place.PROMISE, says_promise),
        (Place.EXCEPTION, _EXCEPTION.match),
        (Place.ROLE, reading.roles),
        (Place.MOVEMENT, lambda text: any(_is_data(way, section) for way in reading.movements(text))),
        (Place.CONSTRAINT, _NEEDS.match),
        (Place.STEP, lambda text: ACTION.search(plain(text)) or len(reading.chain(text)) > 1),
    )
    return next(((where, text) for where, shows in signs if shows(text)), None)


def _is_data(found: NoteData, section: Place | None) -> bool:
    """Whether what moves is data: between systems, or, outside a workflow, by its own name."""
    named = section is None and _THINGS.search(plain(str(found["what"]))) is not None
    return named or reading.between_systems(found)


def summary(imported: Imported) -> Iterator[tuple[int, str, str]]:
    """What was made of the text: line number, the words, and the place they went to."""
    for line in imported.placed:
        yield line.number, line.text, dotted(line.at)
