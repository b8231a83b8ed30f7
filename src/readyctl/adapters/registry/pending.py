"""The commit that is about to be made from the index, as far as it can be known before it exists."""

import os
import re
from collections.abc import Mapping

from msgspec import Struct

from readyctl.adapters.git.door import Git
from readyctl.adapters.git.repository import Repository
from readyctl.adapters.git.untouched import Making, staged
from readyctl.adapters.git.walk import new_object, old_object
from readyctl.adapters.registry.files import in_index
from readyctl.adapters.registry.identity import header_of, identity
from readyctl.core.trust.commit import PENDING, Header
from readyctl.core.trust.lineage import CommitChanges

_HEAD = "GITHEAD_"
_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")


class Pending(Struct, frozen=True):
    """The next commit: its parents and changes, its header from git's own word on identities.

    `amends` is the commit that it would replace, None for an ordinary new commit or a merge.
    """

    commit: CommitChanges
    header: Header
    amends: str | None
    replaced: Mapping[str, str]
    """What the changed paths hold in the first parent, where they exist there."""
    withdrawn: tuple[str, ...] = ()
    """What the amended commit changed and this one would leave as it was before."""

    @property
    def parents(self) -> tuple[str, ...]:
        """Its parents, the branch's own first; none for a repository's first commit."""
        return tuple(self.commit.parents)

    @property
    def objects(self) -> Mapping[str, str | None]:
        """What each changed path would hold; None where it is removed."""
        return self.commit.changes

    @property
    def merges(self) -> bool:
        """Whether it joins lines of history."""
        return len(self.parents) > 1

    @property
    def is_ordinary(self) -> bool:
        """Whether it is neither a merge nor an amended commit."""
        return not self.merges and self.amends is None


def pending(
    repository: Repository,
    head: str | None,
    registry: str,
    making: Making | None = None,
    *,
    amend: bool = True,
) -> Pending:
    """Read the next commit from the index that git named for it (docs/signing.md, The gates).

    Where it looks like one that amends HEAD, it is read as that, unless `amend` denies it. What was seen of
    it in the making is not asked for again.
    """
    git = repository.git
    author = identity(git)
    amends = None
    parents: tuple[str, ...] = ()
    if making:
        changes, replaced = _listed(making.staged)
        commit = CommitChanges(PENDING, (making.head,), changes)
        return Pending(commit, header_of(author), None, replaced)
    if head is not None:
        merging = _merging(repository)
        amends = head if amend and not merging and _same_author(git, head, author) else None
        parents = _parents_of(git, head) if amends else (head, *merging)
    changes, replaced = _staged(git, parents, registry)
    withdrawn = tuple(p for p in _staged(git, (amends,), registry)[0] if p not in changes) if amends else ()
    header = header_of(author)
    return Pending(CommitChanges(PENDING, parents, changes), header, amends, replaced, withdrawn)


def nothing_to_judge(repository: Repository, head: str | None, registry: str) -> bool:
    """Whether no commit is being made, and none that would be made changes the registry or joins lines.

    `git commit` names the index to its hooks; programs that run hooks at other times do not. Neither history
    nor an identity is needed for the answer.
    """
    if head is None or "GIT_INDEX_FILE" in os.environ or _merging(repository):
        return False
    return not staged(repository.git, head, registry)


def _staged(
    git: Git, parents: tuple[str, ...], registry: str
) -> tuple[dict[str, str | None], dict[str, str]]:
    """What the index changes against the first parent, and what it replaces; all, for a first commit."""
    if not parents:
        return {file.path: file.obj for file in in_index(git, registry)}, {}
    return _listed(staged(git, parents[0], registry))


def _listed(raw: bytes) -> tuple[dict[str, str | None], dict[str, str]]:
    """What `diff-index --raw -z` lists: by path, what is there now, and what was there."""
    fields = raw.split(b"\0")[:-1]
    items = [(os.fsdecode(path), item) for item, path in zip(fields[::2], fields[1::2], strict=True)]
    replaced = {path: old for path, item in items if (old := old_object(item))}
    return {path: new_object(item) for path, item in items}, replaced


def _merging(repository: Repository) -> tuple[str, ...]:
    """The other parents of a merge in progress."""
    try:
        text = (repository.git_dir / "MERGE_HEAD").read_text("ascii")
    except FileNotFoundError:
        # `git merge` runs its hook before it writes that file; it names the other heads to its children.
        named = (name.removeprefix(_HEAD) for name in sorted(os.environ) if name.startswith(_HEAD))
        return tuple(commit for commit in named if _COMMIT.fullmatch(commit))
    return tuple(text.split())


def _same_author(git: Git, head: str, author: tuple[bytes, bytes]) -> bool:
    """Whether author, address and date equal HEAD's: so git amends, and hardly anything else does."""
    raw = git.run("cat-file", "commit", head).partition(b"\n\n")[0]
    return author[0] in raw.split(b"\n")


def _parents_of(git: Git, commit: str) -> tuple[str, ...]:
    return tuple(git.text("rev-list", "--parents", "-n", "1", commit).split(" ")[1:])
