"""Where a new note goes, and where its draft lies: in a registry, or in a file of its own without any git."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from readyctl.adapters.files import write_atomically
from readyctl.adapters.yaml.editor import edit_file
from readyctl.adapters.yaml.reader import read
from readyctl.core.deal.note import DayOne, Handoff, Workflow
from readyctl.core.entry.document import Node
from readyctl.core.entry.edit import Edit, additions
from readyctl.core.entry.path import EntryKind, EntryPath
from readyctl.core.entry.schema import validate
from readyctl.core.trust.commit import CommitHeader
from readyctl.errors import ReadyctlError, UsageError
from readyctl.rules.facts import Facts
from readyctl.workspace.changing.entries import new_entry
from readyctl.workspace.changing.plan import Change, Plan, about
from readyctl.workspace.changing.soundness import ensure_sound
from readyctl.workspace.changing.standing import standing
from readyctl.workspace.reading.checking import facts_of
from readyctl.workspace.reading.notes import without_registry
from readyctl.workspace.reading.opening import Workspace

DRAFT = ".draft.json"
KEY_ORDER = tuple(Handoff.model_fields)
"""The order in which a note's keys stand; a key that is added goes to its place."""


def note_path(registry: str, note_id: str) -> EntryPath:
    """Where a note's file stands; `registry` is the registry's folder from the top, empty for the top."""
    prefix = f"{registry}/" if registry else ""
    return EntryPath(f"{prefix}handoffs/{note_id}.yaml", EntryKind.HANDOFF, note_id)


class LooseNote(Struct, frozen=True):
    """A note in a file of its own: neither a repository nor git is needed."""

    target: Path

    def facts(self) -> Facts:
        """No registry is looked at."""
        return without_registry(None)

    def draft(self, _: str) -> Path:
        """Beside the file, hidden."""
        return self.target.with_name(f".{self.target.name}{DRAFT}")

    def drafts(self) -> list[Path]:
        """The draft there may be."""
        return [path] if (path := self.draft("")).is_file() else []

    def resume_command(self, _: str) -> str:
        """How to go on."""
        return f"readyctl handoff new --output {self.target} --resume"

    def owner(self) -> str | None:
        """Nobody says who is at the keyboard."""
        return None

    def existing(self, _: str) -> dict[str, Node] | None:
        """None: a file that is there already is no note to go on with."""
        return None

    def ensure_free(self, _: str) -> None:
        """Raise `UsageError` where the file is there already."""
        if self.target.exists():
            raise UsageError(f"{self.target} exists already", help="choose another --output")

    def write(self, data: dict[str, Node]) -> None:
        """Write the note. Raises `UsageError` where it would not be valid, `NotWritten` as files do."""
        where = EntryPath(f"{data['id']}.yaml", EntryKind.HANDOFF, str(data["id"]))
        write_atomically(self.target, new_entry(where, ordered(data)).after or b"", expect=None)


class RegistryNotes(Struct, frozen=True):
    """A registry's handoffs, which a note joins by a plan."""

    workspace: Workspace

    def facts(self) -> Facts:
        """Everything that is known at this moment."""
        return facts_of(self.workspace)

    @property
    def _folder(self) -> Path:
        return self.workspace.repository.git_dir / "readyctl" / "drafts"

    def draft(self, note_id: str) -> Path:
        """In the git folder, where no commit can pick it up."""
        return self._folder / f"{note_id}{DRAFT}"

    def drafts(self) -> list[Path]:
        """Every draft, in order of name."""
        return sorted(self._folder.glob(f"*{DRAFT}")) if self._folder.is_dir() else []

    def resume_command(self, note_id: str) -> str:
        """How to go on."""
        return f"readyctl handoff new {note_id} --resume"

    def owner(self) -> str | None:
        """The address that git knows the person at the keyboard by."""
        from readyctl.adapters.git.porcelain import Porcelain  # noqa: PLC0415 - GitPython takes 90 ms

        try:
            header = Porcelain(self.workspace.top).next_header()
        except ReadyctlError:
            return None
        return header.author.address if isinstance(header, CommitHeader) else None

    def where(self, note_id: str) -> EntryPath:
        """The path of a note of this id."""
        return note_path(self.workspace.registry, note_id)

    def existing(self, note_id: str) -> dict[str, Node] | None:
        """The data of the note of this id, if there is one. Raises `UsageError` where it cannot be read."""
        path = self.workspace.top / self.where(note_id).path
        if not path.is_file():
            return None
        document = read(path.read_bytes())
        if validate(Handoff, document)[0] is None or document.data is None:
            raise UsageError(
                f"the note '{note_id}' cannot be read", help=f"see `readyctl handoff check {note_id}`"
            )
        return document.data

    def ensure_free(self, note_id: str) -> None:
        """Raise `UsageError` for an id that a note has already."""
        if (self.workspace.top / self.where(note_id).path).exists():
            raise UsageError(
                f"there is a note '{note_id}' already", help=f"see `readyctl handoff show {note_id}`"
            )

    def change(self, data: dict[str, Node]) -> Change:
        """The change that files a note; of one that is there already, what is new in it and nothing else.

        Raises `UsageError` where it would not be valid.
        """
        where = self.where(str(data["id"]))
        before = self.existing(where.id)
        if before is None:
            return new_entry(where, ordered(data))
        return edited_note(self.workspace, where, tuple(additions(before, data)))

    def plan(self, data: dict[str, Node]) -> Plan:
        """The plan that files a note."""
        note_id = str(data["id"])
        what = "more in the" if self.existing(note_id) else "new"
        words = [f"{what} handoff note {note_id} for {data['customer']}"]
        return Plan(
            self.workspace.top, words, [self.change(data)], about(note_id, f"note of {data['customer']}")
        )

    def plan_as_it_is(self, source: Path, note_id: str, blob: bytes) -> Plan:
        """The plan that files a note's own YAML, byte by byte. Raises `UsageError` where it is not valid."""
        where = self.where(note_id)
        ensure_sound(where, b"", blob)
        change = Change(where.path, None, blob)
        words = [f"file {source} as {note_id}"]
        return Plan(self.workspace.top, words, [change], about(note_id, "file the note"))


NotePlace = LooseNote | RegistryNotes


def edited_note(workspace: Workspace, where: EntryPath, edits: Sequence[Edit]) -> Change:
    """The change that edits a note so and touches nothing else in the file.

    Raises `UsageError` where the note would have an error that it does not have now.
    """
    before = standing(workspace.top, where.path)
    after = edit_file(before, edits, order=KEY_ORDER)
    ensure_sound(where, before, after)
    return Change(where.path, before, after)


def ordered(data: dict[str, Node]) -> dict[str, Node]:
    """The note's keys in the order of the format."""
    inner: dict[str, type[Workflow | DayOne]] = {"workflow": Workflow, "day_one": DayOne}
    return {key: _in_order(data[key], inner.get(key)) for key in Handoff.model_fields if key in data}


def _in_order(value: Node, model: type[Workflow | DayOne] | None) -> Node:
    if model is None or not isinstance(value, dict):
        return value
    return {key: value[key] for key in (*model.model_fields, *value) if key in value}
