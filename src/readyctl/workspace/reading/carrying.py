"""A moment that was kept, carried to one a few commits or edits further: only what changed is judged anew.

A path whose file is the same, and whose history has no new node, has the same verdict, as long as roster and
settings are what they were (decision 0025). Where more than that has changed, everything is judged.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from readyctl.adapters.git.moments import nearest_on_line
from readyctl.adapters.git.walk import touched_since
from readyctl.adapters.registry.files import StoredFile, in_commit, one_in_work_tree
from readyctl.adapters.registry.snapshots import read_snapshot
from readyctl.core.entry.path import EntryKind, classify
from readyctl.values import dataclass
from readyctl.workspace.reading.judging import judged_inventory
from readyctl.workspace.reading.kept_changes import Changed, patched
from readyctl.workspace.reading.kept_inventory import Contents, NotKept

if TYPE_CHECKING:
    from readyctl.core.feature.plain import Row
    from readyctl.workspace.reading.memory import Memory
    from readyctl.workspace.reading.registry import Registry

_MOST = 60
"""Paths; git looks for each of them in each tree, so where more have changed, judging all is cheaper."""


@dataclass(frozen=True)
class Carried:
    """What is to be kept of the new moment: as `Memory.keep` takes it."""

    root: dict[str, Any]
    parts: dict[str, "Row"]
    objects: Mapping[str, str]


def carried(workspace: "Registry", memory: "Memory") -> Carried | None:
    """The moment of a workspace, from one that was kept; None where it has to be judged as a whole."""
    revision, objects = workspace.revision, memory.objects
    known = nearest_on_line(workspace.repository, revision, memory.bases) if revision else None
    base = memory.base(known) if known else None
    if revision is None or known is None or base is None or objects is None:
        return None
    unlike = uncommitted(workspace, objects)
    changed = _changed(workspace, known, revision)
    # Where commits to its code make a claim old, every commit is of concern to every entry.
    if changed is None or (known != revision and base["contents"]["recheck_after_commits"]):
        return None
    paths = {*changed, *base["uncommitted"], *unlike}
    if paths & set(workspace.guards.paths) or len(paths) > _MOST:
        return None
    anew = _judged(workspace, objects, [p for p in sorted(paths) if _is_feature(workspace, p)])
    # Without any entry there is no registry, and whoever reads everything says so.
    if anew is None or not any(objects.values()):
        return None
    try:
        contents, parts = patched(Contents(**base["contents"]), memory.parts, anew)
    except NotKept:
        return None
    entries = sum(1 for obj in objects.values() if obj)
    root = {**base, "contents": contents.plain, "entries": entries, "uncommitted": unlike}
    seen = workspace.asked.seen
    seen.latest = max(seen.latest, base["latest"])
    root["latest"] = max(seen.latest, seen.newest)
    return Carried(root, parts, objects)


def uncommitted(workspace: "Registry", objects: Mapping[str, str]) -> list[str]:
    """The paths of entries that are not what the commit has, in order; `objects` are those of the moment."""
    if workspace.asked.at is not None or workspace.revision is None:
        return []
    listed = in_commit(workspace.repository.git, workspace.revision, workspace.registry)
    committed = {file.path: file.obj for file in listed if classify(file.path, workspace.registry)}
    entries = {path: obj for path, obj in objects.items() if obj}
    return sorted(path for path, _ in entries.items() ^ committed.items())


def _changed(workspace: "Registry", known: str, revision: str) -> frozenset[str] | None:
    found = touched_since(workspace.repository.git, known, revision, workspace.registry)
    return None if found is None or len(found) > _MOST else found


def _is_feature(workspace: "Registry", path: str) -> bool:
    where = classify(path, workspace.registry)
    return where is not None and where.kind is EntryKind.FEATURE


def _judged(workspace: "Registry", objects: Mapping[str, str], paths: Sequence[str]) -> Changed | None:
    """These features judged by themselves; None where a file is not what it was a moment ago."""
    alone = workspace.without_cache()
    there = {path: objects[path] for path in paths if objects.get(path)}
    files = [*_files(workspace, there)]
    if any(file.obj != there[file.path] for file in files):
        return None
    alone.__dict__["snapshot"] = read_snapshot(files, workspace.registry, alone.stored)
    alone.__dict__["histories"] = alone.histories_of(paths)
    found = judged_inventory(alone)
    ids = {path: where.id for path in paths if (where := classify(path, workspace.registry))}
    return Changed(ids, found.ordered, there, found.gone, found.settings)


def _files(workspace: "Registry", there: Mapping[str, str]) -> Iterable[StoredFile]:
    for path, obj in there.items():
        if workspace.asked.at is not None:
            yield StoredFile(path, obj)
            continue
        try:
            yield one_in_work_tree(workspace.top, path, len(workspace.revision or ""))
        except OSError:
            yield StoredFile(path, obj)  # a sparse checkout leaves it out
