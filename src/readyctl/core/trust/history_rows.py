"""The nodes of paths, and who is whose parent, as plain rows: what is kept of histories between runs.

A row is made of lists, numbers, texts and bytes. Ids of commits and objects are bytes, half as long as their
text; a node is named by its place among those of its path.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Any

from readyctl.core.trust.graph import Graph
from readyctl.core.trust.lineage import Histories, PathNode

Row = list[Any]
Guarded = tuple[PathNode | None, ...]
"""What roster and settings were before a commit."""

_ABSENT = -1
_MERGE = -1


class PathRows:
    """Makes the rows of the paths of some histories."""

    def __init__(self, histories: Histories, guards: Sequence[str], places: Mapping[str, int]) -> None:
        self._histories = histories
        self._guards = guards
        self._places = places
        self._numbers: dict[Guarded, int] = {}
        for guarded in histories.before.values():
            self._numbers.setdefault(guarded, len(self._numbers))

    def path(self, path: str) -> Row:
        """The path, then for each node its order, commit, object and parents, what was before it, and the
        commit's place on the branch's line.
        """
        nodes = self._histories.nodes.get(path, ())
        places: dict[PathNode | None, int] = {None: _ABSENT}
        row: Row = [path.encode("utf-8", "surrogateescape")]
        before, numbers = self._histories.before, self._numbers
        for node in nodes:
            guarded = _MERGE if node.merge else numbers[before[node.commit]]
            parents = [places[parent] for parent in node.parents]
            place = self._places.get(node.commit, _ABSENT)
            row.append([node.order, bytes.fromhex(node.commit), _plain(node.obj), parents, guarded, place])
            places[node] = len(places) - 1
        return row

    @property
    def guards(self) -> Row:
        """The rows of roster and settings, and all that they were together before some commit."""
        nodes = [self._histories.nodes.get(path, ()) for path in self._guards]
        places = [{node: place for place, node in enumerate(each)} for each in nodes]
        together = [
            [_ABSENT if node is None else known[node] for known, node in zip(places, guarded, strict=True)]
            for guarded in self._numbers
        ]
        return [[self.path(path) for path in self._guards], together]


class ReadRows:
    """What rows say, one after another: the guards' first. `before` and `places` are of all commits in them:
    what roster and settings were before each ordinary one, and its place on the branch's line, None where it
    is none of it.
    """

    def __init__(self, guards: Row) -> None:
        self.before: dict[str, Guarded] = {}
        self.places: dict[str, int | None] = {}
        self._together: list[Guarded] = []
        rows, together = guards
        found = [self._nodes(row) for row in rows]
        for places in together:
            each = [
                None if place == _ABSENT else nodes[place] for nodes, place in zip(found, places, strict=True)
            ]
            self._together.append(tuple(each))
        self.guards = {_path(row): nodes for row, nodes in zip(rows, found, strict=True) if nodes}
        for row in rows:
            self._note(row)

    def path(self, row: Row) -> tuple[str, list[PathNode]]:
        """A path and its nodes."""
        self._note(row)
        return _path(row), self._nodes(row)

    def _nodes(self, row: Row) -> list[PathNode]:
        nodes: list[PathNode] = []
        for order, commit, obj, places, _, _ in row[1:]:
            parents = tuple([None if place == _ABSENT else nodes[place] for place in places])
            nodes.append(PathNode(order, commit.hex(), _object(obj), parents, len(parents) > 1))
        return nodes

    def _note(self, row: Row) -> None:
        for _, commit, _, _, guarded, place in row[1:]:
            id_ = commit.hex()
            self.places[id_] = None if place == _ABSENT else place
            if guarded != _MERGE:
                self.before[id_] = self._together[guarded]


def _path(row: Row) -> str:
    path: str = row[0].decode("utf-8", "surrogateescape")
    return path


def _plain(obj: str | None) -> str | bytes | None:
    return obj if obj is None or ":" in obj else bytes.fromhex(obj)


def _object(plain: str | bytes | None) -> str | None:
    return plain.hex() if isinstance(plain, bytes) else plain


def days_row(days: Sequence[dt.date]) -> Row:
    """Days in any order, each as how long it is after the one before it."""
    numbers = [0, *(day.toordinal() for day in days)]
    return [later - earlier for earlier, later in pairwise(numbers)]


def read_days(row: Row) -> list[dt.date]:
    """The same, read back."""
    numbers = [*accumulate(row)]
    known = {number: dt.date.fromordinal(number) for number in {*numbers}}
    return [known[number] for number in numbers]


def graph_row(graph: Graph) -> Row:
    """Every commit, how far before it its only parent stands, and the parents of those that have not one."""
    places = {commit: place for place, commit in enumerate(graph)}
    back = [place - places[parents[0]] if parents else 0 for place, parents in enumerate(graph.values())]
    others = [
        [place, *(places[parent] for parent in parents)]
        for place, parents in enumerate(graph.values())
        if len(parents) != 1
    ]
    return [bytes.fromhex("".join(graph)), len(back), back, others]


def read_graph(row: Row) -> dict[str, tuple[str, ...]]:
    """The parents of every commit, ancestors first."""
    packed, number, back, others = row
    text = packed.hex()
    length = len(text) // number if number else 0
    ids = [text[start : start + length] for start in range(0, len(text), length or 1)]
    graph: dict[str, tuple[str, ...]] = {
        each: (ids[place - ago],) for place, (each, ago) in enumerate(zip(ids, back, strict=True))
    }
    for place, *parents in others:
        graph[ids[place]] = tuple([ids[parent] for parent in parents])
    return graph
