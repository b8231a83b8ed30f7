"""A large registry with a long history, the same for the same seed, made by one fast-import stream.

It is made to be hard in the ways in which real ones are: merges, branches that go stale, take in main and are
merged back, engineers who join and leave after thousands of acts, renames and moves, and many findings.
"""

import random
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from benchmarks.big_entries import Deal, Entry, deal_text, roster_text, settings_text

START = 1_700_000_000
DAYS = 400
"""The days that a history spans, whatever its size: most of what was signed is stale at their end."""
LEAD = ("Ada Lovelace", "ada@example.com")
SALES = ("Sam Porter", "sam@example.com")
SEATS, ROSTER_CHANGES = 6, 10


@dataclass(frozen=True)
class Size:
    """How large. Of at least `commits` commits, every one after the features' own changes an entry.

    `branches` is how many go stale; each takes four commits, so they need fewer than the rest leaves.
    """

    features: int
    commits: int
    branches: int = 800
    deals: int = 0
    promises: int = 20

    @property
    def areas(self) -> int:
        """About a hundred entries to a folder, as git likes it."""
        return max(self.features // 100, 5)

    @property
    def name(self) -> str:
        """What tables and folders call it."""
        deals = f", {self.deals:,} deals" if self.deals else ""
        return f"{self.features:,} features, {self.commits:,} commits{deals}"


def build(top: Path, size: Size, *, seed: int = 1) -> None:
    """Make a repository with a checked-out work tree at `top`, packed as a clone is."""
    top.mkdir(parents=True)
    git(top, "init", "--quiet", "--initial-branch=main")
    for key, value in {"user.name": LEAD[0], "user.email": LEAD[1], "gc.auto": "0"}.items():
        git(top, "config", key, value)
    with _importer(top) as (to_git, from_git):
        _History(size, to_git, from_git, random.Random(seed)).write()  # noqa: S311 - a benchmark
    git(top, "repack", "-a", "-d", "-q")
    git(top, "checkout", "--quiet", "--force", "main")


def extend(top: Path, size: Size, commits: int, *, seed: int) -> None:
    """Add ordinary commits to main and check them out, as a pull would bring them."""
    with _importer(top) as (to_git, from_git):
        history = _History(size, to_git, from_git, random.Random(seed))  # noqa: S311 - a benchmark
        history.go_on(git(top, "rev-parse", "HEAD"), commits)
    git(top, "reset", "--quiet", "--hard", "main")


def git(top: Path, *arguments: str) -> str:
    """Run git there; its output."""
    done = subprocess.run(["git", "-C", str(top), *arguments], check=True, capture_output=True, text=True)
    return done.stdout.strip()


@contextmanager
def _importer(top: Path) -> Iterator[tuple[IO[bytes], IO[bytes]]]:
    command = ["git", "-C", str(top), "fast-import", "--quiet", "--force"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as importer:
        if importer.stdin is None or importer.stdout is None:
            raise RuntimeError("fast-import has no ends")
        yield importer.stdin, importer.stdout
        importer.stdin.close()
    if importer.returncode:
        raise RuntimeError("fast-import failed")


@dataclass
class _Branch:
    """A branch that goes stale: where it is, what it changed, and the steps of main at which it moves."""

    name: str
    feature: int
    opens: int
    takes_in: int
    merges: int
    tip: str = ""


class _History:
    """Writes one history, step by step of the main branch; commits are named by their marks."""

    def __init__(self, size: Size, to_git: IO[bytes], from_git: IO[bytes], rng: random.Random) -> None:
        self.size = size
        self.rng = rng
        self._to_git, self._from_git = to_git, from_git
        self._spacing = DAYS * 86_400 / size.commits
        self._began = START
        self._mark = 0
        self._main = ""
        self._hired = SEATS
        self._files: dict[str, bytes] = {}
        self.entries = [Entry(number, number % size.areas) for number in range(size.features)]

    def write(self) -> None:
        first = {"roster.yaml": roster_text(self._roster()), "readyctl.yaml": settings_text()}
        self._on_main(LEAD, first)
        steps = self.size.commits - 4 * self.size.branches
        branches = self._branches(steps)
        moves: dict[int, list[_Branch]] = {}
        for branch in branches:
            for step in (branch.opens, branch.takes_in, branch.merges):
                moves.setdefault(step, []).append(branch)
        for step in range(steps - steps // 20):
            self._step(step)
            for branch in moves.get(step, ()):
                self._move(branch)
            if step % (steps // ROSTER_CHANGES) == steps // ROSTER_CHANGES - 1:
                self._hired += 1
                self._on_main(LEAD, {"roster.yaml": roster_text(self._roster())})

    def go_on(self, main: str, commits: int) -> None:
        """Edit features that are there, on top of a commit given by its full id."""
        self._main, self._mark, self._hired = main, 0, SEATS + ROSTER_CHANGES
        self._began = START + DAYS * 86_400
        kept = [entry for entry in self.entries if entry.number % 5]
        for _ in range(commits):
            self._edit(self.rng.choice(kept), self._who())

    # Steps of main

    def _step(self, step: int) -> None:
        if step < self.size.features:
            self._edit(self.entries[step], self._who())
        elif step - self.size.features < self.size.deals:
            self._deal(step - self.size.features)
        elif step % 50 == 0:
            self._rename(self._any())
        else:
            self._edit(self._any(), self._who(), beside=step % 20 == 0)

    def _any(self) -> Entry:
        return self.entries[self.rng.randrange(self.size.features)]

    def _edit(self, entry: Entry, who: tuple[str, str], *, beside: bool = False) -> None:
        entry.revise(signing=self.rng.random() < 0.5)
        change = {entry.path: entry.text()}
        if beside:
            topic = self._commit("topic", who, change, [self._main])
            self._main = self._commit("main", who, change, [self._main, topic])
        else:
            self._on_main(who, change)

    def _rename(self, entry: Entry) -> None:
        """To a new id with what stays at the old path, or to another area with nothing."""
        if entry.number % 5:
            self._edit(entry, self._who())
            return
        left = {entry.path: None if entry.number % 2 else entry.tombstone()}
        entry.move(self.size.areas)
        self._on_main(LEAD, {**left, entry.path: entry.text()})

    def _deal(self, number: int) -> None:
        deal = Deal(number, self.size.promises, self.size.features)
        self._on_main(SALES, {f"handoffs/deal-{number}.yaml": deal_text(deal, self.rng)})

    # Branches that go stale

    def _branches(self, steps: int) -> list[_Branch]:
        """Each lives for a quarter of the history; never about a feature that is renamed."""
        found = []
        for number in range(self.size.branches):
            opens = max(6, number * steps // 2 // self.size.branches)
            feature = self.rng.randrange(min(self.size.features, opens) // 5) * 5 + 1
            takes_in = opens + steps // 4
            found.append(_Branch(f"stale-{number}", feature, opens, takes_in, takes_in + steps // 20))
        return found

    def _move(self, branch: _Branch) -> None:
        entry = self.entries[branch.feature]
        if not branch.tip:
            entry.revise(signing=False)
            branch.tip = self._commit(branch.name, self._who(), {entry.path: entry.text()}, [self._main])
            return
        kept = {entry.path: self._files.get(entry.path, entry.text())}
        if branch.takes_in >= 0:
            branch.takes_in = -1
            whole = self._tree(self._main)
            branch.tip = self._commit(branch.name, self._who(), kept, [branch.tip, self._main], tree=whole)
            entry.revise(signing=True)
            kept = {entry.path: entry.text()}
            branch.tip = self._commit(branch.name, self._who(), kept, [branch.tip])
        else:
            self._main = self._commit("main", LEAD, kept, [self._main, branch.tip])

    # People

    def _roster(self) -> list[tuple[str, str]]:
        """Who is engineering now: the lead, and those who were hired last."""
        return [LEAD, *(_engineer(number) for number in range(self._hired - SEATS, self._hired))]

    def _who(self) -> tuple[str, str]:
        return SALES if self.rng.random() < 0.1 else self.rng.choice(self._roster())

    # Commits

    def _on_main(self, who: tuple[str, str], files: dict[str, bytes | None] | dict[str, bytes]) -> None:
        self._main = self._commit("main", who, dict(files), [self._main] if self._main else [])

    def _tree(self, commit: str) -> str:
        """The id of the registry's tree in a commit."""
        self._to_git.write(f"ls {commit} registry\n".encode())
        self._to_git.flush()
        return self._from_git.readline().split()[2].decode()

    def _commit(
        self,
        branch: str,
        who: tuple[str, str],
        files: dict[str, bytes | None] | dict[str, bytes],
        parents: list[str],
        *,
        tree: str = "",
    ) -> str:
        self._mark += 1
        when = int(self._began + self._mark * self._spacing)
        person = f"{who[0]} <{who[1]}> {when} +0000"
        head = f"commit refs/heads/{branch}\nmark :{self._mark}\nauthor {person}\ncommitter {person}\n"
        head += "data 6\nchange\n"
        for word, parent in zip(("from", "merge"), parents, strict=False):
            head += f"{word} {parent}\n"
        if tree:
            head += f"M 040000 {tree} registry\n"
        parts = [head.encode()]
        for path, text in files.items():
            self._files[path] = text or b""
            name = f"registry/{path}".encode()
            if text is None:
                parts.append(b"D %s\n" % name)
            else:
                parts.append(b"M 100644 inline %s\ndata %d\n%s\n" % (name, len(text), text))
        self._to_git.write(b"".join([*parts, b"\n"]))
        return f":{self._mark}"


def _engineer(number: int) -> tuple[str, str]:
    return (f"Engineer Number{number}", f"engineer-{number}@example.com")
