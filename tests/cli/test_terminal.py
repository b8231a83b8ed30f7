"""At a real terminal: questions are asked, one by one, and colour shows; elsewhere neither."""

from collections.abc import Mapping
from pathlib import Path

import pexpect
import pytest

from support import terminal
from support.cli import registry
from support.people import ADA
from support.repo import RepoBuilder
from support.terminal import ended, interrupted
from support.texts import feature_path

FX = feature_path()


@pytest.fixture
def repo(tmp_path: Path) -> RepoBuilder:
    return registry(tmp_path, level="planned")


def typing(repo: RepoBuilder, *args: str, env: Mapping[str, str] | None = None) -> "pexpect.spawn[str]":
    return terminal.typing(repo.top, *args, env={**repo.env, **repo.identity(ADA), **(env or {})})


def test_set_level_asks_for_what_is_missing_and_writes_after_a_yes(repo: RepoBuilder) -> None:
    child = typing(repo, "feature", "set-level", "fx", "committed", "--scope", "12 currencies")
    child.expect("elivery date")
    child.sendline("2027-Q2")
    child.expect("ho builds it")
    child.sendline("2 engineers")
    child.expect(r"Go on\? \[y/N\]")
    child.sendline("y")
    code, rest = ended(child)
    assert code == 0
    assert "scope" not in rest.split("written")[0].replace("delivery.scope", "")
    text = (repo.top / FX).read_text()
    assert "date: 2027-Q2" in text
    assert "scope: 12 currencies" in text


@pytest.mark.parametrize("answer", ["n", "", "perhaps"])
def test_anything_but_a_yes_leaves_the_files(repo: RepoBuilder, answer: str) -> None:
    before = (repo.top / FX).read_bytes()
    child = typing(repo, "feature", "edit", "fx", "--set", "owner=me")
    child.expect(r"\[y/N\]")
    child.sendline(answer)
    code, rest = ended(child)
    assert (code, "nothing was changed" in rest) == (1, True)
    assert (repo.top / FX).read_bytes() == before


@pytest.mark.parametrize(
    ("args", "question"),
    [(("edit", "fx", "--set", "owner=me"), r"\[y/N\]"), (("set-level", "fx", "committed"), "elivery date")],
)
def test_ctrl_c_ends_with_130_and_leaves_the_files(
    repo: RepoBuilder, args: tuple[str, ...], question: str
) -> None:
    before = (repo.top / FX).read_bytes()
    child = typing(repo, "feature", *args)
    child.expect(question)
    code, _ = interrupted(child)
    assert code == 130
    assert (repo.top / FX).read_bytes() == before


def test_no_input_asks_nothing_even_at_a_terminal(repo: RepoBuilder) -> None:
    code, rest = ended(typing(repo, "feature", "set-level", "fx", "beta", "--no-input"))
    assert (code, "--caveat" in rest) == (2, True)


def test_colour_is_for_terminals_that_want_it(repo: RepoBuilder) -> None:
    assert "\x1b[" in ended(typing(repo, "feature", "list"))[1]
    assert "\x1b[" not in ended(typing(repo, "feature", "list", env={"NO_COLOR": "1"}))[1]
    assert "\x1b[" not in ended(typing(repo, "feature", "list", env={"TERM": "dumb"}))[1]
