"""`readyctl help`: on a command, a file, exit codes and the environment."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from readyctl.cli.app import overview, run
from readyctl.cli.commands import COMMANDS
from readyctl.cli.help import ENVIRONMENT, PAGES
from readyctl.errors import Exit
from readyctl.rules.catalogue import NAMES, page

OTHERS = ("GIT_", "PRE_COMMIT_")
"""Of git and of the framework, which set them for the hooks they call."""
SOURCE = Path(__file__).parents[2] / "src" / "readyctl"


Told = Callable[..., tuple[int, str]]


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Told:
    def tell(*words: str) -> tuple[int, str]:
        code = run(["help", *words])
        return code, capsys.readouterr().out

    return tell


def test_alone_it_is_the_overview(told: Told) -> None:
    assert told() == (0, f"{overview()}\n")


def test_on_a_command_it_is_that_commands_own_help(told: Told) -> None:
    code, out = told("feature", "sign")
    assert (code, out.splitlines()[0]) == (0, "Usage: readyctl feature sign [OPTIONS] [ID...]")


@pytest.mark.parametrize("name", ["entry", "feature", "deal", "roster", "settings", "waivers", "sync"])
def test_on_a_file_it_names_the_keys(told: Told, name: str) -> None:
    code, out = told("file", name)
    assert code == 0
    assert "(required)" in out


def test_on_a_rule_it_is_its_page_by_code_or_by_name(told: Told) -> None:
    assert told("RDY201") == told("unsigned-level") == told("rdy201") == (0, page("RDY201"))
    commands = {name for section in COMMANDS.values() for name in section}
    assert set(NAMES.values()).isdisjoint({*commands, *PAGES})


def test_on_rules_it_lists_codes_and_names(told: Told) -> None:
    code, out = told("rules")
    assert (code, out.splitlines()[0], len(out.splitlines())) == (0, "RDY001  not-utf8", len(NAMES))


def test_what_nobody_knows_is_a_usage_error(told: Told) -> None:
    assert told("file", "nothing")[0] == Exit.USAGE
    assert told("nothing")[0] == Exit.USAGE


def test_every_exit_code_is_told(told: Told) -> None:
    told_codes = [int(line.split()[0]) for line in told("codes")[1].splitlines()]
    assert told_codes == [code.value for code in Exit]


def test_every_variable_of_ours_is_told(told: Told) -> None:
    text = "".join(path.read_text("utf-8") for path in SOURCE.rglob("*.py"))
    read = set(re.findall(r'(?:envvar=|environ\.get\()"([A-Z_]+)"', text))
    out = told("environment")[1]
    assert {name for name in read if name not in out and not name.startswith(OTHERS)} == set()
    assert set(ENVIRONMENT) <= set(re.findall(r'"([A-Z_]+)"', text))


def test_a_groups_help_cuts_no_sentence(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert run(["feature", "--help"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "..." not in told.replace("[ARGS]...", "")
    assert "Declare a level, asking for what that level needs and for nothing else. edit" in told
