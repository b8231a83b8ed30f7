"""Who descends from whom: a mapping of every commit to its parents, ancestors first."""

from collections.abc import Mapping

Graph = Mapping[str, tuple[str, ...]]


def ancestors(graph: Graph, commit: str) -> frozenset[str]:
    """The commit and everything it descends from."""
    seen = {commit}
    stack = [commit]
    while stack:
        for parent in graph[stack.pop()]:
            if parent not in seen:
                seen.add(parent)
                stack.append(parent)
    return frozenset(seen)


def descendants(graph: Graph, commit: str) -> frozenset[str]:
    """The commit and everything that descends from it."""
    seen = {commit}
    for each, parents in graph.items():
        if not seen.isdisjoint(parents):
            seen.add(each)
    return frozenset(seen)
