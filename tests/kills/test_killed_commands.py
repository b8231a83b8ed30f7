"""Every command that writes, killed with its children at random moments: nothing half, lost or in the way.

    READYCTL_KILLS=5 make test-slow ARGS=tests/kills

kills each command five times instead of forty.
"""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from support.cli import registry, run
from support.killing import Killer, killer, moments
from support.people import ADA
from support.repo import RepoBuilder
from support.texts import feature, feature_path

pytestmark = pytest.mark.slow
TIMES = int(os.environ.get("READYCTL_KILLS", "40"))
NOTE = """\
id: acme
customer: Acme
owner: sam@example.com
stage: discovery
source: {system: hubspot, id: "5"}
promises:
  - {feature: fx, kind: mention, quote: soon, status: confirmed, said_on: 2026-01-05}
notes: what Sam wrote by hand
"""
FILES = {
    "deals.csv": (
        "Record ID,Deal Name,Deal Stage,Amount,Close Date,Associated Company\n"
        "5,Acme,Contract Sent,100,2026-12-15,Acme\n6,Big,Contract Sent,7,2026-12-15,Big\n"
    ),
    "features.csv": "id,name,area,summary\nc1,One,core,First\nc2,Two,core,Second\n",
    "answers.yaml": "attendees: [Ada]\nmismatches:\n  - {feature: fx, found: The demo fails.}\n",
    "note.yaml": "customer: Globex\nowner: sam@example.com\nstage: discovery\n",
    "note.md": "# Globex\n\nOwner: sam@example.com\n\n- they want the export\n",
    "package.json": '{\n  "simple-git-hooks": {\n    "pre-commit": "true"\n  }\n}\n',
    "deck.md": "# Plans\n\n<!-- readyctl:fx -->old<!-- /readyctl:fx -->\n",
}
YES = ("--yes", "--commit")
COMMANDS: dict[str, tuple[str, ...]] = {
    "feature new": (
        "feature", "new", "new", "--area", "core", "--name", "New", "--summary", "s", "--level", "planned",
        *YES,
    ),
    "feature edit": ("feature", "edit", "fx", "--set", "owner=me", *YES),
    "feature set-level": ("feature", "set-level", "fx", "planned", *YES),
    "feature sign": ("feature", "sign", "fx", "cx", "--yes"),
    "feature propose": ("feature", "propose", "cx", "planned", "--reason", "asked for", *YES),
    "feature decline": ("feature", "decline", "cx", "--reason", "nobody is free", *YES),
    "feature rename": ("feature", "rename", "cx", "cy", "--area", "search", *YES),
    "import csv": ("import", "csv", "features.csv", *YES),
    "roster add": ("roster", "add", "--name", "Eve", "--email", "eve@example.com", *YES),
    "roster remove": ("roster", "remove", "bob@example.com", *YES),
    "handoff new": ("handoff", "new", "globex", "--answers", "note.yaml", *YES),
    "handoff import": ("handoff", "import", "note.md", "--customer", "Globex", *YES),
    "handoff edit": ("handoff", "edit", "acme", "--set", "stage=won", *YES),
    "handoff promise": ("handoff", "promise", "acme", "cx", "--kind", "mention", *YES),
    "handoff withdraw": ("handoff", "withdraw", "acme", "fx", "--reason", "moved", *YES),
    "handoff review": (
        "handoff", "review", "acme", "--verdict", "changes_requested", "--remarks", "who?", *YES,
    ),
    "handoff scope": ("handoff", "scope", "acme", "--output", "scope.md"),
    "pipeline import": ("pipeline", "import", "deals.csv", "--currency", "EUR", *YES),
    "sync record": ("sync", "record", "--answers", "answers.yaml", *YES),
    "sync agenda": ("sync", "agenda", "--output", "agenda.md"),
    "site build": ("site", "build", "--output", "page"),
    "badge": ("badge", "--output", "badges"),
    "deck stamp": ("deck", "stamp", "deck.md", "--output", "stamped.md"),
    "hooks install": ("hooks", "install", "--add"),
    "hooks uninstall": ("hooks", "uninstall"),
    "init": ("init", "--ci", "github", "--hooks", *YES),
}  # fmt: skip
READY = {"feature decline", "hooks uninstall"}
"""Where there is something to prepare before."""


@dataclass(frozen=True)
class Stand:
    """The files of a work tree and of its hooks, by path; what HEAD holds; what is staged."""

    files: dict[str, bytes]
    head: str
    staged: str

    @classmethod
    def of(cls, top: Path, repo: RepoBuilder) -> "Stand":
        files = {
            path.relative_to(top).as_posix(): path.read_bytes()
            for folder in (top, top / ".git" / "hooks")
            for path in folder.rglob("*")
            if path.is_file() and (folder != top or ".git" not in path.relative_to(top).parts)
        }
        tree = repo.git("rev-parse", "HEAD^{tree}")
        return cls(files, tree, repo.git("diff", "--cached", "--name-only"))


def prepared(folder: Path, name: str) -> RepoBuilder:
    repo = registry(folder)
    for path, text in FILES.items():
        repo.write(path, text)
    repo.write(feature_path("cx", "core"), feature("cx", "exploratory")).write(
        "registry/handoffs/acme.yaml", NOTE
    )
    repo.commit("more", by=ADA)
    if name in READY:
        before = {"feature decline": ("feature", "propose", "cx", "planned", "--reason", "x", *YES)}
        done = run(repo, *before.get(name, ("hooks", "install", "--add")))
        assert done.code == 0, done
    return repo


def copied(repo: RepoBuilder, there: Path) -> RepoBuilder:
    shutil.rmtree(there, ignore_errors=True)
    shutil.copytree(repo.top, there, symlinks=True)
    return RepoBuilder(there, create=False)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_killed_command_leaves_old_or_new_and_nothing_in_the_way(tmp_path: Path, name: str) -> None:
    first, args = prepared(tmp_path / "first", name), COMMANDS[name]
    env = first.env | first.identity(ADA) | {"READYCTL_TODAY": "2026-01-06"}
    with killer(tmp_path) as start:
        before = Stand.of(first.top, first)
        whole = copied(first, tmp_path / "work")
        code, said, longest = start.run(whole.top, env, args)
        assert code in {0, 1}, said
        after = Stand.of(whole.top, whole)
        assert after != before, said
        for moment in moments(name, TIMES, longest):
            there = copied(first, tmp_path / "work")
            start.run(there.top, env, args, after=moment)
            _holds(start, there, name, (before, after, env, moment))


def _holds(
    start: Killer, repo: RepoBuilder, name: str, given: tuple[Stand, Stand, dict[str, str], float]
) -> None:
    before, after, env, moment = given
    where = f"{name}, killed after {moment:.4f} s"
    for left in repo.top.rglob("*.tmp"):
        assert ".git" in left.relative_to(repo.top).parts, (where, left)
    lock = repo.top / ".git" / "index.lock"
    if lock.exists():  # git's own, as after any git that was killed; its message says to remove it
        lock.unlink()
    now = Stand.of(repo.top, repo)
    for path, content in now.files.items():
        known = {before.files.get(path), after.files.get(path)}
        assert content in known, (where, path, content)
    for path in before.files.keys() & after.files.keys():
        assert path in now.files, (where, path)
    assert now.head in {before.head, after.head}, where
    ours = (
        set(repo.git("diff", "--name-only", before.head, after.head).split("\n"))
        if now.head == after.head
        else set()
    )
    assert set(now.staged.split("\n")) - {""} <= ours, (where, now.staged)
    assert repo.run("fsck", "--no-dangling").returncode == 0, where
    code, said, _ = start.run(repo.top, env, COMMANDS[name])
    assert code in {0, 1, 2}, (where, said)
    assert "Traceback" not in said, (where, said)
    assert start.run(repo.top, env, ("check",))[0] in {0, 1}, where
