"""What HEAD and the index have: such a path is neither free nor gone, whatever the work tree shows."""

import os
import shlex
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
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
    folders = sorted({str(PurePosixPath(path).parent) for path in paths})
    found = set(git.run("ls-files", "-z", "--full-name", "--", *folders).split(b"\0"))
    if git.try_run("rev-parse", "--verify", "--quiet", "HEAD^{commit}")[0] == 0:
        listed = git.run("ls-tree", "-r", "-z", "--name-only", "--full-tree", "HEAD", "--", *_below(folders))
        found.update(listed.split(b"\0"))
    return frozenset(path for path in paths if os.fsencode(path) in found)


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


def hidden_outputs(targets: Collection[Path]) -> list[Path]:
    """Those files that are not there, and that the repository around them has all the same.

    Git is asked once for each folder: a page has a badge for every feature.
    """
    missing: defaultdict[Path | None, list[Path]] = defaultdict(list)
    standing = cache(_standing)
    for target in targets:
        if not target.exists() and not target.is_symlink():
            missing[standing(target.absolute().parent)].append(target)
    hidden = {target for folder, some in missing.items() if folder for target in _hidden_at(folder, some)}
    return [target for target in targets if target in hidden]


def _standing(folder: Path) -> Path | None:
    """The folder, or the nearest one above it that is there."""
    return next((each for each in (folder, *folder.parents) if each.is_dir()), None)


def _hidden_at(folder: Path, targets: Sequence[Path]) -> Iterator[Path]:
    """Those of the targets below a folder that its repository has."""
    status, top, _ = Git(folder).try_run("rev-parse", "--show-toplevel")
    if status:
        return
    here = Path(os.fsdecode(top).rstrip("\n"))
    below = folder.resolve().relative_to(here)
    paths = {(below / target.absolute().relative_to(folder)).as_posix(): target for target in targets}
    yield from (paths[path] for path in tracked(Git(here), paths))


def checkout_command(*paths: str) -> str:
    """The command that brings paths from HEAD into the work tree, from any folder, a sparse one too."""
    named = " ".join(shlex.quote(f":/{path}") for path in paths)
    return f"git checkout --ignore-skip-worktree-bits HEAD -- {named}"


def submodule_command(path: str) -> str:
    """The command that checks out a submodule, from any folder."""
    return f"git submodule update --init -- {shlex.quote(f':/{path}')}"
