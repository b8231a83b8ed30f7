"""Which paths the trees of commits have; a link is a path like any other."""

import os
from collections.abc import Collection, Iterator, Mapping, Sequence

from readyctl.adapters.git.door import Git
from readyctl.adapters.git.objects import read_all

_TREE = b"40000"
_NOTHING = (b"", "")


def paths_in(git: Git, commit: str | None) -> Sequence[str]:
    """Every file of a commit, or of the index where none is given, each once, in git's order."""
    if commit is None:
        listed = git.run("ls-files", "-z", "--full-name")
    else:
        listed = git.run("ls-tree", "-r", "-z", "--name-only", "--full-tree", commit)
    return [os.fsdecode(name) for name in dict.fromkeys(listed.split(b"\0")) if name]


def places_of(git: Git, commit: str, objects: Collection[str]) -> Mapping[str, Sequence[str]]:
    """Every path of a commit at which one of these objects lies, by object, in git's order."""
    found: dict[str, list[str]] = {}
    listed = git.run("ls-tree", "-r", "-t", "-z", "--full-tree", commit) if objects else b""
    for line in filter(None, listed.split(b"\0")):
        meta, _, name = line.partition(b"\t")
        obj = meta.split(b" ")[2].decode("ascii")
        if obj in objects:
            found.setdefault(obj, []).append(os.fsdecode(name))
    return found


def come_and_gone(git: Git, before: str, after: str) -> frozenset[str]:
    """The files that one of two commits has and the other has not."""
    options = ("-r", "-z", "--no-renames", "--name-only", "--diff-filter=AD", "--no-ext-diff")
    listed = git.run("diff-tree", *options, before, after) if before != after else b""
    return frozenset(os.fsdecode(name) for name in listed.split(b"\0") if name)


class Trees:
    """Looks paths up in the trees of commits, many at a time; each tree is read once."""

    def __init__(self, git: Git) -> None:
        self._git = git
        self._known: dict[str, dict[bytes, tuple[bytes, str]]] = {}

    def there(self, wanted: Collection[tuple[str, str]]) -> frozenset[tuple[str, str]]:
        """Those of these (commit, path) that name a file, a folder or whatever else a tree holds; see
        `objects`.
        """
        return frozenset(self.objects(wanted))

    def objects(self, wanted: Collection[tuple[str, str]]) -> Mapping[tuple[str, str], str]:
        """The object that each of these (commit, path) names; what names nothing is left out.

        Commits are full ids, paths lead from the top with `/` between names. Raises `CannotTell` for a tree
        that is missing.
        """
        found: dict[tuple[str, str], str] = {}
        asked: dict[str, list[tuple[tuple[str, str], bytes]]] = {}
        for pair in wanted:
            asked.setdefault(f"{pair[0]}^{{tree}}", []).append((pair, pair[1].encode()))
        while asked:
            self._read(asked)
            deeper: dict[str, list[tuple[tuple[str, str], bytes]]] = {}
            for tree, looked_for in asked.items():
                there = self._known[tree]
                for pair, path in looked_for:
                    name, more, rest = path.partition(b"/")
                    mode, obj = there.get(name, _NOTHING)
                    if not more and obj:
                        found[pair] = obj
                    elif mode == _TREE:
                        deeper.setdefault(obj, []).append((pair, rest))
            asked = deeper
        return found

    def _read(self, trees: Collection[str]) -> None:
        for tree, body in read_all(self._git, [tree for tree in trees if tree not in self._known]):
            self._known[tree] = dict(_entries(body, len(tree.partition("^")[0]) // 2))


def _entries(body: bytes, id_length: int) -> Iterator[tuple[bytes, tuple[bytes, str]]]:
    """The names in a tree, each with its mode and object. Ids are binary here, `id_length` bytes each."""
    at = 0
    while at < len(body):
        name = body.index(b" ", at) + 1
        obj = body.index(b"\0", name) + 1
        yield body[name : obj - 1], (body[at : name - 1], body[obj : obj + id_length].hex())
        at = obj + id_length
