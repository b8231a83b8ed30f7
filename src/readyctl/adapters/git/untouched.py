"""Whether the commit that a hook is called for leaves the registry alone, told without history or identity.

It runs at every commit of everybody in the repository: nothing is imported that the answer does not need.
"""

import os
from pathlib import Path

from readyctl.adapters.git.door import Git, named_to_hooks

_MERGED = "GITHEAD_"


def leaves_alone(registry: str) -> bool:
    """Whether the commit that git is making is no merge and no amend, and changes nothing in this folder.

    Seen from the folder in which git runs its hooks. False wherever that is not plain: whoever asks then
    looks at the whole. `registry` is relative to the repository's top, empty for the top itself.
    """
    index, dated = os.environ.get("GIT_INDEX_FILE"), os.environ.get("GIT_AUTHOR_DATE")
    if not index or not dated or any(name.startswith(_MERGED) for name in os.environ):
        return False
    git = Git(Path.cwd(), index=os.path.abspath(index)).with_environment(named_to_hooks())  # noqa: PTH100
    status, out, _ = git.try_run(
        "rev-parse", "--path-format=absolute", "--show-toplevel", "--git-path", "MERGE_HEAD", "HEAD^{commit}"
    )
    if status:
        return False
    top, merging, head = os.fsdecode(out).rstrip("\n").rsplit("\n", 2)
    if not os.path.samefile(top, Path.cwd()) or Path(merging).exists():  # noqa: PTH121
        return False
    return not _may_amend(git, head, dated) and is_untouched(git, head, registry)


def _may_amend(git: Git, head: str, dated: str) -> bool:
    """Whether the commit has the very date that HEAD's author has; an amended one always does."""
    status, raw, _ = git.try_run("cat-file", "commit", head)
    authors = [line for line in raw.partition(b"\n\n")[0].split(b"\n") if line.startswith(b"author ")]
    date = dated.removeprefix("@").split(" ")
    return bool(status) or len(authors) != 1 or authors[0].decode("latin-1").split(" ")[-2:] == date


def is_untouched(git: Git, head: str, registry: str) -> bool:
    """Whether the index holds of this folder what a commit holds. No program that git is told of is asked."""
    alone = ("diff-index", "--cached", "--quiet", "--no-ext-diff", "--no-textconv", head, "--")
    return git.try_run(*alone, *([registry] if registry else []))[0] == 0
