"""The gate beside the programs themselves, as `make test-managers` installs them."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from support.cli import registry, run
from support.people import ADA, PAT
from support.repo import RepoBuilder
from support.texts import feature, feature_path

pytestmark = pytest.mark.managers
FX = feature_path()
STOP = "test ! -e stop"
FRAMEWORK = (
    "repos:\n- repo: local\n  hooks:\n"
    f"  - {{id: t, name: t, entry: sh -c '{STOP}', language: system, always_run: true,\n"
    "     pass_filenames: false}\n"
)


class Bench:
    """A registry, a PATH with this readyctl on it, and whatever manager a test calls."""

    def __init__(self, tmp_path: Path) -> None:
        self.repo: RepoBuilder = registry(tmp_path)
        program = tmp_path / "bin" / "readyctl"
        program.parent.mkdir()
        program.write_text(f'#!/bin/sh\nexec {sys.executable} -m readyctl "$@"\n')
        program.chmod(0o755)
        self.env = {"PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}"}

    def call(self, *command: str) -> None:
        import subprocess

        program = shutil.which(command[0])
        assert program, f"{command[0]} is not installed: make test-managers"
        done = subprocess.run(
            [program, *command[1:]],
            cwd=self.repo.top, env=self.repo.env | self.env, capture_output=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, (command, done.stdout, done.stderr)

    def ours(self, *args: str, unread: bool = False) -> None:
        done = run(self.repo, "hooks", "install", *args, PATH=self.env["PATH"])
        assert done.code == int(unread), done

    def commit(self, message: str, by: object) -> tuple[int, str]:
        done = self.repo.run("commit", "-m", message, env=self.repo.identity(by) | self.env)  # type: ignore[arg-type]
        return done.returncode, (done.stdout + done.stderr).decode()

    def both_gates_stand(self) -> None:
        repo = self.repo
        repo.write(FX, feature(level="shipped"))
        code, said = self.commit("sold", PAT)
        assert (code, "RDY201" in said) == (1, True), said
        repo.git("checkout", "--quiet", "HEAD", "--", FX)
        repo.put("stop", "").write("n.txt", repo.head)
        assert self.commit("stopped", ADA)[0] == 1
        (repo.top / "stop").unlink()
        code, said = self.commit("fine", ADA)
        assert code == 0, said
        states = run(repo, "hooks", "status", PATH=self.env["PATH"]).out
        assert "readyctl is not" not in states


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


@pytest.mark.parametrize("program", ["pre-commit", "prek"])
@pytest.mark.parametrize("order", ["mr", "rm", "mrm", "rmr", "mrmr", "rmmrm"])
def test_the_framework_in_every_order(bench: Bench, program: str, order: str) -> None:
    bench.repo.write(".pre-commit-config.yaml", FRAMEWORK).commit("config", by=ADA)
    for letter in order:
        if letter == "m":
            bench.call(program, "install")
        else:
            bench.ours()
    bench.both_gates_stand()
    run(bench.repo, "hooks", "uninstall")
    bench.repo.write("z.txt", "z")
    assert bench.commit("still theirs", ADA)[0] == 0


@pytest.mark.parametrize("order", ["mr", "rm", "mrm", "rmr", "mrmrm"])
def test_husky_in_every_order(bench: Bench, order: str) -> None:
    repo = bench.repo
    repo.put("package.json", '{"devDependencies": {"husky": "9"}}\n').put(".husky/pre-commit", f"{STOP}\n")
    for letter in order:
        if letter == "m":
            bench.call("husky")
        else:
            bench.ours("--add")
    bench.both_gates_stand()
    run(repo, "hooks", "uninstall")
    assert (repo.top / ".husky" / "pre-commit").read_text() == f"{STOP}\n"


@pytest.mark.parametrize("kind", ["jobs", "commands", "nothing"])
@pytest.mark.parametrize("order", ["mr", "rm", "mrm", "rmr", "mrmrm"])
def test_lefthook_in_every_order(bench: Bench, order: str, kind: str) -> None:
    repo = bench.repo
    text = {
        "jobs": f"pre-commit:\n  jobs:\n    - run: {STOP}\n",
        "commands": f"pre-commit:\n  commands:\n    stop:\n      run: {STOP}\n",
        "nothing": f"pre-merge-commit:\n  jobs:\n    - run: {STOP}\n",
    }[kind]
    repo.write("lefthook.yml", text).commit("config", by=ADA)
    for letter in order:
        if letter == "m":
            bench.call("lefthook", "install", "--force")
        else:
            bench.ours("--add")
    bench.call("lefthook", "install", "--force")
    if kind != "nothing":
        bench.both_gates_stand()
        repo.put("lefthook.yml", (repo.top / "lefthook.yml").read_text() + "\noutput: [summary]\n")
        bench.both_gates_stand()
    run(repo, "hooks", "uninstall")
    assert (repo.top / "lefthook.yml").read_text().replace("\noutput: [summary]\n", "") == text


@pytest.mark.parametrize("item", ["jobs", "commands"])
def test_lefthook_runs_the_gate_where_no_file_changes(bench: Bench, item: str) -> None:
    """It passes over a job that names no files at such a commit."""
    repo = bench.repo
    there = {"jobs": "jobs:\n    - run: 'true'\n", "commands": "commands:\n    t:\n      run: 'true'\n"}[item]
    repo.write("lefthook.yml", f"pre-commit:\n  {there}").commit("config", by=ADA)
    bench.ours("--add")
    repo.git("add", "lefthook.yml")
    repo.commit("lines", by=ADA)
    bench.call("lefthook", "install", "--force")
    repo.write(FX, feature(level="beta"))
    repo.run("commit", "--no-verify", "-m", "works", env=repo.identity(ADA, "2026-01-06"))
    amending = repo.identity(ADA, "2026-01-06", PAT) | bench.env
    done = repo.run("commit", "--amend", "-m", "nicer", env=amending)
    assert (done.returncode, b"without --amend" in done.stdout + done.stderr) == (1, True), done
    repo.branch("side").write(FX, feature(level="beta", summary="Side."))
    repo.run("commit", "--no-verify", "-m", "side", env=repo.identity(ADA))
    repo.checkout().write(FX, feature(level="beta", summary="Main."))
    repo.run("commit", "--no-verify", "-m", "main", env=repo.identity(ADA))
    repo.run("merge", "--no-commit", "-s", "ours", "side", env=repo.identity(PAT))
    code, said = bench.commit("ours", PAT)
    assert (code, "RDY201" in said) == (1, True), said


@pytest.mark.parametrize("order", ["mr", "rm", "mrm", "rmr", "mrmrm"])
def test_simple_git_hooks_in_every_order(bench: Bench, order: str) -> None:
    repo = bench.repo
    text = f'{{\n  "simple-git-hooks": {{\n    "pre-commit": "{STOP}"\n  }}\n}}\n'
    repo.write("package.json", text).commit("config", by=ADA)
    for at, letter in enumerate(order):
        if letter == "m":
            bench.call("simple-git-hooks")
        else:
            bench.ours("--add", unread=order[:at] == "m")  # its hook is a copy of what its file said
    if order == "mr":
        assert "but the hook there does not" in run(repo, "hooks", "status", PATH=bench.env["PATH"]).out
    bench.call("simple-git-hooks")
    bench.both_gates_stand()
    run(repo, "hooks", "uninstall")
    assert (repo.top / "package.json").read_text() == text
