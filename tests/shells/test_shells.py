"""Completion as somebody presses Tab for it: each shell itself at a terminal, set up as its script says."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

from readyctl.core.level.table import Level
from support.cli import registry, run
from support.repo import RepoBuilder
from support.terminal import at_terminal
from support.texts import feature_path

pytestmark = [pytest.mark.shells, pytest.mark.timeout(300)]

PROMPT = "READY> "
TO_THE_START, TAB, ENTER = "\x01", "\t", "\r"
STARTED = {
    "bash": ("bash", "--norc", "--noprofile", "-i"),
    "zsh": ("zsh", "-f", "-i"),
    "fish": ("fish", "-i"),
}
SET_UP = {
    "bash": 'eval "$(readyctl completion bash)"',
    "zsh": 'autoload -Uz compinit && compinit -u -D && eval "$(readyctl completion zsh)"',
}


@pytest.fixture(scope="module")
def repo(tmp_path_factory: pytest.TempPathFactory) -> RepoBuilder:
    repo = registry(tmp_path_factory.mktemp("shells"))
    repo.put(feature_path("abc", "treasury"), "{")
    repo.put("registry/handoffs/acme.yaml", "{")
    repo.put("offer.md", "FX is live.\n")
    config = repo.top.parent / "config/fish"
    (config / "completions").mkdir(parents=True)
    (config / "config.fish").write_text(
        f"function fish_prompt; printf '{PROMPT}'; end\nset -g fish_greeting\n"
        "set -g fish_autosuggestion_enabled 0\n"
    )
    return repo


@pytest.fixture(params=STARTED)
def shell(request: pytest.FixtureRequest, repo: RepoBuilder) -> "pexpect.spawn[str]":
    """A shell that waits at its prompt, with completion set up."""
    name: str = request.param
    assert shutil.which(name), f"{name} is not here: make test-shells installs it"
    home = repo.top.parent
    env = repo.env | {
        "PATH": f"{Path(sys.executable).parent}:{repo.env['PATH']}",
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
        "PS1": PROMPT,
        "BASH_SILENCE_DEPRECATION_WARNING": "1",
    }
    if name == "fish":
        target = home / "config/fish/completions/readyctl.fish"
        set_up = f"readyctl completion fish > {target}"
    else:
        set_up = SET_UP[name]
    child = at_terminal(repo.top, *STARTED[name], env=env)
    child.expect_exact(PROMPT)
    child.send(f"{set_up}; echo set up{ENTER}")
    child.expect_exact("set up\r\n")
    child.expect_exact(PROMPT)
    return child


def line_after_tab(child: "pexpect.spawn[str]", typed: str) -> str:
    """The whole line that comes of this and Tab."""
    child.send(f"{typed}{TAB}{TO_THE_START}echo got: {ENTER}")
    child.expect(r"[\r\n]got: ([^\r\n]*)\r\n")
    assert isinstance(child.match, re.Match)
    found = str(child.match[1]).rstrip()
    child.expect_exact(PROMPT)
    return found


@pytest.mark.parametrize(
    ("typed", "rest"),
    [
        ("readyctl feature show f", "x"),
        ("readyctl handoff show a", "cme"),
        ("readyctl doc check off", "er.md"),
        ("readyctl check --format sa", "rif"),
        ("readyctl check --format=sa", "rif"),
        ("readyctl feature set-level fx com", "mitted"),
        ("readyctl feature list --area tr", "easury"),
        ("readyctl hooks ru", "n"),
        ("readyctl explain RDY70", ""),
    ],
)
def test_a_word_is_finished_by_tab(shell: "pexpect.spawn[str]", typed: str, rest: str) -> None:
    assert line_after_tab(shell, typed) == typed + rest


def test_what_a_word_means_is_shown_where_the_shell_shows_it(shell: "pexpect.spawn[str]") -> None:
    shell.send(f"readyctl feature set-level fx {TAB}{TAB}")
    shell.expect_exact(Level.SHIPPED.value)
    if "bash" not in str(shell.command):
        shell.expect_exact("in production, tested")


READ = """
import sys
import tree_sitter
import tree_sitter_powershell
language = tree_sitter.Language(tree_sitter_powershell.language())
print(tree_sitter.Parser(language).parse(sys.stdin.buffer.read()).root_node.has_error)
"""


@pytest.mark.parametrize(("damage", "wrong"), [("", "False"), ("function Broken {", "True")])
def test_the_script_for_powershell_is_written_in_its_grammar(
    repo: RepoBuilder, damage: str, wrong: str
) -> None:
    text = run(repo, "completion", "powershell").out + damage
    python = os.environ["READYCTL_SHELLS"]
    read = subprocess.run([python, "-c", READ], input=text, capture_output=True, text=True, check=True)
    assert read.stdout.strip() == wrong
