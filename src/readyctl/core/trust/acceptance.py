"""The accepted changes of a guarded file (roster or settings) along every line of history."""

from collections.abc import Callable, Iterable, Mapping

from readyctl.core.trust.lineage import PathNode, descends

Standing = tuple[PathNode, ...]
"""The accepted changes that stand on a line: none before trust begins, several where merged lines differ."""


def follow(
    nodes: Iterable[PathNode],
    *,
    root: PathNode | None,
    claim: Callable[[PathNode], str],
    accepts: Callable[[PathNode, Standing], bool],
) -> Mapping[PathNode, Standing]:
    """What stands at each node, ancestors first.

    `root` stands by itself; an ordinary commit that changes the claim stands if `accepts` says so,
    and otherwise changes nothing; a merge passes on what its lines stand on, superseded changes dropped.
    What the file says in the merge itself never decides.
    """
    standing: dict[PathNode, Standing] = {}
    for node in nodes:
        before = _joined(node, standing)
        if node is root:
            standing[node] = (node,)
        elif node.merge or not _changes(node, claim) or not accepts(node, before):
            standing[node] = before
        else:
            standing[node] = (node,)
    return standing


def _joined(node: PathNode, standing: Mapping[PathNode, Standing]) -> Standing:
    collected = dict.fromkeys(change for parent in node.parents if parent for change in standing[parent])
    return tuple(c for c in collected if not any(descends(other, c) for other in collected))


def _changes(node: PathNode, claim: Callable[[PathNode], str]) -> bool:
    parent = node.parents[0] if node.parents else None
    return parent is None or claim(parent) != claim(node)
