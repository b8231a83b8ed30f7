"""What HEAD and the index have: such a path is neither free nor gone, whatever the work tree shows."""

import os
import shlex
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path, PurePosixPath

from readyctl.adapters.git.door import Git

_NOT_LOOKED_AT = frozenset(b"Ssh")
"""How `ls-files -v` marks what git does not look for in the work tree: skip-worktree, assume-unchanged."""
SUBMODULE = "160000"
"""The mode of a submodule in the index."""


def tracked(git: Git, paths: Collection[str]) -> frozenset[str]:
    """Those of the paths, from the repository's top, that the index or HEAD has."""
    if not paths:
        return frozenset()
    # By their folders: a command line has no room for every deal of a pipeline.
    found = _held_below(git, sorted({str(PurePosixPath(path).parent) for path in paths}))
    return frozenset(path for path in paths if os.fsencode(path) in found)


def _held_below(git: Git, folders: Collection[str]) -> set[bytes]:
    """The paths below these folders that the index or HEAD has."""
    found = set(git.run("ls-files", "-z", "--full-name", "--", *folders).split(b"\0"))
    if git.try_run("rev-parse", "--verify", "--quiet", "HEAD^{commit}")[0] == 0:
        listed = git.run("ls-tree", "-r", "-z", "--name-only", "--full-tree", "HEAD", "--", *_below(folders))
        found.update(listed.split(b"\0"))
    found.discard(b"")
    return found


def holds_any(git: Git, paths: Sequence[str], commit: str | None) -> bool:
    """Whether the index, or a commit, has anything at these paths or below them."""
    if git.run("ls-files", "-z", "--full-name", "--", *paths):
        return True
    return commit is not None and bool(git.run("ls-tree", "-z", commit, "--", *paths))


def _below(folders: Collection[str]) -> list[str]:
    """The folders as `ls-tree` takes them, which knows no name for the top: there, everything is listed."""
    return [] if "." in folders else list(folders)


def not_looked_at(git: Git, folder: str) -> Iterator[tuple[str, str, str]]:
    """The index's entries below a folder that git does not expect in the work tree, as a sparse checkout
    leaves them, and submodules, which are empty folders there until somebody fetches them: path, mode and
    object. An empty folder is the top.
    """
    listed = git.run("ls-files", "-v", "--stage", "-z", "--full-name", "--", folder or ".")
    for item in listed.split(b"\0"):
        if item and (item[0] in _NOT_LOOKED_AT or item.startswith(SUBMODULE.encode(), len("H "))):
            meta, _, path = item.partition(b"\t")
            _, mode, obj, stage = meta.decode("ascii").split(" ")
            if stage == "0":
                yield os.fsdecode(path), mode, obj


def hidden_outputs(targets: Iterable[Path]) -> list[Path]:
    """Those files that are not there, and that the repository around them has all the same.

    Git is asked once for each folder: a page has a badge for every feature.
    """
    names_in = cache(_names_in)
    return [
        target
        for target in targets
        if not target.exists() and not target.is_symlink() and target.name in names_in(target.parent)
    ]


def _names_in(folder: Path) -> frozenset[str]:
    """The names in a folder, which may not be there, that the repository around it has."""
    whole = folder.absolute()
    standing = next((each for each in (whole, *whole.parents) if each.is_dir()), None)
    if standing is None:
        return frozenset()
    status, top, _ = Git(standing).try_run("rev-parse", "--show-toplevel")
    if status:
        return frozenset()
    here = Path(os.fsdecode(top).rstrip("\n"))
    below = PurePosixPath((standing.resolve().relative_to(here) / whole.relative_to(standing)).as_posix())
    found = (PurePosixPath(os.fsdecode(path)) for path in _held_below(Git(here), [str(below)]))
    return frozenset(path.name for path in found if path.parent == below)


def checkout_command(*paths: str) -> str:
    """The command that brings paths from HEAD into the work tree, from any folder, a sparse one too."""
    named = " ".join(shlex.quote(f":/{path}") for path in paths)
    return f"git checkout --ignore-skip-worktree-bits HEAD -- {named}"


def submodule_command(path: str) -> str:
    """The command that checks out a submodule, from any folder."""
    return f"git submodule update --init -- {shlex.quote(f':/{path}')}"
