"""What became of requests to engineering, followed by value through the commits of one entry's history."""

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from readyctl.core.entry.document import Node
from readyctl.core.trust.lineage import PathNode

Asked = Callable[[PathNode], Node]
"""What an entry's `proposed` says at a node; None where it says nothing. A version that cannot be read says
what its parent did, by raising `KeyError`.
"""


class Request(Struct, frozen=True, eq=False):
    """One request as it stood from the commit that brought it on; another value is another request."""

    began: PathNode
    value: Node


class RequestEnd(Struct, frozen=True):
    """A request that a commit took out of its entry, or put another one in its place."""

    request: Request
    by: PathNode


class _State(Struct, frozen=True):
    """The requests that stand on a line, and those that ended on it."""

    standing: frozenset[Request] = frozenset()
    over: frozenset[Request] = frozenset()


def ended(nodes: Sequence[PathNode], asked: Asked) -> Iterator[RequestEnd]:
    """Each end of a request, ancestors first; `nodes` are those of one path, ancestors first.

    A request that ended on one line of a merge is ended after it. What goes with the whole entry has no end
    of its own.
    """
    states: dict[PathNode, _State] = {}
    for node in nodes:
        above = [states.get(parent, _State()) for parent in node.parents if parent]
        over = frozenset[Request]().union(*(state.over for state in above))
        standing = frozenset[Request]().union(*(state.standing for state in above)) - over
        try:
            value = asked(node)
        except KeyError:
            states[node] = _State(standing, over)
            continue
        kept = frozenset(request for request in standing if request.value == value)
        gone = standing - kept
        if node.obj is not None:
            yield from (RequestEnd(each, node) for each in sorted(gone, key=lambda each: each.began.order))
        if value is not None and not kept:
            kept = frozenset({Request(node, value)})
        states[node] = _State(kept, over | gone)
