"""Where an answer goes in the note: a line of a part, or the field that a gap is about."""

import re
from enum import StrEnum

from readyctl.core.deal.gaps import Gap
from readyctl.core.deal.note import Custom, Handoff
from readyctl.core.deal.roles import unlisted
from readyctl.core.deal.text import is_blank, plain
from readyctl.core.entry.document import Node
from readyctl.core.entry.keypath import KeyPath
from readyctl.core.interview import reading as note_reading
from readyctl.core.interview._answers import denies_all, direction, knows_nothing, only_verbs, verbs
from readyctl.core.interview._order import RightsGap
from readyctl.core.promise.model import Status

NoteData = dict[str, Node]


class Place(StrEnum):
    """A list of the note, or one of its two single lines, by dotted key."""

    TRIGGER = "workflow.trigger"
    RESULT = "workflow.result"
    STEP = "workflow.steps"
    EXCEPTION = "workflow.exceptions"
    ROLE = "roles"
    MOVEMENT = "data"
    CONSTRAINT = "constraints"
    LAUNCH = "day_one.launch"
    LATER = "day_one.later"
    MANUAL = "day_one.manual"
    QUESTION = "questions"


def shown(data: NoteData) -> Handoff:
    """The note as it stands, as the rules read it."""
    return Handoff.model_validate(data)


def taken(data: NoteData, place: Place, text: str, status: Status) -> None:
    """Put one line into the note; words with a question mark at the end are a question wherever they fell."""
    if text.endswith("?") and place is Place.CONSTRAINT:
        place = Place.QUESTION
    line = _line(place, text) | {"status": status.value}
    *above, last = place.split(".")
    parent = data
    for key in above:
        child = parent.setdefault(key, {})
        parent = child if isinstance(child, dict) else parent
    if place in {Place.TRIGGER, Place.RESULT}:
        parent[last] = line
        return
    items = parent.setdefault(last, [])
    if isinstance(items, list):
        items.append(line)


def _line(place: Place, text: str) -> NoteData:
    match place:
        case Place.STEP:
            return note_reading.step(text)
        case Place.EXCEPTION:
            return note_reading.exception(text)
        case Place.MOVEMENT:
            return note_reading.movement(text, surely=True) or {"what": text}
        case Place.ROLE:
            return note_reading.role(text) or {"role": text}
        case _:
            return {"text": text}


_BY_PART = (
    (("workflow", "trigger"), Place.TRIGGER),
    (("workflow", "result"), Place.RESULT),
    (("day_one", "launch"), Place.LAUNCH),
    (("day_one", "later"), Place.LATER),
    (("workflow",), Place.EXCEPTION),
)


def settle(data: NoteData, note: Handoff, gap: Gap, text: str, status: Status) -> None:
    """Put the answer to a gap's question where the gap is; without a sure answer, the question stays open.

    A field takes its line's tag along: a line is as sure as the least sure thing in it.
    """
    if knows_nothing(text):
        taken(data, Place.QUESTION, gap.question, Status.NOT_DISCUSSED)
    elif status is Status.NOT_DISCUSSED:
        taken(data, Place.QUESTION, f"You mentioned “{text}”. {gap.question}", status)
    elif isinstance(gap, RightsGap) and _add_roles(data, gap.names, text, status):
        return
    elif not _into_field(data, note, gap, text, status):
        about = f"{gap.question} " if denies_all(text) else _about(note, gap)
        taken(data, _free_place(note, gap), about + text, status)


def _free_place(note: Handoff, gap: Gap) -> Place:
    """The list beside the gap; what starts the work or ends it is one line, never written over."""
    place = next((place for at, place in _BY_PART if gap.at[: len(at)] == at), Place.CONSTRAINT)
    single = {Place.TRIGGER: note.workflow.trigger, Place.RESULT: note.workflow.result}
    return Place.CONSTRAINT if single.get(place) else place


def _about(note: Handoff, gap: Gap) -> str:
    """Whom or what an answer is about that found no field: without it, the line would say nothing."""
    match gap.at:
        case ("roles",) if isinstance(gap, RightsGap):
            return f"{', '.join(gap.names)}: "
        case ("roles", int(index)):
            return f"{note.roles[index].role}: "
        case ("data", int(index), *_):
            return f"{note.data[index].what}: "
        case ("workflow", "steps", int(), "who"):
            return f"{_actor(note, gap)}: "
        case _:
            return ""


def _actor(note: Handoff, gap: Gap) -> str:
    """The one of a step's actors that the gap asks about."""
    return next((name for at, name in unlisted(note) if at == gap.at and name in gap.question), "")


def _into_field(data: NoteData, note: Handoff, gap: Gap, text: str, status: Status) -> bool:
    """Fill the field that a gap names, where it is empty and the answer can be read as one."""
    at = gap.at
    match at:
        case ("data", int(index), str(key)):
            return _set(data, at[:-1], key, _field(key, text), status)
        case ("roles", int(index)) if not note.roles[index].can:
            return _set(data, at, "can", _rights(data, note.roles[index].role, text, status), status)
        case ("workflow", "steps", int(index)) if is_blank(note.workflow.steps[index].who):
            return _set(data, at, "who", _field("who", text), status)
        case ("workflow", "steps", int(), "who"):
            return _add_role(data, _actor(note, gap), text, status)
        case ("workflow", "steps", int(), "custom"):
            return _set(data, at[:-1], "custom", _field("custom", text), status)
        case _:
            return False


def _field(key: str, text: str) -> Node:
    if key == "direction":
        return direction(text)
    if key == "custom":
        return text.lower() if text.lower() in set(Custom) else None
    return None if denies_all(text) else text


def _rights(data: NoteData, name: str, text: str, status: Status) -> Node:
    """The verbs of an answer; the words that are more than verbs become a line of their own."""
    can: list[Node] = [verb.value for verb in verbs(text)]
    if can and not only_verbs(text):
        taken(data, Place.CONSTRAINT, f"{name}: {text}", status)
    return can or None


def _add_role(data: NoteData, name: str, text: str, status: Status) -> bool:
    can = _rights(data, name, text, status)
    roles = data.setdefault("roles", [])
    if not can or not isinstance(roles, list):
        return False
    roles.append({"role": name, "can": can, "status": status.value})
    return True


def _add_roles(data: NoteData, names: tuple[str, ...], text: str, status: Status) -> bool:
    """Read `finance: view; team lead: approve`, or one answer for all; False where words would be lost."""
    spoken = [piece.strip() for piece in re.split(r"[;\n]|\.\s", text) if piece.strip()]
    found = [note_reading.role(piece) for piece in spoken]
    if all(found) and any(plain(str(one["role"])) in map(plain, names) for one in found if one):
        roles = data.setdefault("roles", [])
        if isinstance(roles, list):
            roles.extend({**one, "status": status.value} for one in found if one)
        return True
    if ":" in text or not only_verbs(text):
        return False
    added = [_add_role(data, name, text, status) for name in names]
    return all(added)


def _set(data: NoteData, at: KeyPath, key: str, value: Node, status: Status) -> bool:
    node: Node = data
    for step in at:
        node = node[step]  # type: ignore[index]
    if value is None or not isinstance(node, dict):
        return False
    before = node.get(key)
    if isinstance(before, str) and not is_blank(before) and key != "custom":
        return False
    node[key] = value
    node["status"] = max(Status(str(node["status"])), status, key=list(Status).index).value
    return True
