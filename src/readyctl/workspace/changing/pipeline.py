"""The notes of a pipeline's deals, written and updated from what a CRM's export says."""

from collections.abc import Iterable, Iterator, Mapping

from readyctl.adapters.yaml.editor import EditRefused, Unwritable, dump_quickly, edit_file
from readyctl.core.deal.reading import HandoffEntry
from readyctl.core.entry.edit import Set
from readyctl.core.pipeline.export import ExportProblem, source_key
from readyctl.core.pipeline.notes import Damaged
from readyctl.core.pipeline.plan import Action, Create
from readyctl.workspace.changing.notes import note_path
from readyctl.workspace.changing.plan import Change
from readyctl.workspace.changing.standing import standing
from readyctl.workspace.reading.deals import Selling
from readyctl.workspace.reading.opening import Workspace

_ORDER = ("id", "customer", "owner", "stage", "value", "close_date", "source", "promises")


def damaged_notes(workspace: Workspace, selling: Selling) -> Iterator[Damaged]:
    """The notes that are there and cannot be read, with as much of their source as can be told."""
    for entry in selling.entries:
        if entry.model is not None:
            continue
        data = entry.document.data
        source = data.get("source") if isinstance(data, dict) else None
        known = isinstance(source, dict)
        key = (
            source_key(str(source.get("system")), str(source.get("id"))) if isinstance(source, dict) else None
        )
        text = standing(workspace.top, entry.where.path).decode(errors="replace")
        parsed = known or (isinstance(data, dict) and "source" not in data)
        yield Damaged(entry.where.path, text, parsed, key)


def note_changes(
    workspace: Workspace, selling: Selling, actions: Iterable[Action]
) -> tuple[list[Change], list[ExportProblem]]:
    """What the actions come to in files, and the deals whose note cannot be written so."""
    entries = {entry.model.id: entry for entry in selling.entries if entry.model is not None}
    changes: list[Change] = []
    problems: list[ExportProblem] = []
    for action in actions:
        try:
            changes += _change(workspace, action, entries)
        except (EditRefused, Unwritable) as error:
            problems.append(ExportProblem(action.deal.line, str(error), "edit the note by hand", fatal=True))
    return changes, problems


def _change(workspace: Workspace, action: Action, entries: Mapping[str, HandoffEntry]) -> Iterator[Change]:
    if isinstance(action, Create):
        where = note_path(workspace.registry, action.id)
        yield Change(where.path, None, dump_quickly(action.data).encode())
    elif action.sets:
        path = entries[action.id].where.path
        before = standing(workspace.top, path)
        sets = [Set(at, value) for at, value in action.sets.items()]
        yield Change(path, before, edit_file(before, sets, order=_ORDER))
