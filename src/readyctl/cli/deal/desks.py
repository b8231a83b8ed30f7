"""Where a new note goes, and where its draft lies: in a registry, or in a file of its own without any git."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from readyctl.cli import output
from readyctl.cli.changes import carry_out
from readyctl.cli.options import Here, Reading, Writing
from readyctl.core.deal.note import DayOne, Handoff, Workflow
from readyctl.core.entry.document import Node
from readyctl.core.entry.path import EntryKind, EntryPath
from readyctl.errors import UsageError
from readyctl.rules.facts import Facts
from readyctl.workspace.changing.plan import Change, Plan

if TYPE_CHECKING:
    from readyctl.workspace.reading.opening import Workspace

DRAFT = ".draft.json"


@dataclass(frozen=True)
class FileDesk:
    """A note in a file of its own: neither a repository nor git is needed."""

    target: Path

    def facts(self) -> Facts:
        """No registry is looked at."""
        from readyctl.cli.deal.finding import without_registry

        return without_registry(Reading())

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

    def ensure_free(self, _: str) -> None:
        """Refuse a file that is there already."""
        if self.target.exists():
            raise UsageError(f"{self.target} exists already", help="choose another --output")

    def write(self, data: dict[str, Node], _: Writing) -> bool:
        """Write the note; nobody is asked, for nothing else is changed."""
        from readyctl.adapters.files import write_atomically
        from readyctl.workspace.changing.entries import new_entry

        where = EntryPath(f"{data['id']}.yaml", EntryKind.HANDOFF, str(data["id"]))
        write_atomically(self.target, new_entry(where, ordered(data)).after or b"", expect=None)
        output.say(f"written to {self.target}; file it later with: readyctl handoff import {self.target}")
        return True


@dataclass(frozen=True)
class RegistryDesk:
    """A note among the registry's handoffs."""

    workspace: "Workspace"

    @classmethod
    def open(cls, here: Here) -> "RegistryDesk":
        """The registry that the options name."""
        return cls(here.workspace())

    def facts(self) -> Facts:
        """Everything that is known at this moment."""
        from readyctl.workspace.reading.checking import facts_of

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
        from readyctl.adapters.git.porcelain import Porcelain
        from readyctl.core.trust.commit import CommitHeader
        from readyctl.errors import ReadyctlError

        try:
            header = Porcelain(self.workspace.top).next_header()
        except ReadyctlError:
            return None
        return header.author.address if isinstance(header, CommitHeader) else None

    def where(self, note_id: str) -> EntryPath:
        """The path of a note of this id."""
        prefix = f"{self.workspace.registry}/" if self.workspace.registry else ""
        return EntryPath(f"{prefix}handoffs/{note_id}.yaml", EntryKind.HANDOFF, note_id)

    def ensure_free(self, note_id: str) -> None:
        """Refuse an id that a note has already."""
        path = self.where(note_id).path
        if (self.workspace.top / path).exists():
            raise UsageError(
                f"there is a note '{note_id}' already", help=f"see `readyctl handoff show {note_id}`"
            )

    def change(self, data: dict[str, Node]) -> Change:
        """The change that files a note."""
        from readyctl.workspace.changing.entries import new_entry

        return new_entry(self.where(str(data["id"])), ordered(data))

    def write(self, data: dict[str, Node], writing: Writing) -> bool:
        """File the note, as every command changes files."""
        note_id = str(data["id"])
        plan = Plan(
            self.workspace.top,
            [f"new handoff note {note_id} for {data['customer']}"],
            [self.change(data)],
            f"{note_id}: note of {data['customer']}",
        )
        return carry_out(plan, writing, commit=writing.commits(default=False))


Desk = FileDesk | RegistryDesk


def ordered(data: dict[str, Node]) -> dict[str, Node]:
    """The note's keys in the order of the format."""
    inner: dict[str, type[Workflow | DayOne]] = {"workflow": Workflow, "day_one": DayOne}
    return {key: _in_order(data[key], inner.get(key)) for key in Handoff.model_fields if key in data}


def _in_order(value: Node, model: type[Workflow | DayOne] | None) -> Node:
    if model is None or not isinstance(value, dict):
        return value
    return {key: value[key] for key in (*model.model_fields, *value) if key in value}
