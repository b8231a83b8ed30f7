"""A repository in which things happen, one after another, and the cache with them."""

import random
import sqlite3
import subprocess
from contextlib import suppress
from pathlib import Path

import pytest

from readyctl.adapters.cache import footprints
from readyctl.workspace.reading import memory
from support import random_files as rf
from support.people import ADA, PAT
from support.repo import environment

GONE = "DELETE FROM kept_1 WHERE key = ?"
SWAPPED = "UPDATE kept_1 SET (sum, value) = (SELECT sum, value FROM kept_1 WHERE key = ?) WHERE key = ?"


def as_if_for_long(patch: pytest.MonkeyPatch, rng: random.Random) -> None:
    """As if every file had lain there for long, and in half the cases as if there were thousands of them, or
    as if many were read anew.
    """
    patch.setattr(footprints, "TOO_FRESH", 0)
    patch.setattr(memory, "MANY", rng.choice([0, memory.MANY]))
    patch.setattr(memory, "FEW_ANEW", rng.choice([0, memory.FEW_ANEW]))


class Place:
    """A repository in which things happen, one after another."""

    def __init__(self, top: Path, rng: random.Random) -> None:
        self.top = top
        self.rng = rng
        self.git("reset", "--quiet", "--hard")
        self.commits = self.git("rev-list", "--all").split()
        self.kept = top / ".git" / "readyctl" / "cache.sqlite"

    def git(self, *arguments: str) -> str:
        who = self.rng.choice([ADA, PAT])
        env = environment(self.top.parent) | {
            "GIT_AUTHOR_NAME": who.name, "GIT_AUTHOR_EMAIL": who.email,
            "GIT_COMMITTER_NAME": who.name, "GIT_COMMITTER_EMAIL": who.email,
            "GIT_AUTHOR_DATE": "@1780000000 +0000", "GIT_COMMITTER_DATE": "@1780000000 +0000",
        }  # fmt: skip
        done = subprocess.run(
            ["git", *arguments], cwd=self.top, env=env, capture_output=True, text=True, check=False
        )
        return done.stdout

    def elsewhere(self) -> None:
        """Somebody resets, rebases or pulls: HEAD is another commit, and the files are that one's."""
        self.git("reset", "--quiet", "--hard", self.rng.choice(self.commits))

    def edits(self) -> None:
        """Somebody types into a file."""
        path = self.rng.choice([*rf.PATHS, rf.COPY, rf.ROSTER, rf.SETTINGS])
        state: rf.State = rf.FeatureState(
            claim=self.rng.randrange(len(rf.CLAIMS)),
            owner=self.rng.randrange(len(rf.OWNERS)),
            style=self.rng.randrange(rf.STYLES),
            broken=self.rng.choice([None, None, 0, 1]),
        )
        if path == rf.ROSTER:
            state = rf.RosterState(confirmed=self.rng.randrange(3))
        if path == rf.SETTINGS:
            state = rf.SettingsState(self.rng.randrange(len(rf.SETTINGS_TEXTS)))
        self.puts(path, rf.render(path, state)[1])

    def puts(self, path: str, content: bytes) -> None:
        place = self.top / path
        with suppress(FileNotFoundError):
            place.unlink()
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)

    def removes(self) -> None:
        """A file goes."""
        with suppress(OSError):
            (self.top / self.rng.choice([*rf.PATHS, rf.SETTINGS])).unlink()

    def strays(self) -> None:
        """A file comes that is no entry."""
        self.puts(self.rng.choice(["registry/features/lost.yaml", "registry/notes.md"]), b"id: x\n")

    def commits_all(self) -> None:
        """Everything is committed, by an engineer or by somebody else."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "change")
        self.commits.append(self.git("rev-parse", "HEAD").strip())

    def merges(self) -> None:
        """Another line comes in, cleanly or not at all."""
        self.git("stash", "--quiet", "--include-untracked")
        self.git("merge", "--quiet", "--no-ff", "--message", "merge", self.rng.choice(self.commits))
        self.git("merge", "--abort")

    def hides(self) -> None:
        """A sparse checkout leaves a file out."""
        path = self.rng.choice(rf.PATHS)
        self.git("update-index", "--skip-worktree", path)
        with suppress(OSError):
            (self.top / path).unlink()

    def damages(self) -> None:
        """The file of the cache is cut off, overwritten in the middle, or nothing of the kind."""
        if not self.kept.exists():
            return
        body = bytearray(self.kept.read_bytes())
        how = self.rng.randrange(4)
        if how == 0:
            body = body[: self.rng.randrange(len(body))]
        elif how == 1:
            body = bytearray(bytes(self.rng.randrange(256) for _ in range(5000)))
        else:
            for _ in range(how * 20):
                body[self.rng.randrange(len(body))] ^= 1 << self.rng.randrange(8)
        self.kept.write_bytes(body)

    def loses(self) -> None:
        """Some rows of the cache are gone, or have each other's values: of all of them, or of the parts."""
        with suppress(sqlite3.Error), sqlite3.connect(self.kept) as db:
            keys = [key for (key,) in db.execute("SELECT key FROM kept_1")]
            some = [key for key in keys if key.startswith("part:")] if self.rng.randrange(4) else keys
            for key in self.rng.sample(some, self.rng.randrange(len(some) // 2 + 1)):
                other = self.rng.choice(keys)
                db.execute(*self.rng.choice([(GONE, (key,)), (SWAPPED, (other, key))]))

    def happens(self) -> None:
        """One of these."""
        often = [self.elsewhere, self.edits, self.edits, self.commits_all, self.merges]
        self.rng.choice([*often, *often, self.removes, self.strays, self.hides, self.damages, self.loses])()
