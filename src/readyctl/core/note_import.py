"""From notes as people write them to the lines of a handoff note. Nothing is dropped: what finds no place
becomes an open question, with its own words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from readyctl.core import note_reading
from readyctl.core.document import Node
from readyctl.core.handoff import Stage, Status
from readyctl.core.handoff_approvals import ACTION
from readyctl.core.handoff_text import plain, word_pattern
from readyctl.core.keypath import dotted
from readyctl.core.levels import KeyPath

_HEADINGS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("questions", word_pattern(r"questions?", "open points?", "open", "unclear", "to clarify", "to ask")),
    (
        "day_one.later",
        word_pattern("later", "phase (?:2|two)", "nice to have", "can wait", "not now", "future"),
    ),
    ("day_one.manual", word_pattern("by hand", r"manual\w*", "workarounds?")),
    ("day_one.launch", word_pattern("day one", "day 1", "launch", "go-?live", "first version", "must work")),
    (
        "workflow.exceptions",
        word_pattern(r"exceptions?", "odd cases?", "edge cases?", "what if", "problems?"),
    ),
    ("workflow.trigger", word_pattern("trigger", "starts?", "what starts it", "start", "beginning")),
    ("workflow.result", word_pattern("results?", "ends?", "outcome", "done", "how it ends")),
    ("roles", word_pattern(r"roles?", "permissions?", "rights", "access", "people", "who can")),
    ("data", word_pattern("data", "data movements?", "syncs?", "integrations?", "systems?", "interfaces?")),
    (
        "constraints",
        word_pattern(
            r"constraints?", "deadlines?", "rules", "requirements?", "audit", "compliance", "limits"
        ),
    ),
    ("workflow.steps", word_pattern(r"workflows?", r"process(?:es)?", "steps?", "flow", "approvals?")),
)
_FACTS = {
    "customer": ("customer", "client", "account", "company", "buyer"),
    "owner": ("owner", "sales rep", "rep", "salesperson", "account executive"),
    "stage": ("stage",),
    "close_date": ("close date", "closing date"),
}
_FACT = re.compile(
    r"^\s*(?:[-*]\s*)?(?:\*\*)?(?P<key>[A-Za-z ]{3,20})(?:\*\*)?\s*:\s*(?:\*\*)?\s*(?P<value>\S.*)$"
)
_HEADING = re.compile(r"^\s*(?:#{1,6}\s+(?P<hash>.+?)\s*#*|(?P<colon>[^\s.?!][^.?!:]{1,40}):)\s*$")
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
                self.put(number, original, "questions", {"text": original}, Status.NOT_DISCUSSED)
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
    section: str | None = None
    for number, line in _lines(text):
        if (fact := _fact(line)) and fact[0] not in draft.data:
            draft.set_fact(number, line, *fact)
        elif (heading := _heading(line)) is not None:
            section, bare = _section(heading)
            if not bare:
                _keep_heading(draft, number, heading)
        else:
            _place(draft, number, line, section)
    return Imported(draft.data, tuple(draft.placed))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.removeprefix("﻿").splitlines(), 1):
        if line.strip() and not _UNDERLINE.match(line):
            yield number, " ".join(line.split())


def _fact(line: str) -> tuple[str, str] | None:
    found = _FACT.match(line)
    if found is None:
        return None
    key = next((name for name, words in _FACTS.items() if plain(found["key"]) in words), None)
    value = found["value"].strip("* ").strip()
    if key == "stage":
        value = plain(value)
        return ("stage", value) if value in set(Stage) else None
    if key == "close_date" and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        return None
    return (key, value) if key else None


def _heading(line: str) -> str | None:
    found = _HEADING.match(line)
    return (found["hash"] or found["colon"]).strip() if found else None


def _section(heading: str) -> tuple[str | None, bool]:
    """The part that a heading names, and whether it says nothing else."""
    words = plain(heading)
    for place, pattern in _HEADINGS:
        if pattern.search(words):
            return place, bool(pattern.fullmatch(words))
    return None, False


def _keep_heading(draft: _Draft, number: int, heading: str) -> None:
    """Keep a heading that says more than a part's name: it is somebody's words, and goes into the notes."""
    before = draft.data.get("notes")
    draft.data["notes"] = f"{before}\n{heading}" if before else heading
    draft.placed.append(Placed(number, heading, ("notes",)))


def _place(draft: _Draft, number: int, original: str, section: str | None) -> None:
    short = note_reading.short_line(original)
    place, line = _read(short.text, section)
    unknown = place == "questions"
    status = short.status or (Status.NOT_DISCUSSED if unknown else Status.ASSUMED)
    draft.put(number, original, place, line, status)


def _read(text: str, section: str | None) -> tuple[str, dict[str, Node]]:
    if section == "questions" or text.endswith("?"):
        return "questions", {"text": text}
    if section in {None, "workflow.steps"}:
        return _by_words(text) or (section or "questions", _in_section(text, section))
    if section == "data" and note_reading.movement(text, surely=True) is None:
        return "data", {"what": text}
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


def _by_words(text: str) -> tuple[str, dict[str, Node]] | None:
    """Where a line belongs by its own words, in a workflow or under no heading at all."""
    for pattern, place in ((_STARTS, "workflow.trigger"), (_ENDS, "workflow.result")):
        if (start := pattern.match(text)) and (rest := text[start.end() :].strip()):
            return place, {"text": rest}
    if _EXCEPTION.match(text):
        return "workflow.exceptions", note_reading.exception(text)
    if found := note_reading.role(text):
        return "roles", found
    if found := note_reading.movement(text):
        return "data", found
    if ACTION.search(plain(text)):
        return "workflow.steps", _approval_step(text)
    return None


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
