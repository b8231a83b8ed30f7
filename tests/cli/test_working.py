"""A command that takes long says on a terminal what it is doing, and leaves nothing of that behind."""

import io
from contextlib import suppress
from pathlib import Path

import pytest

from readyctl.cli.working import WorkingLine
from readyctl.workspace.reading.doing import doing, told_to
from support import terminal
from support.cli import registry, run
from support.people import ADA
from support.repo import RepoBuilder
from support.terminal import ended
from support.texts import feature, feature_path

_AT_ONCE = """import sys
from readyctl import __main__
from readyctl.cli import working

working.AFTER = 0
sys.exit(__main__.main())
"""
AT_ONCE = ("-c", _AT_ONCE)
"""The program without its second of patience: how fast a machine is decides nothing here."""
ERASED = "\r\x1b[2K"


@pytest.fixture
def repo(tmp_path: Path) -> RepoBuilder:
    return registry(tmp_path)


def screen(after: float, *steps: str | None) -> str:
    stream = io.StringIO()
    line = WorkingLine(stream, after)
    for step in steps:
        line.tell(step)
    return stream.getvalue()


def test_what_is_done_stands_in_one_line_that_is_gone_afterwards() -> None:
    assert screen(0, "reading", "checking", None) == f"{ERASED}reading …{ERASED}checking …{ERASED}"


def test_what_is_done_soon_is_never_told() -> None:
    assert screen(3600, "reading", None) == ""


def test_a_file_with_an_odd_name_moves_no_cursor_and_fills_one_line() -> None:
    shown = screen(0, "judging \x1b[31mred\nnext" + "x" * 300)
    assert shown.startswith(f"{ERASED}judging ")
    assert "\x1b" not in shown.removeprefix(ERASED)
    assert "\n" not in shown
    assert len(shown) < 200


def test_what_it_is_part_of_is_told_again_and_an_error_ends_it() -> None:
    heard: list[str | None] = []
    with told_to(heard.append), suppress(RuntimeError), doing("checking"):
        with doing("reading"):
            pass
        raise RuntimeError
    with doing("nobody listens any more"):
        pass
    assert heard == ["checking", "reading", "checking", None]


def at_terminal(repo: RepoBuilder, *args: str, **env: str) -> str:
    child = terminal.typing(repo.top, *args, env={**repo.env, **repo.identity(ADA), **env}, program=AT_ONCE)
    return ended(child)[1]


def test_a_terminal_is_told_and_left_as_it_was(repo: RepoBuilder) -> None:
    shown = at_terminal(repo, "feature", "list")
    assert "reading the entries and their history …" in shown
    assert "…" not in shown.rpartition(ERASED)[2]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("check", "checking everything that was read"),
        ("diff --since HEAD", "reading the entries and their history"),
        ("sync agenda", "following the promises of every deal"),
        ("doc check offer.md", "judging offer.md"),
        ("site build --output page", "writing the page"),
        ("aggregate page --output all.json", "reading what the registries published"),
        ("import csv apis.csv --area payments --dry-run", "reading the entries and their history"),
    ],
)
def test_whatever_takes_long_says_what_it_does(repo: RepoBuilder, words: str, said: str) -> None:
    repo.put("offer.md", "FX is available today.\n").put("apis.csv", "id,name\nrates,Rates API\n")
    if words.startswith("aggregate"):
        run(repo, "site", "build", "--output", "page")
    shown = at_terminal(repo, *words.split())
    assert f"{said} …" in shown
    assert "…" not in shown.rpartition(ERASED)[2]


def test_a_hook_and_a_dumb_terminal_and_a_pipe_are_told_nothing(repo: RepoBuilder) -> None:
    assert "…" not in at_terminal(repo, "feature", "list", TERM="dumb")
    repo.write(feature_path(), feature(level="planned"))
    repo.git("add", "--all")
    assert "…" not in at_terminal(repo, "hooks", "run", "pre-commit", "--")
    assert "…" not in run(repo, "feature", "list").err
