"""What a hook looks at is the repository that it was installed for, and a commit, where there is one."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from readyctl.workspace.reading.passing_by import passed_by
from support.calling import standing_in
from support.cli import registry, run
from support.people import ADA, BOB, PAT, SAM
from support.repo import RepoBuilder, environment
from support.texts import ROSTER, SETTINGS, feature, feature_path, lead, roster

FX = feature_path()
TOP = Path(__file__).parents[2]
Way = Callable[[], tuple[list[str], dict[str, str]]]


def _bare(repo: RepoBuilder, *args: str, **more: str) -> subprocess.CompletedProcess[bytes]:
    """As a fresh runner of CI calls it: nobody is at the keyboard."""
    command = [sys.executable, "-m", "readyctl", *args]
    env = environment(repo.home) | more
    return subprocess.run(command, cwd=repo.top, env=env, capture_output=True, check=False)


@pytest.mark.parametrize("depth", [None, "1"])
@pytest.mark.parametrize("name", ["pre-commit", "pre-merge-commit"])
def test_without_a_commit_it_asks_for_no_identity_and_no_history(
    tmp_path: Path, depth: str | None, name: str
) -> None:
    repo = registry(tmp_path)
    repo.write(FX, feature(level="shipped")).commit("forced in", by=PAT)
    clone = tmp_path / "clone"
    repo.git("clone", "--quiet", *(["--depth", depth] if depth else []), f"file://{repo.top}", str(clone))
    here = RepoBuilder(clone, create=False)
    done = _bare(here, "hooks", "run", name, CI="true")
    assert (done.returncode, b"readyctl-check" in done.stderr) == (0, True), done
    here.write("notes.txt", "n")
    assert _bare(here, "hooks", "run", name).returncode == 0
    here.write(FX, feature(level="beta"))
    assert _bare(here, "hooks", "run", name).returncode in {2, 3}


ASKS = """#!/bin/sh
exec "{python}" -c '
import sys
from readyctl.workspace.reading.passing_by import passed_by
making = passed_by(sys.argv[1:])
print("passes by" if making and not making.staged else "looks", file=sys.stderr)' hooks run pre-commit "$@" --
"""


def test_the_hook_passes_by_what_leaves_the_registry_alone_and_nothing_else(tmp_path: Path) -> None:
    repo = registry(tmp_path)
    hook = repo.top / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(ASKS.format(python=sys.executable))
    hook.chmod(0o755)

    def committing(*args: str, day: str = "2026-02-03") -> str:
        done = repo.run("commit", "--allow-empty", "-m", "m", *args, env=repo.identity(ADA, at=day))
        assert done.returncode == 0, done
        return "passes by" if b"passes by" in done.stderr else "looks" if b"looks" in done.stderr else "?"

    repo.write("a.txt", "a")
    assert committing() == "passes by"
    assert committing("--amend", "--allow-empty") == "looks"
    assert committing(day="2026-02-03") == "looks"  # as if it amended
    repo.put("a.txt", "b").put(FX, feature(level="planned"))
    assert committing("a.txt", day="2026-02-04") == "passes by"
    assert committing("-a", day="2026-02-05") == "looks"
    other = repo.branch("side").write("side.txt", "s").commit("side", by=ADA)
    repo.checkout("main").write("main.txt", "m").commit("main", by=ADA)
    repo.git("merge", "--no-commit", "--no-ff", other, env=repo.identity(ADA))
    assert committing(day="2026-02-06") == "looks"
    linked = tmp_path / "linked"
    repo.git("worktree", "add", "--quiet", "--detach", str(linked))
    here = RepoBuilder(linked, create=False)
    for path, text, said in (("n.txt", "n", b"passes by"), (FX, feature(level="beta"), b"looks")):
        here.write(path, text)
        assert said in here.run("commit", "-m", "m", env=repo.identity(ADA, at="2026-02-07")).stderr


NEEDED = """
__main__ adapters adapters.git adapters.git.door adapters.git.untouched errors workspace workspace.reading
workspace.reading.passing_by
"""
"""What the answer of a hook that has nothing to do takes, of readyctl itself."""
LISTS = """
import sys
before = set(sys.modules)
from readyctl.__main__ import main
assert main(["hooks", "run", "pre-commit", "--"]) == 0
print(*set(sys.modules) - before)
"""


def test_the_hook_that_passes_by_imports_next_to_nothing(tmp_path: Path) -> None:
    """Its time is promised in processor seconds, which no test can hold; this is where they would go."""
    repo = registry(tmp_path)
    repo.write("notes.txt", "n")
    env = repo.env | {"GIT_INDEX_FILE": ".git/index", "GIT_AUTHOR_DATE": "@1 +0000"}
    made = subprocess.run(
        [sys.executable, "-P", "-c", LISTS], cwd=repo.top, env=env, capture_output=True, text=True, check=True
    )
    names = made.stdout.split()
    ours = {name.removeprefix("readyctl.") for name in names if name.startswith("readyctl.")}
    assert ours == set(NEEDED.split())
    others = {name.partition(".")[0] for name in names} - {"readyctl"}
    assert others <= sys.stdlib_module_names
    assert not others & {"argparse", "asyncio", "dataclasses", "datetime", "inspect", "json", "logging"}
    assert len(names) <= 60


@pytest.mark.parametrize(
    ("registry_told", "looks"),
    [("registry", True), ("other", False), (".", True), ("./registry/../registry", True), ("..", True)],
)
def test_the_hook_looks_at_the_registry_that_it_was_told(
    tmp_path: Path, registry_told: str, *, looks: bool
) -> None:
    repo = registry(tmp_path)
    repo.write(FX, feature(level="planned"))
    index = {"GIT_INDEX_FILE": ".git/index", "GIT_AUTHOR_DATE": "@1 +0000"}
    with standing_in(repo, index):
        making = passed_by(["hooks", "run", "pre-commit", "--registry", registry_told, "--"])
        assert bool(making is None or making.staged) is looks
        assert passed_by(["hooks", "run", "pre-commit", "--trust-root", repo.head, "--"]) is None
        assert passed_by(["hooks", "run", "pre-push"]) is None


def test_an_amend_that_takes_a_signature_away_is_refused_with_the_way_out(tmp_path: Path) -> None:
    repo = registry(tmp_path)
    assert run(repo, "hooks", "install").code == 0
    signed = feature(level="beta")
    repo.write(FX, signed).commit("works", by=ADA, at="2026-01-06")
    hers = repo.head
    who = repo.identity(ADA, at="2026-01-06", committer=SAM)

    def amended() -> str:
        done = repo.run("commit", "--amend", "-m", "nicer words", env=who)
        said = (done.stdout + done.stderr).decode()
        assert (done.returncode, repo.head, "RDY201" in said) == (1, hers, True), said
        return said

    assert "without --amend" in amended()
    repo.write("notes.txt", "n")
    said = amended()
    assert ("without --amend" in said, "git checkout" in said) == (True, False)
    repo.write(FX, feature(level="shipped"))
    said = amended()
    assert ("without --amend" in said, "git checkout HEAD" in said) == (False, True)
    repo.git("checkout", "HEAD", "--", FX)
    assert "without --amend" in amended()
    assert repo.try_commit("notes", by=SAM).returncode == 0


@pytest.mark.parametrize("name", ["READYCTL_REGISTRY", "READYCTL_TRUST_ROOT"])
def test_a_shell_does_not_decide_which_registry_a_hook_looks_at(tmp_path: Path, name: str) -> None:
    repo = registry(tmp_path)
    assert run(repo, "hooks", "install").code == 0
    mine = repo.write(f"mine/{Path(ROSTER).name}", roster(lead(SAM)))
    mine.write(f"mine/{Path(SETTINGS).name}", "version: 1\n").commit("mine", by=SAM)
    repo.write(FX, feature(level="shipped"))
    value = {"READYCTL_REGISTRY": "mine", "READYCTL_TRUST_ROOT": repo.head}[name]
    done = repo.run("commit", "-m", "sold", env=repo.identity(SAM) | {name: value})
    assert (done.returncode, b"RDY201" in done.stdout + done.stderr) == (1, True), done


def _by_options() -> tuple[list[str], dict[str, str]]:
    return ["-c", f"user.name={SAM.name}", "-c", f"user.email={SAM.email}"], {}


def _by_counted() -> tuple[list[str], dict[str, str]]:
    pairs = {"user.name": SAM.name, "user.email": SAM.email}
    env = {"GIT_CONFIG_COUNT": "2"}
    for number, (key, value) in enumerate(pairs.items()):
        env |= {f"GIT_CONFIG_KEY_{number}": key, f"GIT_CONFIG_VALUE_{number}": value}
    return [], env


@pytest.mark.parametrize("way", [_by_options, _by_counted], ids=["git -c", "GIT_CONFIG_COUNT"])
def test_the_author_is_asked_with_the_configuration_of_the_commit(tmp_path: Path, way: Way) -> None:
    repo = registry(tmp_path)
    assert run(repo, "hooks", "install").code == 0
    repo.git("config", "user.name", ADA.name)
    repo.git("config", "user.email", ADA.email)
    repo.write(FX, feature(level="shipped"))
    options, env = way()
    done = repo.run(*options, "commit", "-m", "sold", env=env)
    assert (done.returncode, SAM.email.encode() in done.stdout + done.stderr) == (1, True), done
    assert repo.run("commit", "-m", "works").returncode == 0


@pytest.mark.parametrize(
    "line",
    [
        f"Co-authored-by: {SAM}, {BOB}",
        f"Co-authored-by: {SAM} {BOB}",
        f"Co-authored-by: {SAM.name} <{SAM.email}>\n {BOB}",
        f"Co-authored-by: {SAM.email} <{BOB.email}>",
        f"co-authored-by: {BOB}\n\t<{SAM.email}>",
    ],
)
def test_a_coauthor_line_with_more_than_one_address_names_nobody(tmp_path: Path, line: str) -> None:
    repo = registry(tmp_path)
    repo.write(FX, feature(level="beta")).commit(f"together\n\n{line}", by=ADA)
    assert "RDY201" in run(repo, "check").out
    repo.write(FX, feature(level="shipped")).commit(f"together\n\nCo-authored-by: {BOB}", by=ADA)
    assert "RDY201" not in run(repo, "check").out


@pytest.mark.parametrize("date", ["-160000000000 +0000", "253402300800 +0000", "18446744073709551615 +0000"])
def test_a_commit_with_an_odd_date_is_a_sentence(tmp_path: Path, date: str) -> None:
    repo = registry(tmp_path)
    who = f"{ADA.name} <{ADA.email}> {date}"
    repo.write(FX, feature(level="planned"))
    odd = repo.raw_commit([f"author {who}", f"committer {who}"])
    repo.write("notes.txt", "n").commit("after", by=ADA)
    done = run(repo, "diff", odd)
    assert (done.code in {0, 2}, "inside readyctl" in done.err) == (True, False), done


def test_the_definitions_say_what_they_need() -> None:
    hooks = {hook["id"]: hook for hook in yaml.safe_load((TOP / ".pre-commit-hooks.yaml").read_text())}
    assert {hook["minimum_pre_commit_version"] for hook in hooks.values()} == {"3.2.0"}
    assert (hooks["readyctl-check"]["stages"], hooks["readyctl"]["verbose"]) == (["manual"], True)


@pytest.mark.parametrize("name", ["--help.docx", "-deck.docx", "--ignore=RDY6,.docx"])
def test_a_document_whose_name_begins_with_a_dash_is_a_document(tmp_path: Path, name: str) -> None:
    repo = registry(tmp_path)
    (repo.top / name).write_bytes(b"no document")
    hooks = {hook["id"]: hook for hook in yaml.safe_load((TOP / ".pre-commit-hooks.yaml").read_text())}
    hook = hooks["readyctl-doc"]
    done = run(repo, *hook["entry"].split()[1:], *hook["args"], name)
    assert ("No such option" in done.err, name in done.out + done.err) == (False, True), done
    assert os.fspath(name) in done.out + done.err
