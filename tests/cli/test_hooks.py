"""The hooks refuse real commits and real pushes, and stand beside whatever hooks are there."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from readyctl.adapters.git import hooks
from support.cli import registry, run
from support.people import ADA, PAT, SAM
from support.printed import commands
from support.repo import RepoBuilder
from support.texts import ROSTER, feature, feature_path, lead, roster

FX = feature_path()


@pytest.fixture
def repo(tmp_path: Path) -> RepoBuilder:
    repo = registry(tmp_path)
    assert run(repo, "hooks", "install").code == 0
    return repo


def folder(repo: RepoBuilder) -> Path:
    return Path(repo.git("rev-parse", "--path-format=absolute", "--git-path", "hooks"))


def said(done: subprocess.CompletedProcess[bytes]) -> str:
    return (done.stdout + done.stderr).decode()


def test_a_level_of_somebody_who_may_not_sign_is_refused(repo: RepoBuilder) -> None:
    before = repo.head
    repo.write(FX, feature(level="shipped"))
    done = repo.try_commit("it is shipped", by=PAT)
    assert done.returncode == 1
    assert "pat@example.com is not on the roster" in said(done)
    assert repo.head == before
    printed = list(commands(said(done)))
    (back,) = (words for words in printed if words[:2] == ["git", "checkout"])
    propose, accept = printed[printed.index(back) + 1 :][:2]
    repo.git(*back[1:])
    assert repo.git("status", "--porcelain") == ""
    asked = run(repo, *propose[1:], "--yes", "--commit", by=PAT)
    assert (asked.code, repo.head != before) == (0, True), asked.err
    assert run(repo, *accept[1:], "--yes").code == 0
    assert "shipped" in run(repo, "explain", "fx").out.splitlines()[2]


def test_an_engineer_is_told_what_her_commit_signs(repo: RepoBuilder) -> None:
    repo.write(FX, feature(level="beta"))
    done = repo.try_commit("works", by=ADA)
    assert done.returncode == 0
    assert "this commit signs: fx" in said(done)


def test_the_index_is_judged_and_not_the_work_tree(repo: RepoBuilder) -> None:
    repo.write(FX, feature(level="shipped")).put(FX, feature(level="planned"))
    assert repo.try_commit("sly", by=PAT).returncode == 1
    repo.git("checkout", "HEAD", "--", FX)
    repo.put(FX, feature(level="shipped")).write("notes.txt", "x")
    assert repo.try_commit("only notes", by=PAT).returncode == 0


def test_commit_a_and_commit_only_are_judged_by_the_index_that_git_names(repo: RepoBuilder) -> None:
    repo.put(FX, feature(level="shipped"))
    assert repo.try_commit("all", by=PAT, options=["-a"]).returncode == 1
    repo.write("notes.txt", "x")
    assert repo.try_commit("only", by=PAT, options=["--only", FX]).returncode == 1
    assert repo.try_commit("notes", by=PAT, options=["--only", "notes.txt"]).returncode == 0


def test_entries_that_do_not_parse_and_rosters_that_nobody_granted_are_refused(repo: RepoBuilder) -> None:
    repo.write(FX, "id: [fx\n")
    assert repo.try_commit("broken", by=ADA).returncode == 1
    repo.git("checkout", "HEAD", "--", FX)
    repo.write(ROSTER, roster(lead(ADA), lead(SAM)))
    assert repo.try_commit("me too", by=SAM).returncode == 1


def test_what_was_there_before_is_never_in_the_way(repo: RepoBuilder) -> None:
    repo.write(FX, feature(level="shipped")).commit("forced in", by=PAT)
    repo.write("notes.txt", "x")
    assert repo.try_commit("notes", by=PAT).returncode == 0
    repo.write(FX, feature(level="shipped", more="notes: a word\n"))
    assert repo.try_commit("uncovered", by=PAT).returncode == 0


def test_a_merge_of_another_is_refused_and_an_engineers_is_let_through_with_advice(repo: RepoBuilder) -> None:
    repo.branch("side").write(FX, feature(summary="Side.")).commit("side", by=ADA)
    repo.checkout().write(FX, feature(summary="Main.")).commit("main", by=ADA)
    repo.run("merge", "side", env=repo.identity(SAM))
    repo.write(FX, feature(summary="Both."))
    assert repo.try_commit("merged by hand", by=SAM).returncode == 1
    done = repo.try_commit("merged by hand", by=ADA)
    assert done.returncode == 0
    assert "readyctl feature sign fx" in said(done)


def test_a_clean_merge_runs_the_gate_too(repo: RepoBuilder) -> None:
    repo.branch("side").write(FX, feature(level="shipped")).commit("forced", by=PAT)
    repo.checkout().write("other.txt", "x").commit("main", by=ADA)
    done = repo.run("merge", "--no-ff", "-m", "merge", "side", env=repo.identity(PAT))
    assert done.returncode == 0, said(done)
    assert (folder(repo) / "pre-merge-commit").exists()


def test_in_a_repository_without_a_registry_every_hook_exits_0(tmp_path: Path) -> None:
    repo = RepoBuilder(tmp_path / "plain")
    run(repo, "hooks", "install")
    repo.write("a.txt", "a")
    assert repo.try_commit("a").returncode == 0
    for name in hooks.NAMES:
        assert run(repo, "hooks", "run", name).code == 0


def test_the_first_commit_of_a_registry_is_let_through(tmp_path: Path) -> None:
    repo = RepoBuilder(tmp_path / "fresh")
    run(repo, "hooks", "install")
    repo.write(ROSTER, roster(lead(ADA))).write("registry/readyctl.yaml", "version: 1\n")
    done = repo.try_commit("start")
    assert done.returncode == 0, said(done)


def test_staged_at_index_and_the_hook_are_one(repo: RepoBuilder) -> None:
    repo.write(FX, feature(level="shipped"))
    answers = [
        run(repo, *args, by=PAT, at="2026-03-01")
        for args in (("check", "--staged"), ("check", "--at", "index"), ("hooks", "run", "pre-commit"))
    ]
    assert [done.code for done in answers] == [1, 1, 1]
    assert len({done.out for done in answers}) == 1


def test_a_hook_that_is_there_runs_first_and_is_not_lost(tmp_path: Path) -> None:
    repo = registry(tmp_path)
    mine = folder(repo) / "pre-commit"
    mine.parent.mkdir(exist_ok=True)
    mine.write_text("#!/bin/sh\necho mine >> ran.txt\n[ ! -e stop ]\n")
    mine.chmod(0o755)
    run(repo, "hooks", "install")
    run(repo, "hooks", "install")
    assert "runs first" in run(repo, "hooks", "status").out
    repo.write(FX, feature(level="shipped"))
    assert repo.try_commit("x", by=PAT).returncode == 1
    assert (repo.top / "ran.txt").read_text() == "mine\n"
    repo.git("checkout", "HEAD", "--", FX)
    repo.put("stop", "").write("y.txt", "y")
    assert repo.try_commit("y", by=ADA).returncode == 1


def test_two_foreign_hooks_are_never_overwritten(repo: RepoBuilder) -> None:
    (folder(repo) / "pre-commit.before-readyctl").write_text("one")
    (folder(repo) / "pre-commit").write_text("#!/bin/sh\n")
    (folder(repo) / "pre-commit").chmod(0o755)
    done = run(repo, "hooks", "install")
    assert done.code == 1
    assert (folder(repo) / "pre-commit").read_text() == "#!/bin/sh\n"
    assert (folder(repo) / "pre-commit.before-readyctl").read_text() == "one"


def test_core_hooks_path_and_linked_work_trees(tmp_path: Path) -> None:
    repo = registry(tmp_path)
    repo.git("config", "core.hooksPath", ".githooks")
    assert "core.hooksPath" in run(repo, "hooks", "install", "--add").err
    assert (repo.top / ".githooks" / "pre-commit").exists()
    repo.write(FX, feature(level="shipped"))
    assert repo.try_commit("x", by=PAT).returncode == 1
    repo.git("config", "--unset", "core.hooksPath")
    repo.git("checkout", "HEAD", "--", FX)
    repo.git("worktree", "add", "--quiet", "-b", "linked", str(tmp_path / "linked"))
    linked = RepoBuilder(tmp_path / "linked", create=False)
    assert run(linked, "hooks", "install").code == 0
    linked.write(FX, feature(level="shipped"))
    assert linked.try_commit("x", by=PAT).returncode == 1


def test_hooks_under_the_pre_commit_framework_are_known_as_such(repo: RepoBuilder) -> None:
    hook = folder(repo) / "pre-commit"
    hook.rename(folder(repo) / "pre-commit.legacy")
    hook.write_text("#!/bin/sh\nexec ./.git/hooks/pre-commit.legacy\n")
    hook.chmod(0o755)
    assert "framework calls it" in run(repo, "hooks", "status").out
    run(repo, "hooks", "install")
    assert hook.read_text().endswith("legacy\n")
    repo.write(FX, feature(level="shipped"))
    assert repo.try_commit("x", by=PAT).returncode == 1


def test_a_push_is_judged_as_a_range(repo: RepoBuilder, tmp_path: Path) -> None:
    remote = tmp_path / "remote.git"
    repo.git("init", "--quiet", "--bare", str(remote))
    repo.git("remote", "add", "origin", str(remote))
    repo.write(FX, feature(level="shipped")).commit("forced in", by=PAT)
    done = repo.run("push", "origin", "main")
    assert done.returncode == 1
    assert "pat@example.com" in said(done)
    repo.jump("HEAD~1")
    on_the_next_day = {"READYCTL_TODAY": "2026-01-06"}
    assert repo.run("push", "origin", "main", env=on_the_next_day).returncode == 0
    repo.write("z.txt", "z").commit("z", by=PAT)
    assert repo.run("push", "origin", "main").returncode == 0
    repo.branch("wish").write(FX, feature(level="shipped")).commit("forced in", by=PAT)
    assert repo.run("push", "origin", "wish").returncode == 1
    assert repo.run("push", "origin", ":/forced in:refs/heads/typed-with-spaces").returncode == 1
    latin = "refs/heads/w\udcfcnsche"  # its bytes are no UTF-8
    assert repo.run("push", "origin", f"HEAD:{latin}").returncode == 1
    repo.checkout()
    assert repo.run("push", "origin", f"HEAD:{latin}", env=on_the_next_day).returncode == 0
    assert repo.run("push", "origin", "HEAD:other", env=on_the_next_day).returncode == 0
    assert repo.run("push", "origin", ":other").returncode == 0


def test_the_pre_commit_frameworks_own_way_of_naming_a_push(repo: RepoBuilder) -> None:
    base = repo.head
    tip = repo.write(FX, feature(level="shipped")).commit("forced in", by=PAT)
    done = run(repo, "hooks", "run", "pre-push", PRE_COMMIT_FROM_REF=base, PRE_COMMIT_TO_REF=tip)
    assert done.code == 1
    assert run(repo, "hooks", "run", "pre-push", PRE_COMMIT_FROM_REF=base, PRE_COMMIT_TO_REF=base).code == 0
    for name, code in (("refs/heads/main", 1), ("HEAD", 1), ("HEAD~1", 0), ("no-such-branch", 2), ("-x", 2)):
        done = run(
            repo, "hooks", "run", "pre-push", PRE_COMMIT_LOCAL_BRANCH=name, READYCTL_TODAY="2026-01-06"
        )
        assert done.code == code, (name, done)
    git_says = f"refs/heads/main {tip} refs/heads/main {'0' * 40}\n"
    done = run(
        repo, "hooks", "run", "pre-push", stdin=git_says, PRE_COMMIT_FROM_REF=base, PRE_COMMIT_TO_REF=base
    )
    assert done.code == 1, "what stands in a shell does not speak for git"


def test_a_range_judges_what_it_changes(repo: RepoBuilder) -> None:
    base = repo.head
    repo.write(FX, feature(level="shipped")).commit("forced in", by=PAT)
    assert run(repo, "check", "--range", f"{base}..HEAD").code == 1
    repo.write(FX, feature()).commit("taken back, and unsigned by that", by=PAT)
    assert run(repo, "check", "--range", f"{base}..HEAD", "--as-of", "2026-01-06").code == 1
    assert run(repo, "feature", "sign", "fx", "--yes", by=ADA).code == 0
    assert run(repo, "check", "--range", f"{base}..HEAD", "--as-of", "2026-01-06").code == 0


def test_a_module_in_the_repository_is_not_run_by_the_hook(repo: RepoBuilder) -> None:
    repo.write("readyctl/__init__.py", "").write("readyctl/__main__.py", "raise SystemExit('hijacked')\n")
    done = repo.try_commit("a module of that name", by=SAM)
    assert "hijacked" not in said(done)
    assert done.returncode == 0


def test_a_hook_whose_program_has_gone_refuses_and_says_so(repo: RepoBuilder) -> None:
    hook = folder(repo) / "pre-commit"
    hook.write_text(hook.read_text().replace(sys.executable, "/nowhere/python"))
    repo.write("a.txt", "a")
    done = repo.run("commit", "-m", "a", env=repo.identity(ADA) | {"PATH": os.defpath})
    assert done.returncode == 1
    assert "not installed" in said(done)


def test_the_frameworks_definition_calls_hooks_that_exist(repo: RepoBuilder) -> None:
    import yaml

    top = Path(__file__).resolve().parents[2]
    defined = {hook["id"]: hook for hook in yaml.safe_load((top / ".pre-commit-hooks.yaml").read_text())}
    assert {"readyctl", "readyctl-push"} <= set(defined)
    for name in ("readyctl", "readyctl-push"):
        hook = defined[name]
        program, *args = hook["entry"].split()
        assert (program, hook["pass_filenames"], hook["require_serial"]) == ("readyctl", False, True)
        assert run(repo, *args, READYCTL_TODAY="2026-01-06").code == 0
    repo.write(FX, feature(level="shipped"))
    assert run(repo, *defined["readyctl"]["entry"].split()[1:], by=PAT, at="2026-03-01").code == 1
