"""What a hook can see of the commit that git is making without history or identity.

It is looked at for every commit of everybody in the repository: nothing is imported that the answer does not
need. Who has to look further goes on from what was seen here.
"""

import os
from pathlib import Path
from typing import NamedTuple

from readyctl.adapters.git.door import Git, named_to_hooks

_MERGED = "GITHEAD_"
_ASKED = (
    "rev-parse", "--path-format=absolute", "--show-toplevel", "--absolute-git-dir", "--git-common-dir",
    "--is-shallow-repository", "--git-path", "MERGE_HEAD", "HEAD^{commit}",
)  # fmt: skip


class Making(NamedTuple):
    """A commit that is being made, which is no merge and no amend, with its repository as git tells it.

    `registry` is relative to the repository's top, empty for the top itself; `staged` is what the index
    changes below it against the commit `head`, as git lists it.
    """

    top: str
    git_dir: str
    common_dir: str
    shallow: bool
    head: str
    registry: str
    staged: bytes


def in_the_making(registry: str) -> Making | None:
    """The commit that git is making, seen from the folder in which git runs its hooks; None where it may be a
    merge or an amend, and wherever that is not plain: whoever asks then looks at the whole.
    """
    index, dated = os.environ.get("GIT_INDEX_FILE"), os.environ.get("GIT_AUTHOR_DATE")
    if not index or not dated or any(name.startswith(_MERGED) for name in os.environ):
        return None
    git = Git(Path.cwd(), index=os.path.abspath(index)).with_environment(named_to_hooks())  # noqa: PTH100
    status, out, _ = git.try_run(*_ASKED)
    told = os.fsdecode(out).rstrip("\n").split("\n")
    if status or len(told) != 6:  # noqa: PLR2004 - as many as are asked for; a folder's name may break a line
        return None
    top, git_dir, common_dir, shallow, merging, head = told
    if not os.path.samefile(top, Path.cwd()) or Path(merging).exists():  # noqa: PTH121
        return None
    status, commit, _ = git.try_run("cat-file", "commit", head)
    if status or _may_amend(commit, dated):
        return None
    status, changed, _ = git.try_run(*_staged(head, registry))
    if status:
        return None
    return Making(top, git_dir, common_dir, shallow == "true", head, registry, changed)


def _may_amend(head: bytes, dated: str) -> bool:
    """Whether the commit has the very date that HEAD's author has; an amended one always does."""
    authors = [line for line in head.partition(b"\n\n")[0].split(b"\n") if line.startswith(b"author ")]
    date = dated.removeprefix("@").split(" ")
    return len(authors) != 1 or authors[0].decode("latin-1").split(" ")[-2:] == date


def staged(git: Git, commit: str, registry: str) -> bytes:
    """What the index changes of a folder against a commit, as `diff-index --raw -z` lists it."""
    return git.run(*_staged(commit, registry))


def _staged(commit: str, registry: str) -> list[str]:
    # No program that git is told of is asked.
    return [
        "diff-index", "--cached", "--ita-invisible-in-index", "--raw", "-z", "--no-renames", "--no-abbrev",
        "--no-ext-diff", "--no-textconv", commit, "--", *([registry] if registry else []),
    ]  # fmt: skip
