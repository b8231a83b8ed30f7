"""The notes of a pipeline's deals, written and updated from what a CRM's export says."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from readyctl.adapters.yaml.editor import EditRefused, Unwritable, dump_quickly, edit_file
from readyctl.core.deal.money import money_words, totals_of
from readyctl.core.deal.reading import HandoffEntry
from readyctl.core.entry.edit import Append, Edit, Set
from readyctl.core.pipeline.export import Deal, Export, ExportProblem
from readyctl.core.pipeline.kindred import Linked, unlinked
from readyctl.core.pipeline.notes import Damaged, blocked
from readyctl.core.pipeline.plan import Action, Create, Update, plan
from readyctl.core.pipeline.record_ids import source_key
from readyctl.workspace.changing.notes import note_path
from readyctl.workspace.changing.plan import Change, Plan
from readyctl.workspace.changing.standing import standing
from readyctl.workspace.reading.checking import facts_of
from readyctl.workspace.reading.deals import Selling
from readyctl.workspace.reading.notes import known_of
from readyctl.workspace.reading.opening import Workspace

_ORDER = ("id", "customer", "owner", "stage", "value", "close_date", "source", "promises")


class PipelineImport(Struct, frozen=True):
    """What an export comes to: the plan, what cannot be taken by line, and what each deal's note keeps.

    `kept` has the note's id, the key, what a person wrote there, and what the CRM says instead.
    """

    plan: Plan
    problems: tuple[ExportProblem, ...]
    actions: tuple[Action, ...]
    kept: tuple[tuple[str, str, str, str], ...]


def imported(
    workspace: Workspace,
    export: Export,
    source: str,
    counted: Callable[[Sequence[Action]], Iterable[Action]] = iter,
    linked: Linked = unlinked,
) -> PipelineImport:
    """Create a note for each new deal and update the others; what a person wrote stays as it is.

    `source` is the file's name; `counted` hands the actions on and may tell somebody how far it is; `linked`
    says which deals are those of notes without a key, by asking somebody or by leaving them out.
    """
    selling = Selling(workspace)
    unreadable = list(blocked(export.deals, selling.notes, list(_damaged(workspace, selling))))
    deals = _without(export.deals, unreadable)
    linking = linked(deals, selling.notes)
    deals = _without(deals, linking.left)
    lines = known_of(facts_of(workspace))
    actions = plan(deals, selling.notes, [entry.where.id for entry in selling.entries], linking.links, lines)
    changes, refused = _changes(workspace, selling, counted(actions))
    words = list(_words(export, actions, changes))
    kept = ((a.id, *kept) for a in actions if isinstance(a, Update) for kept in a.kept)
    return PipelineImport(
        Plan(workspace.top, words, changes, f"pipeline import of {source}: {words[0]}"),
        tuple(
            sorted((*export.problems, *unreadable, *linking.left, *refused), key=lambda problem: problem.line)
        ),
        actions,
        tuple(kept),
    )


def _without(deals: Iterable[Deal], problems: Iterable[ExportProblem]) -> list[Deal]:
    left_alone = {problem.line for problem in problems}
    return [deal for deal in deals if deal.line not in left_alone]


def _words(export: Export, actions: Sequence[Action], changes: Sequence[Change]) -> Iterator[str]:
    new = sum(change.before is None for change in changes)
    same = len(actions) - len(changes)
    yield f"{new} new, {len(changes) - new} changed, {same} as they are"
    yield f"the export's deals: {money_words(totals_of((d.amount, d.currency) for d in export.deals))}"
    if export.footer:
        yield f"lines of the file that are no deals (totals, footers): {export.footer}"
    if not export.owned:
        yield "no column says who owns the deals; if one does, name it: --map FILE with columns: {owner: …}"


def _damaged(workspace: Workspace, selling: Selling) -> Iterator[Damaged]:
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


def _changes(
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
        yield Change(where.path, None, dump_quickly(action.data).encode(), fresh=True)
    elif action.sets:
        path = entries[action.id].where.path
        before = standing(workspace.top, path)
        edits: list[Edit] = [
            *(Set(at, value) for at, value in action.sets.items()),
            *(Append(("promises",), dict(line)) for line in action.promises),
        ]
        yield Change(path, before, edit_file(before, edits, order=_ORDER))
