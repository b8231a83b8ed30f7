import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from readyctl.adapters.git.porcelain import Porcelain
from readyctl.errors import Interrupted, Refused
from support.people import ADA
from support.repo import RepoBuilder

MANY = 400


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> RepoBuilder:
    made = RepoBuilder(tmp_path / "repo")
    for name, value in (made.env | made.identity(ADA)).items():
        monkeypatch.setenv(name, value)
    made.write("old.txt", "old\n").write("gone.txt", "gone\n").commit("Begin")
    return made


def written(repo: RepoBuilder, files: dict[str, bytes | None]) -> dict[str, bytes | None]:
    for name, content in files.items():
        path = repo.top / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink() if content is None else path.write_bytes(content)
    return files


def test_many_files_take_as_many_git_processes_as_few(
    repo: RepoBuilder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = written(repo, {f"notes/{n}.yaml": f"id: n{n}\n".encode() for n in range(MANY)})
    trace = tmp_path / "trace"
    monkeypatch.setenv("GIT_TRACE2_EVENT", os.fspath(trace))
    made = Porcelain(repo.top).commit(files, "Many notes")
    monkeypatch.delenv("GIT_TRACE2_EVENT")
    assert trace.read_text().count('"event":"start"') < 20
    listed = repo.git("diff-tree", "--no-commit-id", "--name-only", "-r", made.commit).split()
    assert len(listed) == MANY


def test_a_commit_takes_its_own_paths_new_changed_and_removed(repo: RepoBuilder) -> None:
    written(repo, {"staged.txt": b"mine\n"})
    repo.git("add", "staged.txt")
    files = written(repo, {"old.txt": b"new\n", "gone.txt": None, "odd [*] ü\n.txt": b"odd\n"})
    made = Porcelain(repo.top).commit(files, "Mine")
    listed = repo.git("diff-tree", "--no-commit-id", "--name-only", "-z", "-r", made.commit)
    assert set(listed.strip("\0").split("\0")) == set(files)
    assert repo.git("diff", "--cached", "--name-only").strip() == "staged.txt"


def test_a_filtered_file_is_compared_as_git_stores_it(repo: RepoBuilder) -> None:
    repo.write(".gitattributes", "*.txt text eol=crlf\n").commit("Filter")
    files = written(repo, {"old.txt": b"new\r\n"})
    made = Porcelain(repo.top).commit(files, "Windows")
    assert repo.git("show", f"{made.commit}:old.txt").rstrip("\n") == "new"


def test_a_commit_with_other_content_than_was_shown_is_named(repo: RepoBuilder) -> None:
    written(repo, {"old.txt": b"another\n"})
    with pytest.raises(Refused, match=r"another version of old\.txt"):
        Porcelain(repo.top).commit({"old.txt": b"shown\n"}, "Mine")


@pytest.fixture
def heard() -> Iterator[None]:
    """Requests to end are heard, also where the tests run in the background or under nohup."""
    before = {
        signal.SIGINT: signal.signal(signal.SIGINT, signal.default_int_handler),
        signal.SIGHUP: signal.signal(signal.SIGHUP, signal.SIG_DFL),
    }
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.usefixtures("heard")
@pytest.mark.parametrize("ending", ["INT", "TERM", "HUP"])
def test_a_commit_interrupted_while_its_hook_runs_leaves_nothing_staged_and_says_so(
    repo: RepoBuilder, ending: str
) -> None:
    hook = repo.top / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f"#!/bin/sh\nkill -{ending} {os.getpid()} $PPID\nexit 1\n")
    hook.chmod(0o755)
    files = written(repo, {"new.txt": b"new\n"})
    with pytest.raises(Interrupted, match="interrupted while git made the commit; the files are written"):
        Porcelain(repo.top).commit(files, "New")
    assert repo.git("status", "--porcelain").split() == ["??", "new.txt"]


def test_a_refused_commit_leaves_nothing_staged(repo: RepoBuilder) -> None:
    hook = repo.top / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho not today >&2\nexit 1\n")
    hook.chmod(0o755)
    files = written(repo, {"a.txt": b"a\n", "b.txt": b"b\n"})
    with pytest.raises(Refused, match="not today"):
        Porcelain(repo.top).commit(files, "Mine")
    assert repo.git("diff", "--cached", "--name-only").strip() == ""
    assert {"a.txt", "b.txt"} <= {path.name for path in repo.top.iterdir()}


INHERITED = {
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_ICASE_PATHSPECS": "1",
    "GIT_EXTERNAL_DIFF": "touch ran",
    "GIT_EDITOR": "touch ran; false",
    "GIT_GRAFT_FILE": "grafts",
    "GIT_INDEX_FILE": "elsewhere",
}


@pytest.mark.parametrize("name", INHERITED)
def test_what_a_shell_hands_down_changes_no_commit(
    repo: RepoBuilder, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.git("config", "commit.verbose", "true")
    (repo.top / "grafts").write_text(f"{repo.head} {'0' * 40}\n")
    files = written(repo, {"old.txt": b"new\n", "OLD.txt": b"another\n", "n*w.txt": b"new\n"})
    written(repo, {"new.txt": b"not meant\n"})
    monkeypatch.setenv(name, INHERITED[name])
    made = Porcelain(repo.top).commit(files, "Mine")
    monkeypatch.delenv(name)
    assert set(repo.git("diff-tree", "--name-only", "--no-commit-id", "-r", made.commit).split()) == set(
        files
    )
    assert not (repo.top / "ran").exists()


def test_a_replaced_commit_is_not_taken_for_the_one_that_was_made(repo: RepoBuilder) -> None:
    start = repo.head
    other = repo.write("old.txt", "other\n").commit("Other")
    repo.git("replace", start, other)
    repo.git("reset", "--quiet", "--hard", start)
    files = written(repo, {"new.txt": b"new\n"})
    made = Porcelain(repo.top).commit(files, "Mine")
    repo.git("replace", "--delete", start)
    assert repo.git("diff-tree", "--name-only", "--no-commit-id", "-r", made.commit) == "new.txt"


def test_where_somebody_else_holds_the_index_it_says_that_the_files_are_written(repo: RepoBuilder) -> None:
    lock = repo.top / ".git" / "index.lock"
    lock.touch()
    for files in ({"old.txt": b"new\n"}, {"new.txt": b"new\n"}):
        with pytest.raises(Refused, match="the files are written and not committed") as refused:
            Porcelain(repo.top).commit(written(repo, dict(files)), "Mine")
        assert "index.lock" in refused.value.message
    lock.unlink()
    assert repo.git("status", "--porcelain").split("\n") == [" M old.txt", "?? new.txt"]


COMMIT = """
import sys
from pathlib import Path
from readyctl.adapters.git.porcelain import Porcelain
Porcelain(Path.cwd()).commit({sys.argv[1]: b"mine"}, "Mine")
"""


def test_many_commits_at_once_wait_for_one_another(repo: RepoBuilder) -> None:
    written(repo, {f"{number}.txt": b"mine" for number in range(4)})
    start = [sys.executable, "-c", COMMIT]
    at_once = [
        subprocess.Popen([*start, f"{number}.txt"], cwd=repo.top, stderr=subprocess.PIPE)
        for number in range(4)
    ]
    said = [each.communicate()[1] for each in at_once]
    assert [each.returncode for each in at_once] == [0] * 4, said
    assert repo.git("status", "--porcelain") == ""
    assert repo.git("rev-list", "--count", "HEAD") == "5"
