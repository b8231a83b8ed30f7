"""Whole histories in one `git fast-import` stream: what makes thousands of random repositories affordable."""

import shutil
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from support.people import Person
from support.repo import environment

CONFIG = b"[core]\n\trepositoryformatversion = 0\n\tfilemode = true\n\tbare = false\n[gc]\n\tauto = 0\n"
REGULAR, EXECUTABLE, LINK = "100644", "100755", "120000"


@dataclass(frozen=True)
class BulkCommit:
    """One commit: parents by their place in the list, and the whole tree."""

    parents: Sequence[int]
    files: Mapping[str, tuple[str, bytes]]
    """path → (mode, content)."""
    author: Person
    committer: Person
    authored_at: int
    committed_at: int
    message: bytes = b"change\n"


def stream(commits: Sequence[BulkCommit], tip: int) -> bytes:
    """The fast-import stream that makes these commits, `refs/heads/main` at `tip`."""
    parts: list[bytes] = [b"feature done\n"]
    for index, commit in enumerate(commits):
        parts.extend(_commit(index, commit))
    parts.append(b"reset refs/heads/main\nfrom :%d\n\ndone\n" % (tip + 1))
    return b"".join(parts)


def _commit(index: int, commit: BulkCommit) -> Iterable[bytes]:
    if not commit.parents:
        yield b"reset refs/heads/main\n"
    yield b"commit refs/heads/main\nmark :%d\n" % (index + 1)
    yield f"author {commit.author} {commit.authored_at} +0000\n".encode()
    yield f"committer {commit.committer} {commit.committed_at} +0000\n".encode()
    yield b"data %d\n%s\n" % (len(commit.message), commit.message)
    for word, parent in zip(["from", *["merge"] * len(commit.parents)], commit.parents, strict=False):
        yield b"%s :%d\n" % (word.encode(), parent + 1)
    yield b"deleteall\n"
    for path, (mode, content) in sorted(commit.files.items()):
        yield f"M {mode} inline {path}\ndata {len(content)}\n".encode() + content + b"\n"


def build(top: Path, commits: Sequence[BulkCommit], tip: int) -> str:
    """Make a repository at `top` (emptied first) with these commits and no work tree; the tip's id."""
    shutil.rmtree(top, ignore_errors=True)
    git = top / ".git"
    for folder in ("objects", "refs/heads"):
        (git / folder).mkdir(parents=True)
    (git / "HEAD").write_bytes(b"ref: refs/heads/main\n")
    (git / "config").write_bytes(CONFIG)
    subprocess.run(
        ["git", "fast-import", "--quiet", "--force", "--done"],
        cwd=top, input=stream(commits, tip), env=environment(top), check=True, capture_output=True,
    )  # fmt: skip
    return (git / "refs" / "heads" / "main").read_text().strip()
