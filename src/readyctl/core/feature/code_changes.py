"""What happened to a feature's code since engineering last spoke of it: the commits that touched it.

Counted are the ordinary commits that the tip reaches and the act does not, as far as they touch a path that
the entry's `code` meant when the act was done: who empties the key later hides nothing.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping

from msgspec import Struct

from readyctl.core.entry.document import Node
from readyctl.core.entry.globs import GlobIndex, Globs

Graph = Mapping[str, tuple[str, ...]]
"""Every commit's parents, ancestors first."""


class CodeClaim(Struct, frozen=True):
    """What an entry's `code` meant at the act that it was last set or confirmed by."""

    globs: Globs
    act: str


def globs_in(data: Mapping[str, Node] | None) -> Globs | None:
    """The globs of an entry's `code` as far as they can be read; None where it has none."""
    texts = code_in(data or {})
    return Globs(texts) if texts else None


def code_in(data: Mapping[str, Node]) -> tuple[str, ...]:
    """The same as they are written."""
    said = data.get("code")
    texts = [said] if isinstance(said, str) else said if isinstance(said, list) else []
    return tuple(text for text in texts if isinstance(text, str) and text)


def to_look_at(graph: Graph, claims: Iterable[CodeClaim]) -> list[str]:
    """The ordinary commits that some act does not reach, newest first."""
    acts = _bits(claims)
    every = (1 << len(acts)) - 1
    return [
        commit for commit, reached in _reached(graph, acts) if reached != every and len(graph[commit]) <= 1
    ]


def commits_since(
    graph: Graph, claims: Mapping[str, CodeClaim], changes: Mapping[str, Collection[str]]
) -> Mapping[str, tuple[str, ...]]:
    """By the entry's key in `claims`, the commits that touched its code since its act, newest first.

    `changes` are the paths that each commit `to_look_at` touched.
    """
    acts = _bits(claims.values())
    index = GlobIndex({key: claim.globs for key, claim in claims.items()})
    found: dict[str, list[str]] = {key: [] for key in claims}
    for commit, reached in _reached(graph, acts):
        if commit in changes and len(graph[commit]) <= 1:
            concerned = {key for path in changes[commit] for key in index.owners(path)}
            for key in concerned:
                if not reached & acts[claims[key].act]:
                    found[key].append(commit)
    return {key: tuple(commits) for key, commits in found.items()}


def _bits(claims: Iterable[CodeClaim]) -> dict[str, int]:
    """A bit for each act."""
    return {act: 1 << place for place, act in enumerate(dict.fromkeys(claim.act for claim in claims))}


def _reached(graph: Graph, acts: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    """Each commit, descendants first, with the bits of the acts that reach it.

    What was said of a commit is let go as soon as it has been told: with many acts, all of it together would
    be large.
    """
    known: dict[str, int] = {}
    for commit in reversed(list(graph)):
        reached = known.pop(commit, 0) | acts.get(commit, 0)
        for parent in graph[commit] if reached else ():
            known[parent] = known[parent] | reached if parent in known else reached
        yield commit, reached
