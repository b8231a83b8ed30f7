"""Finding the repository, and resolving what people call a revision."""

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from readyctl.adapters.git.door import Git, named_to_hooks
from readyctl.errors import CannotTell, UsageError

if TYPE_CHECKING:
    from readyctl.adapters.git.untouched import Making

_OBJECT_ID = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")


class Repository(Struct, frozen=True):
    """One repository: `top` is the work tree's top folder, `git_dir` this work tree's own git folder,
    `common_dir` the one that linked work trees share. Where it is `bare`, all three are the git folder.
    """

    top: Path
    git_dir: Path
    common_dir: Path
    shallow: bool
    git: Git
    bare: bool = False

    def refuse_shallow(self) -> None:
        """Raise `CannotTell` in a shallow clone: there, every line looks written by the tip's author."""
        if self.shallow:
            raise CannotTell(
                "this clone is shallow, so the history that signatures stand on is not here",
                help="run `git fetch --unshallow`; in CI, check out with `fetch-depth: 0`",
            )

    def head(self) -> str | None:
        """The commit checked out; None before the first one."""
        status, out, _ = self.git.try_run("rev-parse", "--verify", "--quiet", "HEAD^{commit}")
        return out.decode().strip() if status == 0 else None

    def resolve(self, revision: str) -> str:
        """The full id of the commit that a person means. Raises `UsageError` where there is none."""
        status, out, _ = self.git.try_run(
            "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
        )
        commit = out.decode("utf-8", "replace").strip()
        if status or not _OBJECT_ID.fullmatch(commit):  # `^HEAD` is answered with a range's other end
            raise UsageError(
                f"'{revision}' is no commit, branch or tag here",
                help="see `git log --oneline` for what there is; a day is written as 2026-11-22",
            )
        return commit

    def pinned(self, revision: str) -> str:
        """The full id of a commit to be pinned; a full id need not be here yet, on an empty server."""
        return revision if _OBJECT_ID.fullmatch(revision) else self.resolve(revision)

    def is_ancestor(self, older: str, newer: str) -> bool:
        """Whether `newer` contains `older`."""
        return self.git.try_run("merge-base", "--is-ancestor", older, newer)[0] == 0

    def merge_bases(self, *commits: str) -> tuple[str, ...]:
        """Every best common ancestor of the first and any of the others: lines that merged each other
        crosswise have several, unrelated ones none.
        """
        status, out, _ = self.git.try_run("merge-base", "--all", *commits)
        return tuple(out.decode("ascii").split()) if status == 0 else ()


def find(
    start: Path, *, index: str | None = None, told: bool = False, making: "Making | None" = None
) -> Repository:
    """The repository that `start` lies in. Raises `CannotTell` outside of one.

    `told` is for hooks: where git names a folder to them, it is that repository, wherever they stand. What
    one of them saw already, `making`, git is not asked again.
    """
    given = named_to_hooks() if told else {}
    if making:
        top, git = Path(making.top), Git(Path(making.top), index=index).with_environment(given)
        return Repository(top, Path(making.git_dir), Path(making.common_dir), making.shallow, git)
    probe = Git(start, index=index).with_environment(given)
    status, out, said = probe.try_run(
        "rev-parse", "--path-format=absolute", "--show-toplevel", "--absolute-git-dir", "--git-common-dir",
        "--is-shallow-repository",
    )  # fmt: skip
    if "dubious ownership" in said:
        raise CannotTell(
            f"git does not trust the owner of {start}",
            help=f"if it is yours: git config --global --add safe.directory {start}",
        )
    if status:
        raise CannotTell(
            f"{start} is not in a git work tree, so nobody can tell who stands behind an entry",
            help="run `git init`, or go to a folder of the repository",
        )
    folder, git_dir, common, shallow = os.fsdecode(out).rstrip("\n").split("\n")
    git = Git(Path(folder), index=index).with_environment(given)
    return Repository(Path(folder), Path(git_dir), Path(common), shallow == "true", git)


def find_served(folder: Path) -> Repository | None:
    """The repository whose git folder this is, as hooks of a server stand in it; None where it is none.

    It is looked at without a work tree, whether it has one or not.
    """
    git = Git(folder).with_environment({"GIT_DIR": str(folder.absolute())})
    asked = ("rev-parse", "--path-format=absolute", "--absolute-git-dir", "--is-shallow-repository")
    status, out, _ = git.try_run(*asked)
    if status:
        return None
    git_dir, shallow = os.fsdecode(out).rstrip("\n").split("\n")
    path = Path(git_dir)
    return Repository(path, path, path, shallow == "true", git, bare=True)
