"""Which features were ever asked for more than they had: no other is looked into for what became of that."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from readyctl.core.entry.path import EntryKind, classify

if TYPE_CHECKING:
    from readyctl.core.trust.lineage import Histories
    from readyctl.workspace.reading.registry import Registry


def ever_asked(workspace: "Registry", histories: "Histories") -> list[str]:
    """The paths of features of which any version asks engineering for something, in order."""
    objects = {path: [node.obj for node in nodes if node.obj] for path, nodes in histories.nodes.items()}
    return asking_in(workspace, objects)


def asking_in(workspace: "Registry", objects: Mapping[str, Iterable[str]]) -> list[str]:
    """Those of these paths, of which these are versions."""
    there = {path: each for path, each in objects.items() if _is_feature(path, workspace.registry)}
    stored = workspace.stored
    stored.prefetch_versions({obj for each in there.values() for obj in each}, EntryKind.FEATURE)

    def asks(obj: str) -> bool:
        return "proposed" in stored.version(obj, EntryKind.FEATURE).beside

    return sorted(path for path, each in there.items() if any(map(asks, each)))


def _is_feature(path: str, registry: str) -> bool:
    where = classify(path, registry)
    return where is not None and where.kind is EntryKind.FEATURE
