"""Real git repositories in a temporary folder, built by short sentences.

    repo = RepoBuilder(tmp_path / "repo")
    repo.write("registry/roster.yaml", roster(lead(ADA))).commit("roster", by=ADA, at="2026-01-05")

Identities, dates and configuration are fixed, so the same sentences give the same hashes on every machine.
"""

import datetime as dt
import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Self

from support.people import ADA, Person

Moment = str | dt.datetime | None
"""`2026-01-05` (nine o'clock UTC), an ISO time with zone, `@1767000000 +0100`; None is the next hour."""

Content = str | bytes | None
"""A file's content; None deletes the file."""

FIRST = dt.datetime(2026, 1, 5, 9, tzinfo=dt.UTC)

SETTINGS = (
    "init.defaultBranch=main",
    "gc.auto=0",
    "maintenance.auto=false",
    "core.autocrlf=false",
    "advice.detachedHead=false",
    "protocol.file.allow=always",
    "commit.gpgSign=false",
)


def environment(home: Path) -> dict[str, str]:
    """What every process of a test sees: nobody's configuration, one language, one time zone."""
    kept = {key: os.environ[key] for key in ("PATH", "SYSTEMROOT", "TMPDIR") if key in os.environ}
    return kept | {
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / ".config"),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_EDITOR": ":",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
    }


def git_date(moment: str | dt.datetime) -> str:
    """The date as git takes it: seconds and zone."""
    if isinstance(moment, str):
        if moment.startswith("@"):
            return moment
        moment = dt.datetime.fromisoformat(f"{moment}T09:00:00+00:00" if len(moment) == 10 else moment)
    return f"@{int(moment.timestamp())} {moment.strftime('%z') or '+0000'}"


class RepoBuilder:
    """One repository and its work tree at `top`. Commits are answered with their full ids."""

    def __init__(self, top: Path, *, create: bool = True) -> None:
        self.top = top
        self.home = top.parent / f"{top.name}-home"
        self.home.mkdir(parents=True, exist_ok=True)
        self.clock = FIRST
        if create:
            top.mkdir(parents=True, exist_ok=True)
            self.git("init", "--quiet", "--template=")

    @property
    def env(self) -> dict[str, str]:
        """The hermetic environment, for running other programs in this repository."""
        return environment(self.home)

    def run(
        self, *args: str, data: bytes | None = None, env: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[bytes]:
        """Run git here and hand back what happened, whatever the exit code."""
        fixed = [part for setting in SETTINGS for part in ("-c", setting)]
        return subprocess.run(
            ["git", *fixed, *args],
            cwd=self.top, input=data, env=self.env | dict(env or {}), capture_output=True, check=False,
        )  # fmt: skip

    def git(self, *args: str, data: bytes | None = None, env: Mapping[str, str] | None = None) -> str:
        """Run git here; its output without the last line end. A failure fails the test."""
        done = self.run(*args, data=data, env=env)
        assert done.returncode == 0, f"git {' '.join(args)}: {done.stdout!r} {done.stderr!r}"
        return done.stdout.decode("utf-8", "surrogateescape").rstrip("\n")

    @property
    def head(self) -> str:
        """The commit that HEAD names."""
        return self.rev("HEAD")

    def rev(self, name: str) -> str:
        """The full id of a revision."""
        return self.git("rev-parse", "--verify", "--end-of-options", name)

    def read(self, path: str, at: str = "HEAD") -> str:
        """A file as it stands in a commit."""
        return self.run("cat-file", "blob", f"{at}:{path}").stdout.decode()

    # -- content ---------------------------------------------------------------------------------------------

    def write(self, path: str, text: str | bytes) -> Self:
        """Write a file and stage it."""
        self.put(path, text)
        self.git("add", "--force", "--", path)
        return self

    def put(self, path: str, text: str | bytes) -> Self:
        """Write a file into the work tree only."""
        target = self.top / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.is_symlink():
            target.unlink()
        target.write_bytes(text.encode() if isinstance(text, str) else text)
        return self

    def delete(self, path: str) -> Self:
        """Remove a file and stage that."""
        self.git("rm", "--quiet", "--force", "--", path)
        return self

    def move(self, old: str, new: str) -> Self:
        """Rename a file and stage that."""
        (self.top / new).parent.mkdir(parents=True, exist_ok=True)
        self.git("mv", "--", old, new)
        return self

    def link(self, path: str, target: str) -> Self:
        """Stage a symbolic link."""
        return self.entry("120000", self.blob(target), path)

    def entry(self, mode: str, object_id: str, path: str) -> Self:
        """Stage any index entry: a link (120000), a submodule (160000), another mode; and check it out."""
        self.git("update-index", "--add", "--cacheinfo", f"{mode},{object_id},{path}")
        if mode != "160000":
            self.git("checkout-index", "--force", "--", path)
        return self

    def blob(self, content: str | bytes) -> str:
        """Store a blob."""
        data = content.encode() if isinstance(content, str) else content
        return self.git("hash-object", "-w", "--stdin", data=data)

    # -- commits ---------------------------------------------------------------------------------------------

    def identity(
        self, by: Person, at: Moment = None, committer: Person | None = None, committed_at: Moment = None
    ) -> dict[str, str]:
        """The environment that makes git write these people and dates."""
        if at is None:
            at = self.clock = self.clock + dt.timedelta(hours=1)
        committer = committer or by
        return {
            "GIT_AUTHOR_NAME": by.name,
            "GIT_AUTHOR_EMAIL": by.email,
            "GIT_AUTHOR_DATE": git_date(at),
            "GIT_COMMITTER_NAME": committer.name,
            "GIT_COMMITTER_EMAIL": committer.email,
            "GIT_COMMITTER_DATE": git_date(at if committed_at is None else committed_at),
        }

    def commit(  # noqa: PLR0913 - a commit has as many parts
        self,
        message: str = "change",
        *,
        by: Person = ADA,
        at: Moment = None,
        committer: Person | None = None,
        committed_at: Moment = None,
        coauthors: Iterable[Person | str] = (),
        options: Iterable[str] = (),
    ) -> str:
        """Commit what is staged (or nothing), without hooks; `options` are further ones of `git commit`."""
        text = message + "".join(f"\n\nCo-authored-by: {person}" for person in coauthors)
        self.git(
            "commit", "--quiet", "--allow-empty", "--no-verify", "--cleanup=verbatim", "--file=-", *options,
            data=f"{text}\n".encode(), env=self.identity(by, at, committer, committed_at),
        )  # fmt: skip
        return self.head

    def try_commit(
        self, message: str = "change", *, by: Person = ADA, at: Moment = None, options: Iterable[str] = ()
    ) -> subprocess.CompletedProcess[bytes]:
        """Commit as a person would, hooks included, and hand back what happened."""
        return self.run("commit", "-m", message, *options, env=self.identity(by, at))

    def commit_tree(
        self,
        tree: str,
        *parents: str,
        message: str = "change",
        by: Person = ADA,
        at: Moment = None,
        committer: Person | None = None,
    ) -> str:
        """Make a commit of any tree on any parents, touching neither HEAD nor index."""
        named = [part for parent in parents for part in ("-p", self.rev(parent))]
        root = self.rev(f"{tree}^{{tree}}")
        identity = self.identity(by, at, committer)
        return self.git("commit-tree", root, *named, data=message.encode(), env=identity)

    def raw_commit(self, headers: Iterable[str | bytes], message: str = "change\n") -> str:
        """Store a commit object with exactly these header lines after its `tree` and `parent` lines.

        The tree is the index, the parent is HEAD. Nothing is checked: that is the point.
        """
        lines = [f"tree {self.git('write-tree')}", f"parent {self.head}", *headers]
        body = b"".join((line.encode() if isinstance(line, str) else line) + b"\n" for line in lines)
        options = ("hash-object", "-t", "commit", "-w", "--literally", "--stdin")
        return self.jump(self.git(*options, data=body + b"\n" + message.encode()))

    def jump(self, commit: str) -> str:
        """Move the current branch, index and work tree to a commit."""
        self.git("reset", "--quiet", "--hard", commit)
        return commit

    # -- branches --------------------------------------------------------------------------------------------

    def branch(self, name: str, at: str = "HEAD") -> Self:
        """Start a branch and switch to it."""
        self.git("checkout", "--quiet", "-b", name, at)
        return self

    def checkout(self, name: str = "main") -> Self:
        """Switch to a branch or a commit."""
        self.git("checkout", "--quiet", "--force", name)
        return self

    def orphan(self, name: str) -> Self:
        """Switch to a branch without history and without files."""
        self.git("checkout", "--quiet", "--orphan", name)
        self.git("rm", "-r", "--quiet", "--force", "--ignore-unmatch", ".")
        return self

    def merge(  # noqa: PLR0913 - the parts of a commit, and how it came about
        self,
        *others: str,
        message: str = "merge",
        by: Person = ADA,
        at: Moment = None,
        committer: Person | None = None,
        how: Iterable[str] = (),
        files: Mapping[str, Content] | None = None,
    ) -> str:
        """Merge branches into the current one, never by fast-forward.

        `how` are further options of `git merge` (`-s ours`, `-X theirs`). `files` are laid over the outcome:
        a conflict resolved by hand, or an edit hidden inside the merge. A conflict that `files` does not
        settle fails the test. Several others with `files` start from the current branch's tree.
        """
        how = [*how] or (["-s", "ours"] if len(others) > 1 and files is not None else [])
        identity = self.identity(by, at, committer)
        options = ("--no-ff", "--no-commit", "--quiet", "--allow-unrelated-histories", *how)
        done = self.run("merge", *options, *others, env=identity)
        assert done.returncode == 0 or files is not None, f"{done.stdout!r} {done.stderr!r}"
        for path, content in (files or {}).items():
            if content is None:
                self.delete(path)
            else:
                self.write(path, content)
        self.git("commit", "--quiet", "--allow-empty", "--no-verify", "-m", message, env=identity)
        return self.head

    # -- other places ----------------------------------------------------------------------------------------

    def clone(self, name: str, *options: str) -> "RepoBuilder":
        """Clone beside this repository; a `file://` address, so that nothing is shared."""
        target = self.top.parent / name
        self.git("clone", "--quiet", *options, f"file://{self.top}", str(target))
        return RepoBuilder(target, create=False)

    def remove_object(self, object_id: str) -> None:
        """Lose an object, as a broken disk or a partial clone would."""
        path = self.top / ".git" / "objects" / object_id[:2] / object_id[2:]
        path.chmod(0o644)
        path.unlink()

    def discard(self) -> None:
        """Remove the repository from disk; for tests that build hundreds."""
        shutil.rmtree(self.top)
        shutil.rmtree(self.home, ignore_errors=True)
