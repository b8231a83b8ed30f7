"""Who descends from whom: a mapping of every commit to its parents, ancestors first."""

from collections.abc import Iterator, Mapping
from functools import lru_cache, partial

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


def own_line(graph: Graph, commit: str) -> Iterator[str]:
    """The commit and its own line, latest first: the first parent of each."""
    yield commit
    while parents := graph[commit]:
        commit = parents[0]
        yield commit


def longest_lines(graph: Graph, tip: str) -> Mapping[str, int]:
    """For the merges beside a tip's own line, the place of the parent with the longest line of ancestors,
    where that is not the first.
    """
    line = set(own_line(graph, tip))
    lengths: dict[str, int] = {}
    found: dict[str, int] = {}
    for commit, parents in graph.items():
        above = [lengths[parent] for parent in parents]
        lengths[commit] = 1 + max(above, default=0)
        if len(parents) > 1 and commit not in line and (place := above.index(max(above))):
            found[commit] = place
    return found


class Ancestry:
    """Answers who is whose ancestor, many times over one graph, without a set of ancestors for each question.

    A tip's own line is known by place, and every other commit by the place at which it came to that line; of
    a commit beside the line only what is beside it, too, is walked.
    """

    def __init__(self, graph: Graph, tip: str) -> None:
        line = [*own_line(graph, tip)]
        line.reverse()
        self._places = {commit: place for place, commit in enumerate(line)}
        self._came: dict[str, int] = dict(self._places)
        for commit, place in self._places.items():
            stack = [*graph[commit][1:]]
            while stack:
                each = stack.pop()
                if each not in self._came:
                    self._came[each] = place
                    stack.extend(graph[each])
        # Of what it looks at, not of itself: what knows itself stays, since nobody looks for circles.
        self._beside = lru_cache(maxsize=64)(partial(_walked, graph, self._places))

    def is_ancestor(self, older: str, commit: str) -> bool:
        """Whether a commit is the other, or an ancestor of it."""
        place = self._places.get(commit)
        if place is not None:
            beside: frozenset[str] = frozenset()
        else:
            beside, place = self._beside(commit)
        return older in beside or self._came.get(older, place + 1) <= place


def _walked(graph: Graph, places: Mapping[str, int], commit: str) -> tuple[frozenset[str], int]:
    """The commit with its ancestors beside the line of these places, and the latest of those; -1 for none."""
    seen = {commit}
    stack = [commit]
    latest = -1
    while stack:
        for parent in graph[stack.pop()]:
            place = places.get(parent)
            if place is not None:
                latest = max(latest, place)
            elif parent not in seen:
                seen.add(parent)
                stack.append(parent)
    return frozenset(seen), latest
