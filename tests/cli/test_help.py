"""`readyctl help`: on a command, a file, exit codes and the environment."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from readyctl.cli.app import overview, run
from readyctl.cli.help import ENVIRONMENT
from readyctl.errors import Exit

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
