"""The frame: exit codes in one place, data on stdout, talk on stderr, nothing imported before its time."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from readyctl.cli import app
from readyctl.cli.commands import COMMANDS, Command, Group, find
from readyctl.errors import CannotTell, Refused, UsageError
from support.cli import registry, run
from support.people import SAM
from support.repo import RepoBuilder
from support.texts import feature, feature_path

HEAVY = frozenset({"typer", "pydantic", "rich", "git", "yaml", "ruamel", "subprocess", "inspect"})


TYPER_ALONE = """
import typer
app = typer.Typer()
@app.command()
def nothing(*, flag: bool = False) -> None: ...
typer.main.get_command(app)(args=[], standalone_mode=False)
"""


def loaded_by(*args: str) -> set[str]:
    return modules_after("from readyctl.__main__ import main; code = main(sys.argv[1:])", *args)


def modules_after(statements: str, *args: str) -> set[str]:
    code = f"import sys\n{statements}\nprint(*sorted(sys.modules), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code, *args], capture_output=True, text=True, check=True)
    return set(done.stderr.split())


def test_the_version_imports_nothing_heavy() -> None:
    # What measures the coverage of a child process loads some of them before the program begins.
    assert loaded_by("--version").isdisjoint(HEAVY - modules_after("pass"))


def test_the_overview_imports_no_command() -> None:
    loaded = loaded_by("--help")
    assert loaded.isdisjoint({"typer", "pydantic", "git", "yaml"})


def test_levels_needs_neither_git_nor_yaml() -> None:
    heavy = {"pydantic", "git", "yaml", "ruamel"}
    assert loaded_by("levels").isdisjoint(heavy - modules_after(TYPER_ALONE))


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (UsageError("it is so", help="do this"), 2),
        (CannotTell("it is so", help="do this"), 3),
        (Refused("it is so", help="do this"), 1),
        (KeyError("it is so"), 4),
        (KeyboardInterrupt(), 130),
    ],
)
def test_every_exception_becomes_its_exit_code(
    error: BaseException, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> int:
        raise error

    monkeypatch.setattr(app, "_dispatch", fail)
    assert app.run(["check"]) == code
    seen = capsys.readouterr()
    assert seen.out == ""
    assert "Traceback" not in seen.err
    assert "it is so" in seen.err or code == 130


def test_a_defect_names_the_way_to_its_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(app, "_dispatch", lambda *_: 1 // 0)
    assert app.run(["check"]) == 4
    assert "READYCTL_TRACEBACK=1" in capsys.readouterr().err
    monkeypatch.setenv("READYCTL_TRACEBACK", "1")
    app.run(["check"])
    assert "Traceback" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("fature",), "did you mean 'feature'?"),
        (("feature", "lst"), "did you mean 'list'?"),
        (("--registry", "x", "check"), "options stand after the command"),
        (("check", "--formt", "json"), "--format"),
        (("feature", "list", "--level", "alpha"), "alpha"),
        (("check", "--as-of", "tomorrow"), "2026-11-22"),
        (("check", "--range", "HEAD"), "main..HEAD"),
        (("check", "--staged", "--range", "a..b"), "--range"),
        (("feature", "show", "fxx"), "fx"),
        (("schema", "featur"), "feature"),
        (("hooks", "run", "post-commit"), "pre-commit"),
        (("diff", "HEAD", "--since", "2026-01-01"), "--since"),
        (("diff", "no-such-tag"), "no-such-tag"),
        (("feature", "sign"), "--mine"),
        (("feature", "edit", "fx"), "--set"),
        (("feature", "new", "Ex Ample", "--area", "payments"), "ex-ample"),
    ],
)
def test_a_call_that_cannot_be_carried_out_is_a_2_and_says_what_would_be(
    tmp_path: Path, args: tuple[str, ...], said: str
) -> None:
    done = run(registry(tmp_path), *args)
    assert (done.code, done.out) == (2, "")
    assert said in done.err


def test_outside_a_repository_nobody_can_tell(tmp_path: Path) -> None:
    repo = RepoBuilder(tmp_path / "plain", create=False)
    repo.top.mkdir()
    for args in (("check",), ("feature", "list"), ("init", "--yes")):
        done = run(repo, *args)
        assert (done.code, "git init" in done.err) == (3, True), done


def test_without_a_registry_commands_say_how_to_start_one(tmp_path: Path) -> None:
    done = run(RepoBuilder(tmp_path / "repo"), "feature", "list")
    assert (done.code, "readyctl init" in done.err) == (2, True)


def test_the_format_never_changes_the_exit_code(tmp_path: Path) -> None:
    repo = registry(tmp_path)
    repo.write(feature_path(), feature(level="shipped")).commit("not hers to say", by=SAM)
    codes = {
        name: run(repo, "check", "--as-of", "2026-01-06", "--format", name).code
        for name in ("text", "json", "github", "gitlab", "sarif", "junit", "markdown")
    }
    assert set(codes.values()) == {1}


def test_a_reader_that_goes_away_changes_no_exit_code(tmp_path: Path) -> None:
    repo = registry(tmp_path)
    repo.write(feature_path(), feature(level="shipped", more="notes: " + "x" * 60000)).commit("no", by=SAM)
    command = f"{sys.executable} -m readyctl feature show fx --json; echo $? >&2"
    done = subprocess.run(
        ["bash", "-c", f"({command}) | true"],
        cwd=repo.top,
        env=repo.env,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr.split() == ["0"]


def test_text_from_entries_cannot_steer_the_terminal(tmp_path: Path) -> None:
    repo = RepoBuilder(tmp_path / "repo")
    run(repo, "init", "--yes")
    repo.write(feature_path(), feature(level="planned", name='"a\\e[31mred"')).commit("escape")
    done = run(repo, "feature", "list")
    assert "\x1b" not in done.out
    done = run(repo, "check")
    assert (done.code, "\x1b" in done.out) == (1, False)


def test_every_command_exists_and_its_help_begins_with_an_example() -> None:
    for name, loaded in app.every():
        entry = find(name)
        if isinstance(entry, Group):
            assert set(entry.commands) == {c.name for c in loaded.registered_commands}
        for command in loaded.registered_commands:
            text = (command.callback.__doc__ or "") if command.callback else ""
            assert "\b\n  " in text, f"{name} {command.name}"
            assert text.splitlines()[0].endswith((".", "?", ":")) or ". " in text.splitlines()[0], name


def test_the_overview_names_every_command() -> None:
    text = app.overview()
    for commands in COMMANDS.values():
        for name, entry in commands.items():
            assert f"  {name} " in text
            assert isinstance(entry, Command | Group)


def test_json_is_json_on_stdout_alone(tmp_path: Path) -> None:
    repo = registry(tmp_path)
    for args in (
        ("feature", "list"), ("feature", "show", "fx"), ("stale",), ("log", "fx"), ("levels",),
        ("explain", "fx"), ("roster", "list"), ("diff", "HEAD"), ("check",),
    ):  # fmt: skip
        done = (
            run(repo, *args, "--json", "--as-of", "2026-01-06")
            if args != ("levels",)
            else run(repo, *args, "--json")
        )
        assert json.loads(done.out)["schema"].startswith("readyctl."), args


@pytest.mark.parametrize(
    "args",
    [("init", "--yes"), ("feature", "list"), ("check",), ("ask", "fx"), ("feature", "sign", "fx", "--yes")],
)
def test_a_machine_without_git_is_a_sentence(tmp_path: Path, args: tuple[str, ...]) -> None:
    env = {"PATH": "", "HOME": str(tmp_path), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "readyctl", *args],
        cwd=tmp_path,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, "error: git is not installed here\n" in done.stderr) == (2, True), done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("propose", ["readyctl feature propose"]),
        ("sign", ["readyctl feature sign"]),
        ("record", ["readyctl sync record"]),
        ("new", ["readyctl feature new", "readyctl handoff new"]),
    ],
)
def test_a_command_of_a_group_typed_without_it_is_named_in_full(
    typed: str, meant: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert app.run([typed]) == 2
    told = capsys.readouterr().err
    assert f"did you mean {' or '.join(f'`{each}`' for each in meant)}?" in told


@pytest.mark.parametrize("command", [["explain"], ["feature"], ["feature", "list"]])
def test_help_is_asked_for_in_short_too(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run([*command, "-h"]) == 0
    assert f"Usage: readyctl {' '.join(command)}" in capsys.readouterr().out
