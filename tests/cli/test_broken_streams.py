"""A full disk behind stdout, and streams that are closed: a sentence, and an exit code that is true."""

import subprocess
import sys
from pathlib import Path

import pytest

from support.cli import registry, run
from support.people import ADA
from support.repo import RepoBuilder
from support.texts import feature, feature_path

FULL = ">/dev/full"


@pytest.fixture(scope="module")
def repo(tmp_path_factory: pytest.TempPathFactory) -> RepoBuilder:
    return registry(tmp_path_factory.mktemp("streams"), level="planned")


def shell(repo: RepoBuilder, command: str) -> subprocess.CompletedProcess[str]:
    line = f'"{sys.executable}" -m readyctl {command}'
    return subprocess.run(
        ["sh", "-c", line], cwd=repo.top, env=repo.env, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    "command",
    ["feature list", "feature list --json", "check --format json", "--help", "stale --help", "--version"],
)
def test_what_could_not_be_written_is_no_success(repo: RepoBuilder, command: str) -> None:
    done = shell(repo, f"{command} {FULL}")
    assert (done.returncode, "could not be written: No space left" in done.stderr) == (2, True), done.stderr
    assert "Traceback" not in done.stderr
    assert "inside readyctl" not in done.stderr


def test_without_a_buffer_it_is_no_success_either(repo: RepoBuilder) -> None:
    line = f'"{sys.executable}" -u -m readyctl --version {FULL}'
    done = subprocess.run(["sh", "-c", line], env=repo.env, capture_output=True, text=True, check=False)
    assert (done.returncode, "could not be written: No space left" in done.stderr) == (2, True), done.stderr


@pytest.mark.parametrize(
    ("command", "console"),
    [
        ("check --format junit", "cp1252"),
        ("badge fx", "ascii"),
        ("diff v0 --format markdown", "cp437"),
        ("check --format json", "utf-16"),
    ],
)
def test_machine_formats_are_utf_8_whatever_the_console_is(
    tmp_path: Path, command: str, console: str
) -> None:
    repo = registry(tmp_path)
    repo.git("tag", "v0")
    repo.write(feature_path(), feature(level="planned", summary="Währung")).put("x.yaml", "x")
    repo.put("registry/features/Ä/fy.yaml", feature("fy", level="beta")).commit("Ä", by=ADA)
    plain = run(repo, *command.split(), PYTHONIOENCODING="utf-8").out
    done = subprocess.run(
        [sys.executable, "-m", "readyctl", *command.split()],
        cwd=repo.top, env=repo.env | {"PYTHONIOENCODING": console}, capture_output=True, check=False,
    )  # fmt: skip
    assert done.stdout.decode("utf-8") == plain
    assert not plain.isascii() or "json" in command


def test_an_error_stays_the_error_that_was_found(repo: RepoBuilder) -> None:
    assert shell(repo, f"ask teleporter {FULL}").returncode == 1


@pytest.mark.parametrize("closed", [">&-", "<&-", "2>&-", "<&- >&- 2>&-", "2>/dev/full"])
@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("feature list", 0),
        ("check", 0),
        ("ask teleporter", 1),
        ("feature edit fx --set owner=x", 2),
        ("sync record --answers -", 2),
    ],
)
def test_a_closed_stream_changes_no_exit_code(
    repo: RepoBuilder, command: str, code: int, closed: str
) -> None:
    done = shell(repo, f"{command} {closed}")
    assert (done.returncode, "Traceback" in done.stderr) == (code, False), done.stderr


def test_an_interview_without_anybody_ends_in_a_sentence(repo: RepoBuilder) -> None:
    done = shell(repo, "handoff new acme --customer Acme --owner sam@example.com <&-")
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr


def test_what_the_system_refuses_is_a_sentence(tmp_path: Path) -> None:
    repo = registry(tmp_path)
    (repo.top / "taken").mkdir()
    done = run(repo, "sync", "record", "--answers", "taken", "--yes")
    assert done.code == 2, done.err
    assert "something went wrong inside" not in done.err


def test_in_one_log_data_and_talk_stand_in_their_order(tmp_path: Path) -> None:
    repo = registry(tmp_path)
    edit = ("feature", "edit", "fx", "--set", "owner=us", "--yes", "--no-commit")
    done = subprocess.run(
        [sys.executable, "-m", "readyctl", *edit],
        cwd=repo.top, env=repo.env | repo.identity(ADA),
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=True,
    )  # fmt: skip
    told = [done.stdout.index(words) for words in ("change owner", "+owner: us", "written")]
    assert told == sorted(told), done.stdout
