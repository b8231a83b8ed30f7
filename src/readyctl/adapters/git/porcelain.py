"""The user's own git: identity, staging and committing as she would do it, hooks and signing included.

GitPython's place. Nothing here decides trust; that is plumbing, in `door`.
"""

import hashlib
import os
import re
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile

from msgspec import Struct

from readyctl.adapters.files import locked
from readyctl.adapters.git.door import Git, not_installed
from readyctl.adapters.git.headers import parse_header
from readyctl.adapters.git.interruption import heeded
from readyctl.core.trust.commit import PENDING, Header
from readyctl.errors import CannotTell, Interrupted, Refused, UsageError

try:
    from git import Repo
    from git.exc import GitCommandError, GitError
except ModuleNotFoundError:
    raise
except ImportError:  # GitPython looks for git when it is imported
    raise not_installed() from None

_UNDER_WAY = {
    "MERGE_HEAD": "merge",
    "CHERRY_PICK_HEAD": "cherry-pick",
    "REVERT_HEAD": "revert",
    "rebase-merge": "rebase",
    "rebase-apply": "rebase",
}
_SUMMARY = re.compile(r"^\[\S.*? ([0-9a-f]{4,64})\] ", re.MULTILINE)
"""How `git commit` tells what it made: `[main (root-commit) 1a2b3c4] subject`."""
_SHA1 = 40
_ANNOUNCE = ("add", "--sparse", "--intent-to-add")
_UNANNOUNCE = ("rm", "--quiet", "--cached", "--ignore-unmatch")
_PATIENCE = 20
_REDIRECTING = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
_HARDENED = {
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_GRAFT_FILE": os.devnull,
    "GIT_LITERAL_PATHSPECS": "0",
    "GIT_GLOB_PATHSPECS": "0",
    "GIT_NOGLOB_PATHSPECS": "0",
    "GIT_ICASE_PATHSPECS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_EDITOR": ":",
    "GIT_SEQUENCE_EDITOR": ":",
    "GIT_EXTERNAL_DIFF": "",
}
"""What makes a commit hold its own paths and nothing else, whatever was inherited. Identity, configuration,
hooks and signing stay the user's; what is only read is read through the other door.
"""


class Made(Struct, frozen=True):
    """A commit that was made, and what git and its hooks said meanwhile."""

    commit: str
    said: str


class Porcelain:
    """One work tree. `top` is its top folder. Raises `CannotTell` outside a repository."""

    def __init__(self, top: Path) -> None:
        try:
            self._repo = Repo(top)
        except GitError:
            raise CannotTell(f"{top} is not a git repository", help="run `git init`") from None
        self._top = top
        self._read = Git(top)
        self._repo.git.update_environment(**_HARDENED)
        if any(name in os.environ for name in _REDIRECTING):
            git_dir = os.fspath(self._repo.git_dir)
            self._repo.git.update_environment(
                GIT_DIR=git_dir, GIT_WORK_TREE=os.fspath(top), GIT_INDEX_FILE=f"{git_dir}/index"
            )

    def next_header(self) -> Header:
        """The header that the next commit here would have, its date aside. Exit 2 where git knows nobody."""
        lines = []
        for role in ("author", "committer"):
            status, out, _ = self._run("var", f"GIT_{role.upper()}_IDENT")
            if status:
                raise UsageError(
                    "git does not know who you are",
                    help='run `git config user.name "Your Name"` and `git config user.email you@example.com`',
                )
            lines.append(f"{role} {out}")
        return parse_header(PENDING, "\n".join(lines).encode() + b"\n\n")

    def under_way(self) -> str | None:
        """What is half done here: a merge, cherry-pick, revert or rebase; None where nothing is."""
        folder = Path(self._repo.git_dir)
        return next((what for name, what in _UNDER_WAY.items() if (folder / name).exists()), None)

    def commit(self, files: dict[str, bytes | None], message: str, *, sign: bool = False) -> Made:
        """Commit these paths alone, by the user's own `git commit`; whatever else is staged stays staged.

        `files` maps paths relative to the top to the content that the user was shown; None is a removal.
        `sign` has git sign it, whatever it does by itself. Raises `Refused` when git or a hook refuses, with
        what they said; the files stay as they are. Raises it too when the commit came out with other content
        than was shown. Where a hook put another commit in its place, that one is what was made. Two of these
        wait for one another, since git's own lock on the index does not.
        """
        turns = Path(self._repo.git_dir, "readyctl", "committing")
        turns.mkdir(parents=True, exist_ok=True)
        with locked(turns), heeded():
            out, err = self._committed(files, message, sign=sign)
        commit = self._made(out)
        self._verify(commit, files)
        return Made(commit, err)

    def _committed(self, files: dict[str, bytes | None], message: str, *, sign: bool) -> tuple[str, str]:
        """What git said while it made the commit."""
        tracked = set(os.fsdecode(self._read.run("ls-files", "-z")).split("\0"))
        new = [path for path in files if path not in tracked]
        # As configuration, not as an option: so the hooks of the commit know of it, too.
        signing = ("-c", "commit.gpgSign=true") if sign else ()
        # git takes the empty file of grafts for a real one, and would advise on it
        quiet = ("-c", "advice.graftFileDeprecated=false")
        try:
            status, out, err = self._with_paths(new, *_ANNOUNCE) if new else (0, "", "")
            if not status:
                status, out, err = self._with_paths(
                    files, *quiet, *signing, "commit", "--only", f"--message={message}"
                )
                if status:
                    self._take_back(new)
        except KeyboardInterrupt:
            self._take_back(new)
            raise Interrupted(
                "interrupted while git made the commit; the files are written",
                help="`git status` says whether they are committed; if not, commit them with `git commit`, "
                "or take the change back with `git checkout`",
            ) from None
        if status:
            said = "\n".join(part for part in (err, out) if part)
            raise Refused(
                f"git did not make the commit; the files are written and not committed\n{said}",
                help="mend what it names and run `git commit`, or take the change back with `git checkout`",
            )
        return out, err

    def _take_back(self, announced: Sequence[str]) -> None:
        """Take files out of the index again that were only announced there; git may not have let go of it."""
        lock = Path(self._repo.git_dir, "index.lock")
        for _ in range(_PATIENCE if announced else 0):
            if not lock.exists() and not self._with_paths(announced, *_UNANNOUNCE)[0]:
                return
            time.sleep(0.05)

    def _made(self, summary: str) -> str:
        """The full id of the commit that git's summary names; HEAD, where a hook keeps that from being told,
        and where the branch does not have that commit any more, because a hook amended it.

        HEAD alone would not do: a hook, or another process, may have committed on top meanwhile.
        """
        told = _SUMMARY.search(summary)
        names = [f"{told[1]}^{{commit}}"] if told else []
        for name in (*names, "HEAD"):
            status, out, _ = self._read.try_run("rev-parse", "--verify", "--quiet", name)
            full = out.decode("ascii").strip()
            if status == 0 and self._read.try_run("merge-base", "--is-ancestor", full, "HEAD")[0] == 0:
                return full
        raise CannotTell("the commit was made, and git cannot find it again", help="see `git log`")

    def _verify(self, commit: str, files: dict[str, bytes | None]) -> None:
        listing = os.fsdecode(self._read.run("ls-tree", "-r", "-z", "--full-tree", commit)).split("\0")
        committed = {
            path: entry.rsplit(" ", 1)[-1] for entry, _, path in (line.partition("\t") for line in listing)
        }
        for path, content in files.items():
            stored = committed.get(path)
            if content is None or stored is None:
                same = content is None and stored is None
            else:
                same = stored == _plain_id(content, stored) or stored == self._hash(path, content)
            if not same:
                raise Refused(
                    f"the commit holds another version of {path} than was shown here: it changed meanwhile",
                    help="look at it with `git show`; undo it with `git reset --soft HEAD~1` if need be",
                )

    def _hash(self, path: str, content: bytes) -> str:
        with TemporaryFile() as file:
            file.write(content)
            file.seek(0)
            return str(self._repo.git.hash_object("--stdin", f"--path={path}", istream=file))

    def _with_paths(self, paths: Iterable[str], *arguments: str) -> tuple[int, str, str]:
        """Run git on these very paths, however many; a command line has no room for thousands."""
        with TemporaryDirectory() as folder:
            listed = Path(folder, "paths")
            listed.write_bytes(b"\0".join(os.fsencode(f":(literal){path}") for path in paths))
            return self._run(*arguments, f"--pathspec-from-file={listed}", "--pathspec-file-nul")

    def _run(self, *arguments: str) -> tuple[int, str, str]:
        try:
            status, out, err = self._repo.git.execute(
                ["git", *arguments], with_extended_output=True, with_exceptions=False
            )
        except GitCommandError as error:  # pragma: no cover - git vanished while running
            raise CannotTell(f"git cannot be run: {error}") from None
        return int(status), str(out), str(err)


def _plain_id(content: bytes, like: str) -> str:
    """The id under which git stores these very bytes, where no filter changes them."""
    digest = hashlib.new("sha256" if len(like) > _SHA1 else "sha1", usedforsecurity=False)
    digest.update(b"blob %d\0" % len(content) + content)
    return digest.hexdigest()
