"""Writing a promise down: what was said is kept, whatever the verdict on it."""

import datetime as dt
from collections.abc import Sequence

from msgspec import Struct

from readyctl.core.deal.note import Handoff, Stage
from readyctl.core.deal.reading import HandoffEntry
from readyctl.core.entry.document import Node
from readyctl.core.entry.edit import Append
from readyctl.core.entry.written_limit import Limit
from readyctl.core.level.kind import Kind
from readyctl.core.promise.model import Promise, Status
from readyctl.core.text.slug import slug
from readyctl.errors import UsageError
from readyctl.workspace.changing.notes import RegistryNotes, edited_note
from readyctl.workspace.changing.plan import Change, Plan, about
from readyctl.workspace.reading.opening import Workspace


class Said(Struct, frozen=True):
    """What somebody said: the feature's id, or the id made of the words where nobody knows one."""

    feature: str
    kind: Kind
    on: dt.date
    by: dt.date | None = None
    quote: str | None = None
    limits: tuple[Limit, ...] = ()

    @property
    def promise(self) -> Promise:
        """The same as a note has it."""
        return Promise(
            status=Status.CONFIRMED, feature=self.feature, kind=self.kind, due=self.by,
            quote=self.quote, said_on=self.on, limits=self.limits,
        )  # fmt: skip

    @property
    def line(self) -> dict[str, Node]:
        """The same as a note writes it."""
        line: dict[str, Node] = {"feature": self.feature, "kind": self.kind.value}
        if self.by:
            line["due"] = self.by.isoformat()
        if self.quote:
            line["quote"] = self.quote
        line["said_on"] = self.on.isoformat()
        if self.limits:
            line["limits"] = [limit.model_dump(exclude_none=True) for limit in self.limits]
        return line | {"status": Status.CONFIRMED.value}

    @property
    def words(self) -> str:
        """The promise in short."""
        return f"{self.kind.value} of '{self.feature}'" + (f" by {self.by}" if self.by else "")


def stands_already(said: Said, note: Handoff) -> bool:
    """Whether the note has this very promise: said again in no other words, it is the same."""
    return any(
        (one.feature, one.kind, one.due, one.limits) == (said.feature, said.kind, said.by, said.limits)
        and said.quote in {None, one.quote}
        for _, one in note.open_promises
    )


def promised(workspace: Workspace, entry: HandoffEntry, said: Said) -> Plan:
    """The plan that adds a promise to a note; one that stands there already changes nothing."""
    again = entry.model is not None and stands_already(said, entry.model)
    edits = () if again else (Append(("promises",), said.line),)
    change = edited_note(workspace, entry.where, edits)
    return _plan(workspace, entry.where.id, said, [f"{entry.where.id}: write down {said.words}"], [change])


def begun_with(workspace: Workspace, deal: str, customer: str, said: Said) -> Plan:
    """The plan that begins a note with a promise. Raises `UsageError` where it would not be valid."""
    notes = RegistryNotes(workspace)
    note_id, owner = slug(deal), notes.owner()
    if owner is None:
        raise UsageError("git does not know who owns the deal", help="set `git config user.email`")
    notes.ensure_free(note_id)
    data: dict[str, Node] = {"id": note_id, "customer": customer, "owner": owner}
    data |= {"stage": Stage.DISCOVERY.value, "promises": [said.line]}
    words = [f"new handoff note {note_id} for {customer}", f"{note_id}: write down {said.words}"]
    return _plan(workspace, note_id, said, words, [notes.change(data)])


def _plan(
    workspace: Workspace, note_id: str, said: Said, words: Sequence[str], changes: list[Change]
) -> Plan:
    return Plan(workspace.top, words, changes, about(note_id, f"promised {said.feature} ({said.kind.value})"))
