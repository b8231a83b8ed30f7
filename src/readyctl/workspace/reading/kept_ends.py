"""How the histories of features end at a moment that is kept, and those of a later one made upon that."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from readyctl.adapters.cache.store import Packed, packed_by_content
from readyctl.core.entry.path import classify
from readyctl.core.feature.ends import EndNodes, PathEnd, built_upon, end_nodes, end_of, path_end
from readyctl.core.feature.places import spread_over
from readyctl.core.feature.plain import Row
from readyctl.core.trust.lineage import CommitChanges, Histories

if TYPE_CHECKING:
    from readyctl.core.feature.inventory import FeatureStatus, Inventory
    from readyctl.workspace.reading.registry import Registry


def all_ends(
    workspace: "Registry",
    inventory: "Inventory",
    objects: Mapping[str, str],
    number: int,
    guarded: Sequence[CommitChanges],
) -> tuple[dict[str, Any], dict[str, Packed]]:
    """What is kept of the ends of all features, in so many parts, and `guarded`, the guard files' history;
    `objects` are those of the features' files.
    """
    spread = spread_over(number, ((status.id, status) for status in inventory.ordered))
    parts = [packed_by_content(ends_part(workspace, part, objects)) for part in spread]
    guards: Row = [[c.id, c.parents, dict(c.changes), c.base] for c in guarded]
    parts.append(packed_by_content(guards))
    names = [name for name, _ in parts]
    return {"ends": names[:-1], "guards": names[-1]}, dict(parts)


def ends_part(
    workspace: "Registry", statuses: Iterable["FeatureStatus"], objects: Mapping[str, str]
) -> list[Row]:
    """One row for each of these that can be gone on from: its path alone, where no commit has it, or with how
    its history ends. `objects` are those of the files.
    """
    histories, trust, words = workspace.histories, workspace.trust, workspace.last_words
    if histories is None or trust is None or words is None:
        return []
    found: list[Row] = []
    for status in statuses:
        where = status.entry.where
        head = histories.heads.get(where.path)
        if head is None:
            found.append([where.path])
            continue
        last = partial(words.last_signed, where, head)
        known = status.signoff if head.obj == objects[where.path] else None
        if (end := end_of(head, where.area, words.line(where), trust, last, signoff=known)) is not None:
            found.append([where.path, end.row])
        words.forget(where)
    return found


def histories_upon(
    workspace: "Registry", guards: Row, new: Sequence[CommitChanges], ends: Mapping[str, PathEnd | None]
) -> Histories:
    """The histories of these paths with the new commits upon their ends; an end is None where no commit had
    the path before. The guard files have their own history, which no new commit touches.
    """
    guarded = [CommitChanges(c, tuple(parents), changes, base) for c, parents, changes, base in guards]
    nodes = {path: _nodes(workspace, path, end) if end else None for path, end in ends.items()}
    return built_upon(nodes, guarded, new, workspace.guards.paths, workspace.pin)


def _nodes(workspace: "Registry", path: str, end: PathEnd) -> EndNodes:
    where = classify(path, workspace.registry)
    return end_nodes(end, where.area if where else None)


def read_ends(parts: Iterable[Iterable[Row]], paths: Iterable[str]) -> dict[str, PathEnd | None]:
    """By path, how its history ends, None where no commit has it; what cannot be gone on from is left out."""
    asked = set(paths)
    rows: Iterator[Row] = (row for part in parts for row in part if row[0] in asked)
    return {row[0]: path_end(row[1]) if len(row) > 1 else None for row in rows}
