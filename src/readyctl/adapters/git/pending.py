"""The commit that is about to be made from the index, as far as it can be known before it exists."""

import os
from dataclasses import dataclass

from readyctl.adapters.git.door import Git
from readyctl.adapters.git.headers import parse_header
from readyctl.adapters.git.repository import Repository
from readyctl.adapters.registry_files import StoredFile, in_commit, in_index
from readyctl.core.claims_history import CommitChanges
from readyctl.core.commit import Header

PENDING = "this-commit"
"""Stands where a commit's id would, for the commit that does not exist yet."""


@dataclass(frozen=True)
class Pending:
    """The next commit: its parents and changes, its header from git's own word on identities.

    `amends` is the commit that it would replace, None for an ordinary new commit or a merge.
    """

    changes: CommitChanges
    header: Header
    files: tuple[StoredFile, ...]
    amends: str | None


def pending(repository: Repository, head: str, registry: str) -> Pending:
    """Read the next commit from the index that git named for it (signoff.md, The gates)."""
    git = repository.git
    identity = _identity(git)
    amends = head if not _merging(repository) and _same_author(git, head, identity) else None
    parents = _parents_of(git, head) if amends else (head, *_merging(repository))
    files = tuple(in_index(git, registry))
    staged = {file.path: file.obj for file in files}
    before = {file.path: file.obj for file in in_commit(git, parents[0], registry)} if parents else {}
    changes: dict[str, str | None] = {p: o for p, o in staged.items() if before.get(p) != o}
    changes |= dict.fromkeys(before.keys() - staged.keys())
    header = parse_header(PENDING, b"\n".join(identity) + b"\n\n")
    return Pending(CommitChanges(PENDING, parents, changes), header, files, amends)


def _identity(git: Git) -> tuple[bytes, bytes]:
    """The author and committer lines that the commit will have."""
    given = {k: v for k, v in os.environ.items() if k.startswith(("GIT_AUTHOR_", "GIT_COMMITTER_"))}
    asked = git.with_environment(given)
    return (
        b"author " + asked.run("var", "GIT_AUTHOR_IDENT").strip(),
        b"committer " + asked.run("var", "GIT_COMMITTER_IDENT").strip(),
    )


def _merging(repository: Repository) -> tuple[str, ...]:
    """The other parents of a merge in progress."""
    try:
        text = (repository.git_dir / "MERGE_HEAD").read_text("ascii")
    except FileNotFoundError:
        return ()
    return tuple(text.split())


def _same_author(git: Git, head: str, identity: tuple[bytes, bytes]) -> bool:
    """Whether author, address and date equal HEAD's: so git amends, and hardly anything else does."""
    raw = git.run("cat-file", "commit", head).partition(b"\n\n")[0]
    return identity[0] in raw.split(b"\n")


def _parents_of(git: Git, commit: str) -> tuple[str, ...]:
    return tuple(git.text("rev-list", "--parents", "-n", "1", commit).split(" ")[1:])
