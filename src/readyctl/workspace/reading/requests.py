"""Which features were ever asked for more than they had: no other is looked into for what became of that."""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from readyctl.core.entry.path import EntryKind, classify

if TYPE_CHECKING:
    from readyctl.core.trust.lineage import Histories
    from readyctl.workspace.reading.registry import Registry


def ever_asked(workspace: "Registry", histories: "Histories") -> list[str]:
    """The paths of features of which any version asks engineering for something, in order."""
    paths = histories.nodes.items()
    return asking_in(workspace, ((path, [node.obj for node in nodes if node.obj]) for path, nodes in paths))


_AT_ONCE = 1_000
"""Paths of which all versions are read together, and let go of where nobody had read them."""


def asking_in(workspace: "Registry", objects: Iterable[tuple[str, Sequence[str]]]) -> list[str]:
    """Those of these paths, of which these are versions, in order."""
    stored, found = workspace.stored, list[str]()

    def asks(obj: str) -> bool:
        return "proposed" in stored.version(obj, EntryKind.FEATURE).beside

    there = (each for each in objects if _is_feature(each[0], workspace.registry))
    while some := [*islice(there, _AT_ONCE)]:
        new = stored.prefetch_versions({obj for _, each in some for obj in each}, EntryKind.FEATURE)
        found += (path for path, each in some if any(map(asks, each)))
        stored.forget_versions(new, EntryKind.FEATURE)
    return sorted(found)


def _is_feature(path: str, registry: str) -> bool:
    where = classify(path, registry)
    return where is not None and where.kind is EntryKind.FEATURE
