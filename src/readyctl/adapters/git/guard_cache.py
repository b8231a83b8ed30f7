"""Which commits changed roster and settings: kept by a check and by the hook, and read by the hook alone.

What is kept are facts that git would tell again: ids of commits and objects. Who is trusted is judged
anew from the commits and objects themselves; a full check never reads this. Safe to delete at any time.
"""

import json
from collections.abc import Sequence
from pathlib import Path

from readyctl.adapters.files import write_atomically
from readyctl.adapters.git.repository import Repository
from readyctl.core.trust.lineage import CommitChanges
from readyctl.errors import ReadyctlError

FORMAT = 3


class GuardCache:
    """The skeleton of the guard files' history up to one commit, in `readyctl/` inside the git folder: a file
    for each pinned root of trust, and one without.
    """

    def __init__(self, repository: Repository, guards: Sequence[str], pin: str | None) -> None:
        self._repository = repository
        self._guards = tuple(guards)
        self._pin = pin
        name = f"guards-{pin}.json" if pin else "guards.json"
        self._path = repository.common_dir / "readyctl" / name

    def load(self, head: str) -> tuple[CommitChanges, ...] | None:
        """The skeleton at `head`; None where it is not known, or has changed since it was kept."""
        try:
            if not self._path.is_file():  # a pipe would never end
                return None
            kept = json.loads(self._path.read_text("utf-8"))
            if kept["format"] != FORMAT or [*kept["guards"], kept["pin"]] != [*self._guards, self._pin]:
                return None
            known = tuple(
                CommitChanges(str(c), tuple(map(str, parents)), dict(changes), base)
                for c, parents, changes, base in kept["commits"]
            )
            return known if _is_whole(known) and self._still(str(kept["head"]), head) else None
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None

    def _still(self, kept: str, head: str) -> bool:
        """Whether nothing between the two commits touched the guard files."""
        if kept == head:
            return True
        if not self._repository.is_ancestor(kept, head):
            return False
        status, out, _ = self._repository.git.try_run(
            "rev-list", "--max-count=1", "--full-history", head, f"^{kept}", "--", *self._guards
        )
        return status == 0 and not out

    def save(self, head: str, skeleton: Sequence[CommitChanges]) -> None:
        """Keep it; a folder that cannot be written to only means that the next run is no faster."""
        commits = [[c.id, list(c.parents), dict(c.changes), c.base] for c in skeleton]
        of = {"format": FORMAT, "guards": list(self._guards), "pin": self._pin}
        kept = {**of, "head": head, "commits": commits}
        try:
            self._path.parent.mkdir(exist_ok=True)
            before = self._path.read_bytes() if self._path.is_file() else None
            write_atomically(Path(self._path), json.dumps(kept).encode(), expect=before)
        except (OSError, ReadyctlError):
            return


def _is_whole(known: Sequence[CommitChanges]) -> bool:
    """Whether there is a commit, and each one's parents stand before it."""
    before: set[str] = set()
    for commit in known:
        if not before.issuperset(commit.parents):
            return False
        before.add(commit.id)
    return bool(known)
