"""The one walk over the history: every commit reachable from a tip, and what each changed in the registry."""

import os
import threading
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import IO, NamedTuple

from readyctl.adapters.git.door import Git, cannot_read, feed
from readyctl.core.trust.graph import Graph, longest_lines
from readyctl.core.trust.lineage import CommitChanges

_REGULAR = (b"100644", b"100755", b"100664")
_AT_ONCE = 1 << 18
_MOST_NEW = 5_000
"""Commits; what is more than these is walked as a whole."""


def commits(git: Git, tips: Sequence[str], *paths: str) -> Sequence[CommitChanges]:
    """All commits up to these tips, ancestors first, each with its changes against its base.

    `paths` are the files and folders to look at, relative to the top; an empty one, or none, is everything.
    """
    return [*streamed(git, tips, *paths).commits]


class Streamed(NamedTuple):
    """Who descends from whom, the commits, each told when git comes to it, and when each was made."""

    graph: Graph
    commits: Iterator[CommitChanges]
    times: Sequence[int]
    """By committer, in seconds, in the order of the graph; 0 where git can make nothing of the date."""


def streamed(git: Git, tips: Sequence[str], *paths: str) -> Streamed:
    """The same, of which none is held: a hundred thousand of them take more than what is made of them."""
    if not tips:
        return Streamed({}, iter(()), ())
    graph, times = _all(git, tips)
    # What a merge's other parents bring in is told by their lines. On the branch's own line it is compared
    # with the first: so everything is brought in once, by the merge with which it came. Beside that line with
    # the longest: a branch that went stale takes in thousands of commits, and has few of its own.
    bases = longest_lines(graph, tips[0])
    asked = b"".join(_compared((id_, *parents), bases.get(id_, 0)) for id_, parents in graph.items())
    changes = _changes(git, asked, [path for path in paths if path])
    return Streamed(graph, _in_order(graph, bases, changes), times)


def _in_order(
    graph: Graph, bases: Mapping[str, int], changes: Iterator[tuple[str, dict[str, str | None]]]
) -> Iterator[CommitChanges]:
    """Each commit with what it changed. Git tells of them in the order in which it was asked, and not of
    those that changed nothing.
    """
    told, changed = next(changes, ("", {}))
    for commit, parents in graph.items():
        if commit == told:
            yield CommitChanges(commit, parents, changed, bases.get(commit, 0))
            told, changed = next(changes, ("", {}))
        else:
            yield CommitChanges(commit, parents, {}, bases.get(commit, 0))
    if told:
        raise cannot_read(f"the walk told of commit {told[:12]} out of turn")


def all_parents(git: Git, tips: Sequence[str]) -> Graph:
    """The parents of all commits up to these tips, ancestors first."""
    return _all(git, tips)[0]


def _all(git: Git, tips: Sequence[str]) -> tuple[Graph, list[int]]:
    options = ("--topo-order", "--reverse", "--parents", "--timestamp")
    told = git.run("rev-list", *options, *tips).decode("ascii")
    known: dict[str, str] = {}  # each id is named by its children too, and kept once
    graph: dict[str, tuple[str, ...]] = {}
    times: list[int] = []
    for line in told.splitlines():
        time, *ids = line.split(" ")
        commit, *parents = [known.setdefault(name, name) for name in ids]
        graph[commit] = tuple(parents)
        times.append(int(time))
    if not set(tips) <= graph.keys():
        raise cannot_read("the walk did not reach the commit it began with")
    return graph, times


def since(git: Git, base: str, tip: str, *paths: str) -> Sequence[CommitChanges] | None:
    """The commits that `commits` lists at the tip and did not at `base`, which lies on the tip's own line.

    None where that is not so, or would cost more to say than to walk again: where a branch took in older
    commits before it was merged.
    """
    listed = _listed(git, base, tip)
    graph = {ids[0]: ids[1:] for ids in listed}
    line, commit = set[str](), tip
    while commit in graph:
        line.add(commit)
        commit = next(iter(graph[commit]), "")
    if (
        len(listed) == _MOST_NEW
        or commit != base
        or any(len(parents) > 1 and each not in line for each, parents in graph.items())
    ):
        return None
    changes = dict(_changes(git, b"".join(_compared(ids, 0) for ids in listed), [p for p in paths if p]))
    return [CommitChanges(ids[0], ids[1:], changes.get(ids[0], {})) for ids in listed]


def touched_beside(git: Git, forks: Collection[str], tip: str, *paths: str) -> frozenset[str] | None:
    """The paths that commits up to a tip touched and no commit up to the oldest of these, all of which lie on
    the tip's own line. None where that is not so, or takes too long to say.
    """
    if not forks:
        return frozenset()
    line = git.run("rev-list", "--first-parent", f"--max-count={_MOST_NEW}", tip).decode("ascii").split()
    oldest = max(map(line.index, forks)) if set(forks) <= set(line) else None
    if oldest is None:
        return None
    listed = _listed(git, line[oldest], tip)
    if len(listed) == _MOST_NEW:
        return None
    changes = _changes(git, b"".join(_compared(ids, 0) for ids in listed), [p for p in paths if p])
    return frozenset(path for _, changed in changes for path in changed)


def _listed(git: Git, base: str, tip: str) -> list[tuple[str, ...]]:
    """The commits up to the tip that `base` does not reach, ancestors first, each with its parents."""
    if base == tip:
        return []
    options = ("--topo-order", "--reverse", "--parents", f"--max-count={_MOST_NEW}", tip, f"^{base}")
    return [tuple(line.split(" ")) for line in git.run("rev-list", *options).decode("ascii").splitlines()]


def _compared(ids: Sequence[str], base: int) -> bytes:
    """One line for git: a commit, and the parent that it is compared with."""
    return f"{' '.join((ids[0], *ids[1 + base : 2 + base]))}\n".encode("ascii")


_MOST_FOLDERS = 20_000
"""Characters of folders that a command line takes in; where there are more, git tells of the whole tree."""


def touched(
    git: Git, commits: Mapping[str, Sequence[str]], folders: Sequence[str]
) -> Mapping[str, frozenset[str]]:
    """The paths below these folders that each commit changed against its first parent.

    `commits` gives their parents; an empty folder is the top. A commit that touched nothing is left out.
    """
    asked = b"".join(f"{' '.join((commit, *commits[commit][:1]))}\n".encode("ascii") for commit in commits)
    narrow = all(folders) and sum(map(len, folders)) <= _MOST_FOLDERS
    paths = folders if narrow else ()
    return {commit: frozenset(found) for commit, found in _changes(git, asked, paths)} if commits else {}


def _changes(git: Git, asked: bytes, paths: Sequence[str]) -> Iterator[tuple[str, dict[str, str | None]]]:
    options = ("--stdin", "-r", "-z", "--raw", "--root", "--no-renames", "--no-abbrev", "--no-ext-diff")
    with git.pipe("diff-tree", *options, "--", *paths) as (to_git, from_git):
        feeder = threading.Thread(target=feed, args=(to_git, asked), daemon=True)
        feeder.start()
        commit, changed = "", dict[str, str | None]()
        names: dict[bytes, str] = {}
        fields = _fields(from_git)
        for item in fields:
            if item.startswith(b":"):
                path = next(fields)
                name = names.get(path)
                if name is None:
                    name = names[path] = os.fsdecode(path)
                changed[name] = new_object(item)
            else:
                if changed:
                    yield commit, changed
                commit, changed = item.decode("ascii").strip(), {}
        feeder.join()
    if changed:
        yield commit, changed


def _fields(told: IO[bytes]) -> Iterator[bytes]:
    """What stands between NULs, read a part at a time."""
    rest = b""
    while part := told.read(_AT_ONCE):
        *whole, rest = (rest + part).split(b"\0")
        yield from whole


def new_object(item: bytes) -> str | None:
    """The new side of one raw line: a blob's id, a marked id for what is no regular file, None if gone."""
    _, mode, _, new, status = item.split(b" ")
    if status == b"U":
        return "conflict:index"
    return _object(mode, new)


def old_object(item: bytes) -> str | None:
    """The old side of one raw line, in the same form."""
    mode, _, old, _, _ = item.lstrip(b":").split(b" ")
    return _object(mode, old)


def _object(mode: bytes, name: bytes) -> str | None:
    if not name.strip(b"0"):
        return None
    return name.decode("ascii") if mode in _REGULAR else f"{mode.decode()}:{name.decode()}"
