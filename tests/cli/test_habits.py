"""What every command takes: help by one letter, colour as told, quiet and talkative runs, and the version."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from readyctl import __version__
from readyctl.cli import app, output
from readyctl.cli.manual import man_page
from support.cli import registry, run
from support.repo import RepoBuilder

ESC = "\x1b["


@pytest.fixture
def repo(tmp_path: Path) -> RepoBuilder:
    return registry(tmp_path)


@pytest.mark.parametrize(
    "words", [("check",), ("feature",), ("feature", "list"), ("deck", "stamp"), ("hooks",), ("hooks", "run")]
)
def test_one_letter_asks_any_command_for_help(repo: RepoBuilder, words: tuple[str, ...]) -> None:
    short, long = run(repo, *words, "-h"), run(repo, *words, "--help")
    assert (short.code, short.out) == (0, long.out)
    assert run(repo, "help", *words).out == long.out


def test_colour_is_as_told_whatever_the_surroundings_say(repo: RepoBuilder) -> None:
    assert ESC in run(repo, "levels", "--color", "always").out
    assert ESC not in run(repo, "levels").out
    assert ESC in run(repo, "levels", FORCE_COLOR="1").out
    assert ESC not in run(repo, "levels", "--color", "never", FORCE_COLOR="1").out
    assert ESC not in run(repo, "levels", FORCE_COLOR="1", NO_COLOR="1").out
    assert ESC in run(repo, "levels", "--color", "always", NO_COLOR="1").out
    assert run(repo, "levels", "--color", "often").code == 2


def test_a_quiet_run_prints_data_and_errors_only(repo: RepoBuilder) -> None:
    edit = ("feature", "edit", "fx", "--set", "name=Other")
    done = run(repo, *edit, "--yes", "-q")
    assert (done.code, done.err) == (0, "")
    assert "+name: Other" in done.out
    assert "nothing to change" in run(repo, *edit, "--yes").err
    failed = run(repo, "feature", "edit", "none", "--set", "name=Other", "-q")
    assert (failed.code, failed.err.startswith("error: ")) == (2, True)


def test_a_quiet_run_asks_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    from readyctl.cli.options import Writing

    monkeypatch.setattr("sys.stdin", type("Terminal", (), {"isatty": lambda _: True})())
    for quiet in (False, True):
        monkeypatch.setattr(output.manner(), "quiet", quiet)
        assert Writing().may_ask is not quiet


def test_a_talkative_run_says_what_it_reads(repo: RepoBuilder) -> None:
    done = run(repo, "feature", "list", "-v", "--as-of", "2026-03-04")
    quiet = run(repo, "feature", "list", "--as-of", "2026-03-04")
    assert done.out == quiet.out
    assert f"registry: {repo.top / 'registry'}, read from the work tree" in done.err
    assert f"history: up to {repo.head}" in done.err
    assert "today: 2026-03-04" in done.err
    assert "registry: " not in quiet.err


def test_a_talkative_run_shows_where_a_defect_lies(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> int:
        output.manner().verbose = True
        return 1 // 0

    monkeypatch.setattr(app, "_dispatch", fail)
    assert app.run(["check", "-v"]) == 4
    assert "Traceback" in capsys.readouterr().err


def test_one_run_leaves_no_manners_to_the_next(capsys: pytest.CaptureFixture[str]) -> None:
    app.run(["levels", "--color", "always", "-q"])
    app.run(["levels"])
    assert ESC not in capsys.readouterr().out.rpartition("exploratory")[2]


def test_the_version_names_what_it_runs_on(repo: RepoBuilder) -> None:
    told = run(repo, "version")
    answer = json.loads(run(repo, "version", "--json").out)
    assert told.out.startswith(f"readyctl {__version__}\n")
    assert answer["readyctl"] == __version__
    assert answer["git"] in told.out
    assert answer["packages"]["pydantic"] in told.out
    assert "not installed" in run(repo, "version", PATH="").out


@pytest.mark.skipif(not shutil.which("groff"), reason="groff is not installed here")
def test_the_man_page_is_read_without_a_warning() -> None:
    done = subprocess.run(
        ["groff", "-man", "-Tutf8", "-ww"], input=man_page(), capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    plain = re.sub(r"\x1b\[[0-9;]*m|.\x08", "", done.stdout)
    for words in ("readyctl feature set-level", "130", "READYCTL_REGISTRY", "--trust-root COMMIT"):
        assert words in plain
