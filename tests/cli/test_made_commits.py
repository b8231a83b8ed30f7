"""An act is judged by the commit that git made of it, and a hook by the repository that git names to it."""

from pathlib import Path

import pytest

from support.cli import registry, run
from support.people import ADA, BOB, PAT, SAM
from support.repo import RepoBuilder
from support.texts import feature, feature_path

FX = feature_path()
AMEND = (
    "[ -e .git/once ] && exit 0\n"
    'touch .git/once\nexport GIT_COMMITTER_EMAIL="{email}"\n'
    'git commit --quiet --amend --no-verify --no-edit {option}'
)  # fmt: skip


@pytest.fixture
def repo(tmp_path: Path) -> RepoBuilder:
    return registry(tmp_path)


def hook(repo: RepoBuilder, name: str, script: str) -> None:
    path = repo.top / ".git" / "hooks" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


@pytest.mark.parametrize(
    ("name", "script", "why"),
    [
        ("prepare-commit-msg", f'printf "\\n\\nCo-authored-by: {PAT}\\n" >> "$1"', PAT.email),
        ("commit-msg", f'printf "\\n\\nCo-authored-by: {PAT}, {BOB}\\n" >> "$1"', "Co-authored-by"),
        ("post-commit", AMEND.format(email=SAM.email, option=""), f"committer is {SAM.email}"),
        ("post-commit", AMEND.format(email=ADA.email, option=f'--author "{BOB}"'), f"author is {BOB.email}"),
    ],
    ids=["a co-author", "two on one line", "another committer", "another author"],
)
def test_a_signature_that_a_hook_spoiled_is_said(repo: RepoBuilder, name: str, script: str, why: str) -> None:
    hook(repo, name, script)
    done = run(repo, "feature", "sign", "fx", "--yes")
    assert (done.code, "does not count" in done.err, why in done.err) == (1, True, True), done
    assert repo.head[:12] in done.err, "the commit that stands is named"


def test_every_committing_command_reads_back_what_was_made(repo: RepoBuilder) -> None:
    hook(repo, "commit-msg", f'printf "\\n\\nCo-authored-by: {PAT}\\n" >> "$1"')
    for command in (
        ("feature", "set-level", "fx", "planned", "--commit", "--reason", "not now"),
        ("feature", "edit", "fx", "--set", "summary=Less.", "--commit"),
        ("roster", "add", "--name", "Cara Cable", "--email", "cara@example.com"),
    ):
        done = run(repo, *command, "--yes")
        assert (done.code, "does not count" in done.err) == (1, True), (command, done)
    sold = run(repo, "feature", "edit", "fx", "--set", "summary=More.", "--commit", "--yes", by=SAM)
    assert sold.code == 0, "what would not have counted is nobody's disappointment"


def test_a_hook_that_commits_on_top_or_amends_harmlessly_is_none_of_it(repo: RepoBuilder) -> None:
    hook(repo, "post-commit", AMEND.format(email=ADA.email, option=""))
    assert run(repo, "feature", "sign", "fx", "--yes").code == 0
    (repo.top / ".git" / "once").unlink()
    on_top = "[ -e .git/once ] && exit 0\ntouch .git/once\ngit commit -q --allow-empty --no-verify -m on-top"
    hook(repo, "post-commit", on_top)
    assert run(repo, "feature", "sign", "fx", "--yes").code == 0


def test_a_commit_that_may_amend_or_not_is_judged_as_both(repo: RepoBuilder) -> None:
    assert run(repo, "hooks", "install").code == 0
    was = (repo.top / FX).read_text()
    repo.write(FX, feature(level="planned")).commit("down", by=SAM)
    repo.write(FX, was)
    env = repo.identity(SAM)
    done = repo.run("commit", "-C", "HEAD", env={k: v for k, v in env.items() if "AUTHOR" not in k})
    assert (done.returncode, b"RDY201" in done.stdout + done.stderr) == (1, True), done


def test_the_hook_looks_where_git_commits(repo: RepoBuilder, tmp_path: Path) -> None:
    assert run(repo, "hooks", "install").code == 0
    elsewhere = tmp_path / "elsewhere.git"
    (repo.top / ".git").rename(elsewhere)
    repo.git("--git-dir", str(elsewhere), "config", "user.email", SAM.email)
    repo.git("--git-dir", str(elsewhere), "config", "user.name", SAM.name)
    decoy = RepoBuilder(tmp_path / "decoy")
    decoy.write("a.txt", "a").commit("a", by=ADA)
    decoy.git("config", "user.email", ADA.email)
    decoy.git("config", "user.name", ADA.name)
    repo.put(FX, feature(level="shipped"))
    by_option = ("--git-dir", str(elsewhere), "--work-tree", str(repo.top))
    by_variable = {"GIT_DIR": str(elsewhere), "GIT_WORK_TREE": str(repo.top)}
    for start, options, env in ((repo, by_option, {}), (decoy, by_option, {}), (decoy, (), by_variable)):
        start.git(*options, "add", str(repo.top / FX), env=env)
        done = start.run(*options, "commit", "-m", "sold", env=env)
        said = done.stdout + done.stderr
        assert (done.returncode, SAM.email.encode() in said) == (1, True), done
