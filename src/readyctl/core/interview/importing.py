"""From notes as people write them to the lines of a handoff note. Nothing is dropped: what finds no place
becomes an open question, with its own words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from readyctl.core.deal.approvals import ACTION
from readyctl.core.deal.note import Stage
from readyctl.core.deal.text import plain, word_pattern
from readyctl.core.entry.document import Node
from readyctl.core.entry.keypath import KeyPath, dotted
from readyctl.core.interview import reading as note_reading
from readyctl.core.interview import tags as note_tags
from readyctl.core.interview._headings import Heading, heading, listed
from readyctl.core.interview._tables import unrolled
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
_STARTS = re.compile(r"^(?:it )?starts? (?:with|when)\b:?\s*|^trigger:\s*", re.IGNORECASE)
_ENDS = re.compile(r"^(?:it )?ends? (?:with|when)\b:?\s*|^result:\s*", re.IGNORECASE)


@dataclass(frozen=True)
class Placed:
    """What became of one line: its number in the text, its words, and where they went."""

    number: int
    text: str
    at: KeyPath


@dataclass
class _Draft:
    data: dict[str, Node] = field(default_factory=dict)
    placed: list[Placed] = field(default_factory=list)

    def put(self, number: int, original: str, place: str, line: dict[str, Node], status: Status) -> None:
        tagged = line | {"status": status.value}
        *above, last = place.split(".")
        parent = self.data
        for key in above:
            parent = parent.setdefault(key, {})  # type: ignore[assignment]
        if place in {"workflow.trigger", "workflow.result"}:
            if last in parent:  # there can be one only
                text = note_tags.without_bullet(original)
                self.put(number, original, "questions", {"text": text}, Status.NOT_DISCUSSED)
                return
            parent[last] = tagged
            self.placed.append(Placed(number, original, (*above, last)))
            return
        items = parent.setdefault(last, [])
        if isinstance(items, list):
            items.append(tagged)
            self.placed.append(Placed(number, original, (*above, last, len(items) - 1)))

    def set_fact(self, number: int, original: str, key: str, value: str) -> None:
        self.data[key] = value
        self.placed.append(Placed(number, original, (key,)))


@dataclass(frozen=True)
class Imported:
    """A note's data, without the required keys that the text does not give, and the way of every line."""

    data: dict[str, Node]
    placed: tuple[Placed, ...]

    @property
    def unplaced(self) -> tuple[Placed, ...]:
        """The lines that became open questions."""
        return tuple(line for line in self.placed if line.at[0] == "questions")


def import_notes(text: str) -> Imported:
    """Read notes of any length and shape: headings say where lines belong, else the words do.

    A tag at the end of a line is its status; a line without one is assumed, and a question not discussed.
    """
    draft = _Draft()
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
    place, line = _read(short.text, under)
    status = short.status or under.status or Status.ASSUMED
    if place == "questions" and status is Status.CONFIRMED:
        line = {"text": _with_tag(original, short)}
    draft.put(number, original, place, line, Status.NOT_DISCUSSED if place == "questions" else status)


def _with_tag(original: str, short: note_tags.Short) -> str:
    """The words with the tag that they had: somebody was sure of this, and it is still to be placed."""
    text = note_tags.without_bullet(original)
    return text if short.status is not None else f"{text} - {Status.CONFIRMED}"


def _read(text: str, under: Heading) -> tuple[str, dict[str, Node]]:
    section = under.section
    if section == "questions" or text.endswith("?"):
        return "questions", {"text": text}
    if section in {None, "workflow.steps"}:
        elsewhere = "constraints" if under.status is Status.ASSUMED else "questions"
        return _by_words(text, section) or (section or elsewhere, _in_section(text, section))
    return section or "questions", _in_section(text, section)


def _in_section(text: str, section: str | None) -> dict[str, Node]:
    match section:
        case "workflow.steps":
            return note_reading.step(text)
        case "workflow.exceptions":
            return note_reading.exception(text)
        case "roles":
            return note_reading.role(text) or {"role": text}
        case "data":
            return note_reading.movement(text, surely=True) or {"what": text}
        case _:
            return {"text": text}


def _by_words(text: str, section: str | None) -> tuple[str, dict[str, Node]] | None:
    """Where a line belongs by its own words, in a workflow or under no heading at all."""
    for pattern, place in ((_STARTS, "workflow.trigger"), (_ENDS, "workflow.result")):
        if (start := pattern.match(text)) and (rest := text[start.end() :].strip()):
            return place, {"text": rest}
    if _EXCEPTION.match(text):
        return "workflow.exceptions", note_reading.exception(text)
    if found := note_reading.role(text):
        return "roles", found
    if (found := note_reading.movement(text)) and _is_data(found, section):
        return "data", found
    if ACTION.search(plain(text)):
        return "workflow.steps", _approval_step(text)
    return None


def _is_data(found: dict[str, Node], section: str | None) -> bool:
    """Whether what moves is data: between systems, or, outside a workflow, by its own name."""
    named = section is None and _THINGS.search(plain(str(found["what"]))) is not None
    return named or note_reading.between_systems(found)


def _approval_step(text: str) -> dict[str, Node]:
    step = note_reading.step(text)
    found = re.match(
        r"^(?P<who>[\w' -]{2,40}?)\s+(?:(?:may|must|can|has to|have to)\s+)?(?:approves?|signs? off)\b", text
    )
    return {"who": found["who"], "text": text} if found and "who" not in step else step


def summary(imported: Imported) -> Iterator[tuple[int, str, str]]:
    """What was made of the text: line number, the words, and the place they went to."""
    for line in imported.placed:
        yield line.number, line.text, dotted(line.at)
