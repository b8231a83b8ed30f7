"""What the shells are told may come next: of ids only the names of files, and nothing is read for it."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from readyctl.cli.completing import candidates
from readyctl.cli.completion import Shell
from support.cli import registry, run
from support.repo import RepoBuilder
from support.texts import feature_path


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> RepoBuilder:
    repo = registry(tmp_path)
    repo.put(feature_path("broken"), "{")
    repo.put(feature_path("abc", "treasury"), "{")
    repo.put("registry/handoffs/acme.yaml", "{")
    monkeypatch.chdir(repo.top / "registry")
    return repo


@pytest.mark.usefixtures("repo")
@pytest.mark.parametrize(
    ("typed", "found"),
    [
        (["feature", "se"], ["set-level"]),
        (["feature", "show", ""], ["abc", "broken", "fx"]),
        (["explain", "f"], ["fx"]),
        (["handoff", "show", ""], ["acme"]),
        (["handoff", "review", ""], ["acme"]),
        (["handoff", "scope", ""], ["acme"]),
        (["handoff", "check", "acme", ""], ["acme"]),
        (["handoff", "promise", "acme", "b"], ["broken"]),
        (["feature", "set-level", "fx", "co"], ["committed"]),
        (["feature", "list", "--level", "sh"], ["shipped"]),
        (["feature", "list", "--level=sh"], ["--level=shipped"]),
        (["feature", "list", "--level", "=", "sh"], ["shipped"]),
        (["feature", "list", "--area", "t"], ["treasury"]),
        (["feature", "list", "--lev"], ["--level"]),
        (["check", "--format", "sa"], ["sarif"]),
        (["check", "--ignore", "RDY201"], ["RDY201"]),
        (["check", "--color", "al"], ["always"]),
        (["hooks", "ru"], ["run"]),
        (["hooks", "run", "pre-m"], ["pre-merge-commit"]),
        (["completion", "w"], []),
        (["completion", "p"], ["powershell"]),
        (["help", "exit"], ["exit-codes"]),
        (["help", "feature", "si"], ["sign"]),
        (["help", "file", "ro"], ["roster"]),
        (["doc", "check", "offer"], []),
        (["no-such", ""], []),
        (["feature", "no-such", ""], []),
        (["handoff", "show", "acme", ""], []),
    ],
)
def test_what_may_come_next_is_known(typed: list[str], found: list[str]) -> None:
    assert list(candidates(typed)) == found


@pytest.mark.usefixtures("repo")
def test_what_a_word_means_stands_beside_it() -> None:
    assert candidates(["feature", "set-level", "fx", "shi"]) == {
        "shipped": "in production, tested, documented, supportable"
    }
    assert candidates(["stal"]) == {"stale": "What needs a fresh word from engineering."}
    assert candidates(["feature", "sign", "--min"]).keys() == {"--mine"}
    assert all(candidates(["feature", "sign", "--"]).values())


@pytest.mark.parametrize("shell", list(Shell))
def test_each_shell_gets_a_script_that_calls_back(repo: RepoBuilder, shell: Shell) -> None:
    assert f"completion {shell} --words" in run(repo, "completion", shell).out.replace("', '", " ")


def test_each_shell_gets_its_own_lines(repo: RepoBuilder) -> None:
    asked = {shell: run(repo, "completion", shell, "--words", "--", "stal").out for shell in Shell}
    about = "What needs a fresh word from engineering."
    assert asked == {
        Shell.BASH: "stale\n",
        Shell.ZSH: f"stale:{about}\n",
        Shell.FISH: f"stale\t{about}\n",
        Shell.POWERSHELL: f"stale\t{about}\n",
    }
    assert run(repo, "completion", "powershell", "--words", "--", "=").out.startswith("a")


TYPED = {
    "bash": "COMP_WORDS=(readyctl feature show 'f'); COMP_CWORD=3; _readyctl; echo ${COMPREPLY[@]}",
    "zsh": "words=(readyctl feature show f); CURRENT=4; _readyctl",
    "fish": "complete -C 'readyctl feature show f'",
}
BEFORE = {"zsh": "compdef() { }; _describe() { print -l $found }; _files() { print files }"}


@pytest.mark.parametrize("shell", [shell for shell in TYPED if shutil.which(shell)])
def test_the_script_works_in_the_shells_that_are_here(repo: RepoBuilder, shell: str) -> None:
    script = f"{BEFORE.get(shell, '')}\n{run(repo, 'completion', shell).out}\n{TYPED[shell]}"
    path = {"PATH": f"{Path(sys.executable).parent}:{repo.env['PATH']}"}
    done = subprocess.run(
        [shell, "-c", script], cwd=repo.top, env=repo.env | path, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "fx", done
