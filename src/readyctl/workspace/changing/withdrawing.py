"""Ending a promise in the open; one that somebody deleted is put back first, so that it can be ended."""

import datetime as dt
from collections.abc import Iterator, Sequence

from msgspec import Struct

from readyctl.adapters.yaml.editor import edit_file
from readyctl.adapters.yaml.reader import read
from readyctl.core.deal.ending import Meant, Owing, choices
from readyctl.core.deal.followed import FollowedNote
from readyctl.core.entry.document import Document, Node
from readyctl.core.entry.edit import Append, Edit, Set
from readyctl.core.entry.limit import LimitText
from readyctl.core.entry.schema import validate
from readyctl.core.promise.lines import PromiseLine, promise_lines
from readyctl.core.promise.model import Promise, Status
from readyctl.core.trust.graph import ancestors
from readyctl.errors import UsageError
from readyctl.workspace.changing.notes import KEY_ORDER, note_path
from readyctl.workspace.changing.plan import Change, Plan, about
from readyctl.workspace.changing.soundness import ensure_sound
from readyctl.workspace.reading.deals import Selling


class Ending(Struct, frozen=True):
    """What is to be said: None where nothing is said of it."""

    on: dt.date
    reason: str | None = None
    told_customer: dt.date | None = None
    mistake: bool = False

    @property
    def told_only(self) -> bool:
        """Whether it only adds to what was withdrawn already."""
        return self.reason is None


class Withdrawing:
    """The promises of one deal, for ending one of them. Raises `UsageError` for a deal that never was."""

    def __init__(self, selling: Selling, deal: str) -> None:
        self.selling = selling
        self.workspace = selling.workspace
        self.notes = selling.ledgers.notes
        self.where = note_path(self.workspace.registry, deal)
        found = selling.ledgers.by_path.get(self.where.path)
        if found is not None and found.removed is not None:
            found = next(self.notes.going_on(found), found)
        self.note = found

    def of(self, meant: Meant, ending: Ending) -> Sequence[Owing]:
        """The promises that may be meant, one where it is clear which."""
        owing = [each for each in self._owing() if meant.fits(each[1], self.notes.canonical)]
        found = choices(owing, ended=ending.told_only)
        if not found and not ending.told_only and (ending.told_customer or ending.mistake):
            return choices(owing, ended=True)
        return found

    def _owing(self) -> Iterator[Owing]:
        """What the note owes, and what was lost on the way from the notes that it goes on with."""
        if self.note is None:
            return
        yield from ((self.note, owed) for owed in self.note.account.owed)
        earlier = self.notes.earlier(self.note)
        yield from (each for each in self.notes.vanished() if any(each[0] is note for note in earlier))

    def ensure_young(self, owing: Owing) -> None:
        """Raise `UsageError` where a meeting has looked at the promise: it can be no slip of the pen then."""
        brought = self.notes.begun(*owing).owed.origin[0]
        histories = self.workspace.histories
        graph = histories.graph if histories else {}
        for record in self.selling.records:
            if record.revision in graph and brought in ancestors(graph, record.revision):
                raise UsageError(
                    f"the sync of {record.date} looked at this promise, so it is no mistake of the note's",
                    help="withdraw it with its reason, and without --mistake",
                )

    def plan(self, owing: Owing, ending: Ending) -> Plan:
        """The plan that ends it: the note's own line where it stands, else the line as it was."""
        note, line = self._the_note, owing[1].line
        path = self.workspace.top / note.where.path
        before = path.read_bytes() if path.is_file() else None
        base = before if before is not None else self._last_version(note)
        at = _place(base, owing, same_note=owing[0] is note, restored=before is None)
        edits: list[Edit] = [Append(("promises",), _sound(line) | {"withdrawn": _ended(line, ending)})]
        if at is not None:
            edits = [Set(("promises", at, "withdrawn"), _ended(line, ending))]
        after = edit_file(base, edits, order=KEY_ORDER)
        ensure_sound(note.where, base, after)
        what = f"{line.kind.value} of '{line.feature}'" + (f" by {line.due}" if line.due else "")
        words = [f"put the note {note.where.id} back as it was"] if before is None else []
        if at is None:
            words.append(f"{note.where.id}: put back the {what}")
        done = "the customer knows of the end of" if ending.told_only else "withdraw"
        words.append(f"{note.where.id}: {done} the {what}")
        message = about(note.where.id, f"{'told of' if ending.told_only else 'withdrew'} {line.feature}")
        return Plan(self.workspace.top, words, [Change(note.where.path, before, after)], message)

    @property
    def _the_note(self) -> FollowedNote:
        if self.note is None:
            raise UsageError(f"there is no note at {self.where.path}", help="see `readyctl handoff list`")
        return self.note

    def _last_version(self, note: FollowedNote) -> bytes:
        last = note.account.last
        return self.workspace.repository.git.run("cat-file", "blob", last.obj) if last else b""


def _place(base: bytes, owing: Owing, *, same_note: bool, restored: bool) -> int | None:
    """The promise's line in the file, None where it is not there. In a note that is put back, what was gone
    with it stands again.
    """
    owed = owing[1]
    if not same_note or (owed.gone is not None and not restored):
        return None
    there = promise_lines(read(base)) or ()
    return next(
        (
            line.index
            for line in sorted(there, key=lambda line: line.index != owed.line.index)
            if line.value == owed.line.value and (line.ended is None) == (owed.line.ended is None)
        ),
        None,
    )


def _ended(line: PromiseLine, ending: Ending) -> dict[str, Node]:
    """What stands under `withdrawn`: what stood there, and what is said now."""
    known = line.written.get("withdrawn")
    ended: dict[str, Node] = dict(known) if isinstance(known, dict) else {"on": ending.on.isoformat()}
    if ending.reason is not None:
        ended["reason"] = ending.reason
    if ending.told_customer is not None:
        ended["told_customer"] = ending.told_customer.isoformat()
    if ending.mistake:
        ended["mistake"] = "true"
    return ended


def _sound(line: PromiseLine) -> dict[str, Node]:
    """The line as it was written; of one that no note may have, what it promised."""
    written = {name: value for name, value in line.written.items() if name != "withdrawn"}
    if validate(Promise, Document(written))[0] is not None:
        return written
    sound: dict[str, Node] = {"feature": line.feature, "kind": line.kind.value}
    days = {"due": line.due, "said_on": line.said_on}
    sound |= {name: day.isoformat() for name, day in days.items() if day}
    sound |= {"quote": line.quote} if line.quote else {}
    limits: list[Node] = [_limit(limit) for limit in line.limits]
    return sound | ({"limits": limits} if limits else {}) | {"status": Status.CONFIRMED.value}


def _limit(limit: LimitText) -> dict[str, Node]:
    metric, at_least, at_most = limit
    bounds = {"metric": metric, "at_least": at_least, "at_most": at_most}
    return {name: value for name, value in bounds.items() if value is not None}
