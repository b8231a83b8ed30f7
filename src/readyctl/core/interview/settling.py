"""Where the answer to a gap's question goes: the field that the gap is about, or a line beside it."""

from msgspec import Struct

from readyctl.core.deal.actors import person
from readyctl.core.deal.approvals import ApprovalGap, ApprovalPart
from readyctl.core.deal.gaps import EmptyPart, Gap, OnlyNamed
from readyctl.core.deal.note import Custom, Handoff
from readyctl.core.deal.text import is_blank, plain
from readyctl.core.entry.document import Node
from readyctl.core.entry.keypath import KeyPath
from readyctl.core.interview import reading
from readyctl.core.interview._answers import (
    denies_all,
    direction,
    knows_nothing,
    only_verbs,
    says_nothing,
    verbs,
)
from readyctl.core.interview._order import RightsGap
from readyctl.core.interview.places import PLACES, NoteData, Place
from readyctl.core.interview.placing import place, put, remark
from readyctl.core.interview.promised import NOTHING_KNOWN, Known, made_up, promise
from readyctl.core.promise.model import Status
from readyctl.core.statement.dates import find_date

APPROVAL_CASES = {
    ApprovalPart.APPROVER: "it has to be approved",
    ApprovalPart.THRESHOLD: "it comes to the threshold of the approval",
    ApprovalPart.OVERRIDE: "somebody overrides the approval",
    ApprovalPart.REJECTION: "it is rejected",
    ApprovalPart.ABSENCE: "the approver is away",
    ApprovalPart.EDITS: "it is changed after the approval",
}
"""The case that an answer about a part of an approval tells of, in words that stand after `when`."""


def shown(data: NoteData) -> Handoff:
    """The note as it stands, as the rules read it."""
    return Handoff.model_validate(data)


class Reply(Struct, frozen=True):
    """What was answered, how sure it is, and what is known where it is read."""

    text: str
    status: Status
    known: Known = NOTHING_KNOWN


def settle(data: NoteData, note: Handoff, gap: Gap, reply: Reply) -> None:
    """Put the answer to a gap's question where the gap is; without a sure answer, the question stays open.

    A field takes its line's tag along: a line is as sure as the least sure thing in it. The words of the
    question go into the note as an open question only, never as what somebody answered.
    """
    if _is_recorded(note, gap):
        _answered(data, gap.at, reply)
    elif knows_nothing(reply.text):
        place(data, Place.QUESTION, gap.question, Status.NOT_DISCUSSED)
    elif reply.status is Status.NOT_DISCUSSED:
        words = f"We noted “{reply.text}”, and have not talked about it yet. {gap.question}"
        place(data, Place.QUESTION, words, reply.status)
    elif isinstance(gap, OnlyNamed):
        _told(data, gap, reply)
    elif isinstance(gap, ApprovalGap):
        _approval(data, note, gap, reply)
    elif not (_into_roles(data, gap, reply) or _into_field(data, note, gap, reply)):
        _beside(data, note, gap, reply)


def _told(data: NoteData, gap: OnlyNamed, reply: Reply) -> None:
    """What was said of a feature is a promise of it; that nothing was said is for our own eyes."""
    words = f"{gap.about[0]}: {reply.text}"
    if denies_all(reply.text) or says_nothing(reply.text):
        remark(data, words)
        return
    made = promise(words, reply.known)
    put(
        data,
        Place.PROMISE,
        made | {"feature": reply.known.feature(gap.about[0]) or made_up(gap.about[0])},
        reply.status,
    )


def _is_recorded(note: Handoff, gap: Gap) -> bool:
    """Whether the gap is a question that the note holds."""
    match gap.at:
        case ("questions", int(index)):
            return index < len(note.questions)
        case _:
            return False


def _answered(data: NoteData, at: KeyPath, reply: Reply) -> None:
    if not knows_nothing(reply.text) and reply.status is not Status.NOT_DISCUSSED:
        _node(data, at).update(answer=reply.text, status=reply.status.value)


def _beside(data: NoteData, note: Handoff, gap: Gap, reply: Reply) -> None:
    """A line of the part itself where the gap is that part; else a case of the workflow, or what limits it.

    What starts the work or ends it is one line, never written over.
    """
    whole = _whole(note, gap, reply.text)
    about = ", ".join(gap.about)
    if whole:
        place(data, whole, reply.text, reply.status, reply.known)
    elif gap.at[:1] == ("workflow",) and gap.at[1:2] not in {("trigger",), ("result",)}:
        put(data, Place.EXCEPTION, {"when": about, "text": reply.text}, reply.status)
    else:
        put(data, Place.CONSTRAINT, {"text": f"{about}: {reply.text}"}, reply.status)


def _whole(note: Handoff, gap: Gap, text: str) -> Place | None:
    """The part that an answer fills; None where it is no line of that part, or denies that there is any."""
    row = next((row for row in PLACES if row.place.path == gap.at), None)
    if not isinstance(gap, EmptyPart) or row is None or denies_all(text):
        return None
    if row.single and getattr(note.workflow, row.place.path[-1]):
        return None
    moves = row.place is not Place.MOVEMENT or reading.movements(text, surely=True)
    return row.place if moves else None


def _approval(data: NoteData, note: Handoff, gap: ApprovalGap, reply: Reply) -> None:
    """An approval's answer goes to the approval: its approver to the step and the roles, or a case of it."""
    if gap.part is ApprovalPart.APPROVER and (name := _name(reply.text)):
        _who_approves(data, note, gap.at, name, reply.status)
        if plain(name) == plain(reply.text).strip(" ."):
            return
    put(data, Place.EXCEPTION, {"when": APPROVAL_CASES[gap.part], "text": reply.text}, reply.status)


def _name(text: str) -> str | None:
    """The one whom an answer names: `CFO` of `CFO, for all`; None where it is a sentence or names nobody."""
    first = text.split(",", maxsplit=1)[0].strip(" .")
    few = len(first.split()) <= 4  # noqa: PLR2004 - a name has no more words
    if denies_all(text) or not few:
        return None
    acts = reading.step(first).get("who")
    return str(acts) if acts else person(first)


def _who_approves(data: NoteData, note: Handoff, at: KeyPath, name: str, status: Status) -> None:
    match at:
        case ("workflow", "steps", int(index), *_) if is_blank(note.workflow.steps[index].who):
            _set(data, at[:3], "who", name, status)
        case _:
            pass
    if not any(plain(role.role) == plain(name) for role in note.roles):
        put(data, Place.ROLE, {"role": name, "can": ["approve"]}, status)


def _into_roles(data: NoteData, gap: Gap, reply: Reply) -> bool:
    """Read `finance: view; team lead: approve`, or one answer for all; False where the gap is about no roles.

    The pieces that are roles become roles; the others stay as they were said.
    """
    text, status = reply.text, reply.status
    if gap.at != ("roles",):
        return False
    if isinstance(gap, RightsGap) and ":" not in text and only_verbs(text):
        added = [_add_role(data, name, reply) for name in gap.about]
        return all(added)
    spoken = reading.spoken_roles(text)
    if denies_all(text) or not any(map(reading.role, spoken)):
        return False
    for piece in spoken:
        if found := reading.role(piece):
            put(data, Place.ROLE, found, status)
        else:
            put(data, Place.CONSTRAINT, {"text": piece}, status)
    return True


def _into_field(data: NoteData, note: Handoff, gap: Gap, reply: Reply) -> bool:
    """Fill the field that a gap names, where it is empty and the answer can be read as one."""
    at, text = gap.at, reply.text
    match at:
        case ("data", int(), str(key)):
            value = _field(key, text)
        case ("roles", int(index)) if not note.roles[index].can:
            at, value = (*at, "can"), _rights(data, note.roles[index].role, reply)
        case ("workflow", "steps", int(index)) if is_blank(note.workflow.steps[index].who):
            at, value = (*at, "who"), _field("who", text)
        case ("workflow", "steps", int(), "who"):
            return _add_role(data, gap.about[0], reply)
        case ("workflow", "steps", int(), "custom"):
            value = _field("custom", text)
        case ("promises", int(index)) if note.promises[index].due is None:
            at, value = (*at, "due"), _day(reply)
        case _:
            return False
    return _set(data, at[:-1], str(at[-1]), value, reply.status)


def _day(reply: Reply) -> Node:
    date = find_date(reply.text, reply.known.today) if reply.known.today else None
    return date.last.isoformat() if date and date.last else None


def _field(key: str, text: str) -> Node:
    if key == "direction":
        return direction(text)
    if key == "custom":
        return text.lower() if text.lower() in set(Custom) else None
    return None if denies_all(text) else text


def _rights(data: NoteData, name: str, reply: Reply) -> Node:
    """The verbs of an answer; the words that are more than verbs become a line of their own."""
    can: list[Node] = [verb.value for verb in verbs(reply.text)]
    if can and not only_verbs(reply.text):
        put(data, Place.CONSTRAINT, {"text": f"{name}: {reply.text}"}, reply.status)
    return can or None


def _add_role(data: NoteData, name: str, reply: Reply) -> bool:
    can = _rights(data, name, reply)
    if can:
        put(data, Place.ROLE, {"role": name, "can": can}, reply.status)
    return bool(can)


def _node(data: NoteData, at: KeyPath) -> NoteData:
    node: Node = data
    for step in at:
        node = node[step]  # type: ignore[index]
    if not isinstance(node, dict):
        raise TypeError(f"{at} is no line")
    return node


def _set(data: NoteData, at: KeyPath, key: str, value: Node, status: Status) -> bool:
    if value is None:
        return False
    node = _node(data, at)
    before = node.get(key)
    if isinstance(before, str) and not is_blank(before) and key != "custom":
        return False
    node[key] = value
    node["status"] = max(Status(str(node["status"])), status, key=list(Status).index).value
    return True
