"""One hardened way to run git's plumbing: a fixed environment, no configuration that could change an answer.

The rule is `docs/signing.md`, "Reading git". Names of revisions and paths given by people never stand
where git would read an option.
"""

import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from readyctl.errors import CannotTell, UsageError

_KEPT = (
    "GIT_OBJECT_DIRECTORY",  # a push in quarantine keeps its objects elsewhere
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_QUARANTINE_PATH",
)
_FIXED = {
    "LC_ALL": "C",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",  # older git has no switch for lazy fetching: nothing can be fetched from
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_GRAFT_FILE": os.devnull,
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_ADVICE": "0",
}
_OPTIONS = (
    "--no-replace-objects", "--no-optional-locks", "--literal-pathspecs",
    "-c", "core.commitGraph=false",
    "-c", "core.fsmonitor=false",
    "-c", "core.useReplaceRefs=false",
    "-c", "core.quotePath=false",
    "-c", "core.untrackedCache=false",
    "-c", "core.multiPackIndex=false",
    "-c", "submodule.recurse=false",
    "-c", "i18n.logOutputEncoding=UTF-8",
)  # fmt: skip

BUFFER = 1 << 20


def environment(*, index: str | None = None, base: Mapping[str, str] | None = None) -> dict[str, str]:
    """What git is run with: nothing inherited that could redirect it, but for a quarantine's objects.

    `index` is the index file that a hook was given.
    """
    inherited = os.environ if base is None else base
    env = {key: value for key, value in inherited.items() if not key.startswith("GIT_")}
    env |= {key: inherited[key] for key in _KEPT if key in inherited}
    env |= _FIXED
    if index is not None:
        env["GIT_INDEX_FILE"] = index
    return env


def named_to_hooks() -> dict[str, str]:
    """The folders that git names to its hooks, where it does: which repository they are called for."""
    names = (name for name in ("GIT_DIR", "GIT_WORK_TREE") if name in os.environ)
    return {name: str(Path(os.environ[name]).absolute()) for name in names}


class Git:
    """Runs plumbing commands in one repository. `folder` is where git is told to stand."""

    def __init__(self, folder: Path, *, index: str | None = None) -> None:
        self.folder = folder
        self._env = environment(index=index)

    def with_environment(self, more: Mapping[str, str]) -> "Git":
        """The same git with a few more variables, such as the identities that a hook was given."""
        other = Git(self.folder)
        other._env = {**self._env, **more}
        return other

    def _command(self, *arguments: str) -> list[str]:
        return ["git", "-C", str(self.folder), *_OPTIONS, *arguments]

    def try_run(self, *arguments: str, stdin: bytes = b"") -> tuple[int, bytes, str]:
        """Run to the end: exit status, output, and what git said on the side."""
        try:
            done = subprocess.run(
                self._command(*arguments), input=stdin, capture_output=True, env=self._env, check=False
            )
        except FileNotFoundError:
            raise not_installed() from None
        return done.returncode, done.stdout, done.stderr.decode(errors="replace").strip()

    def run(self, *arguments: str, stdin: bytes = b"") -> bytes:
        """Run to the end and give the output. Raises `CannotTell` when git fails: an answer that git
        cannot give is never taken for an empty one.
        """
        status, out, said = self.try_run(*arguments, stdin=stdin)
        if status:
            raise cannot_read(said)
        return out

    def text(self, *arguments: str) -> str:
        """One line of output, without its end."""
        return self.run(*arguments).decode("utf-8", "surrogateescape").rstrip("\n")

    def start(self, *arguments: str) -> "subprocess.Popen[bytes]":
        """Start a command with both ends open; whoever starts it ends it."""
        return subprocess.Popen(
            self._command(*arguments),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=self._env,
            bufsize=BUFFER,
        )

    @contextmanager
    def pipe(self, *arguments: str) -> Iterator[tuple[IO[bytes], IO[bytes]]]:
        """Run with its two ends open: (to git, from git). Raises `CannotTell` when git fails."""
        with self.start(*arguments) as process:
            if process.stdin is None or process.stdout is None:  # pragma: no cover - asked for above
                raise cannot_read("")
            yield process.stdin, process.stdout
            if not process.stdin.closed:
                process.stdin.close()
            process.stdout.read()
            if process.wait():
                raise cannot_read(f"git {arguments[0]} failed")


def feed(to_git: IO[bytes], asked: bytes) -> None:
    """Write all of it and close: in a thread, so that neither pipe fills up while the other side waits."""
    try:
        to_git.write(asked)
        to_git.close()
    except BrokenPipeError:  # git failed; its exit status tells
        return


def cannot_read(said: str) -> CannotTell:
    """What to raise when git cannot answer."""
    detail = f": {said.splitlines()[-1].removeprefix('fatal: ')}" if said else ""
    return CannotTell(
        f"git cannot read this repository's history{detail}",
        help="run `git fsck`; in a partial clone, fetch the missing objects with `git fetch --refetch`",
    )


def not_installed() -> UsageError:
    """The error of a machine without git: nothing can be read there."""
    return UsageError("git is not installed here", help="install git 2.34 or newer")
