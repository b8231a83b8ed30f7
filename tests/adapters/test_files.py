"""Writing at one stroke: modes, races, full disks, links; the old file or the new one, never half."""

import errno
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import pytest

from readyctl.adapters import drafting, files
from readyctl.adapters.files import ChangedMeanwhile, NotWritten, write_atomically

NOBODY = 65534


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_replaces_what_was_read_and_keeps_the_mode(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"old\r\n")
    path.chmod(0o640)
    write_atomically(path, b"new\r\n", expect=b"old\r\n")
    assert path.read_bytes() == b"new\r\n"
    assert path.stat().st_mode & 0o777 == 0o640
    assert names(tmp_path) == ["a.yaml"]


def test_a_new_file_gets_its_folders_and_the_usual_mode(tmp_path: Path) -> None:
    path = tmp_path / "features" / "area" / "a.yaml"
    before = os.umask(0o027)
    try:
        write_atomically(path, b"new", expect=None)
    finally:
        os.umask(before)
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640


def test_refuses_to_write_over_somebody_elses_words(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"theirs")
    with pytest.raises(ChangedMeanwhile, match="changed since"):
        write_atomically(path, b"mine", expect=b"old")
    with pytest.raises(ChangedMeanwhile, match="exists already"):
        write_atomically(path, b"mine", expect=None)
    assert path.read_bytes() == b"theirs"
    with pytest.raises(ChangedMeanwhile, match="gone"):
        write_atomically(tmp_path / "b.yaml", b"mine", expect=b"old")
    assert names(tmp_path) == ["a.yaml"]


@pytest.mark.parametrize("expect", [None, b"target"])
def test_never_follows_a_symbolic_link(tmp_path: Path, expect: bytes | None) -> None:
    target, link = tmp_path / "target", tmp_path / "a.yaml"
    target.write_bytes(b"target")
    link.symlink_to(target)
    with pytest.raises(NotWritten, match="symbolic link"):
        write_atomically(link, b"new", expect=expect)
    assert target.read_bytes() == b"target"
    assert link.is_symlink()


def test_a_dangling_link_is_no_free_place(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to(tmp_path / "nowhere")
    with pytest.raises(NotWritten):
        write_atomically(tmp_path / "a.yaml", b"new", expect=None)
    assert not (tmp_path / "nowhere").exists()


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").mkdir()
    with pytest.raises(NotWritten, match="no regular file"):
        write_atomically(tmp_path / "a.yaml", b"new", expect=b"")


def test_a_file_in_the_way_of_a_folder_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "area").write_bytes(b"")
    with pytest.raises(NotWritten, match="was not written"):
        write_atomically(tmp_path / "area" / "a.yaml", b"new", expect=None)


def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"old")
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limit[1]))
    try:
        with pytest.raises(NotWritten, match="larger than this system allows") as refused:
            write_atomically(path, b"x" * 5000, expect=b"old")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)
    assert refused.value.help.endswith("The file is unchanged.")
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["a.yaml"]


@contextmanager
def an_ordinary_user() -> Iterator[None]:
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_read_only_folder_is_a_sentence() -> None:
    folder = Path(tempfile.mkdtemp(prefix="readyctl-"))
    try:
        path = folder / "a.yaml"
        path.write_bytes(b"old")
        path.chmod(0o644)
        folder.chmod(0o555)
        with an_ordinary_user(), pytest.raises(NotWritten, match="you may not write there"):
            write_atomically(path, b"new", expect=b"old")
        assert path.read_bytes() == b"old"
        assert names(folder) == ["a.yaml"]
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)


ADD = """
import sys
from pathlib import Path
from typing import BinaryIO
from readyctl.adapters.files import ChangedMeanwhile, write_atomically
path = Path(sys.argv[1])
done = 0
while done < 25:
    old = path.read_bytes()
    try:
        write_atomically(path, old + sys.argv[2].encode(), expect=old)
    except ChangedMeanwhile:
        continue
    done += 1
"""


def test_two_processes_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"")
    writers = [subprocess.Popen([sys.executable, "-c", ADD, str(path), name]) for name in "ab"]
    assert [writer.wait() for writer in writers] == [0, 0]
    assert sorted(path.read_bytes()) == sorted(b"a" * 25 + b"b" * 25)
    assert names(tmp_path) == ["a.yaml"]


def test_waits_for_a_lock_only_so_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import fcntl

    monkeypatch.setattr(files, "LOCK_SECONDS", 0.0)
    handle = os.open(tmp_path, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        with pytest.raises(NotWritten, match="another process"):
            write_atomically(tmp_path / "a.yaml", b"new", expect=None)
    finally:
        os.close(handle)
    write_atomically(tmp_path / "a.yaml", b"new", expect=None)


KILLED = """
import os, signal, sys
from pathlib import Path
from typing import BinaryIO
from readyctl.adapters import drafting, files
top = Path(sys.argv[1]).parent.parent
files._check = lambda *given: os.kill(os.getpid(), signal.SIGKILL) if list(top.rglob("*.tmp")) else 0o644
files.write_atomically(Path(sys.argv[1]), b"new", expect=b"old")
"""


@pytest.mark.parametrize("inside", [True, False], ids=["in a repository", "elsewhere"])
def test_what_a_killed_process_leaves_is_swept_up_by_the_next(tmp_path: Path, *, inside: bool) -> None:
    path = tmp_path / "registry" / "a.yaml"
    path.parent.mkdir()
    path.write_bytes(b"old")
    if inside:
        (tmp_path / ".git").mkdir()
    killed = subprocess.run([sys.executable, "-c", KILLED, str(path)], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert path.read_bytes() == b"old"
    assert (names(path.parent) == ["a.yaml"]) is inside
    assert len(list(tmp_path.rglob("*.tmp"))) == 1
    write_atomically(path, b"new", expect=b"old")
    assert path.read_bytes() == b"new"
    assert not list(tmp_path.rglob("*.tmp"))


def test_a_draft_of_a_living_process_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    draft = tmp_path / f".b.yaml.{os.getpid()}-0123456789abcdef.tmp"
    own = tmp_path / "1-my.tmp"
    draft.write_bytes(b"half")
    own.write_bytes(b"")
    write_atomically(path, b"new", expect=None)
    assert names(tmp_path) == sorted([draft.name, "1-my.tmp", "a.yaml"])
    assert draft.read_bytes() == b"half"


@pytest.mark.parametrize("kind", ["folder", "pointer", "broken pointer", "read-only"])
def test_drafts_lie_in_the_git_directory_where_there_is_one(tmp_path: Path, kind: str) -> None:
    seen: list[str] = []
    git = tmp_path / ".git" if kind in {"folder", "read-only"} else tmp_path / "elsewhere"
    if kind != "broken pointer":
        git.mkdir()
    if git.name != ".git":
        (tmp_path / ".git").write_text("gitdir: elsewhere\n")
    if kind == "read-only":
        (git / "readyctl").write_text("no folder")
    path = tmp_path / "registry" / "a.yaml"
    path.parent.mkdir()

    def look(stream: BinaryIO) -> None:
        stream.write(b"new")
        seen.extend(str(each.parent.relative_to(tmp_path)) for each in tmp_path.rglob("*.tmp"))

    drafting.replace(path, look)
    beside = kind in {"broken pointer", "read-only"}
    assert seen == ["registry" if beside else f"{git.name}/readyctl/writing"]
    assert path.read_bytes() == b"new"
    assert not list(tmp_path.rglob("*.tmp"))


def test_where_a_draft_cannot_be_renamed_across_it_lies_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".git").mkdir()
    path, rename = tmp_path / "a.yaml", Path.replace

    def across(self: Path, target: Path) -> Path:
        if self.parent != target.parent:
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        return rename(self, target)

    monkeypatch.setattr(Path, "replace", across)
    write_atomically(path, b"new", expect=None)
    assert path.read_bytes() == b"new"
    assert not list(tmp_path.rglob("*.tmp"))
