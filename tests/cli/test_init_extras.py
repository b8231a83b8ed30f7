"""Hooks and pipelines: added to a registry that is there, and told where a registry with another name is."""

import os
import shlex
from pathlib import Path

import pytest
import yaml

from readyctl.adapters.git.branches import default_branch
from readyctl.adapters.git.repository import find
from support.cli import registry, run
from support.people import ADA, PAT
from support.repo import RepoBuilder
from support.texts import feature

PIPELINES = {"github": ".github/workflows/readyctl.yml", "gitlab": ".gitlab/readyctl.gitlab-ci.yml"}
HOOKS = ("pre-commit", "pre-merge-commit", "pre-push")


def installed(repo: RepoBuilder) -> list[str]:
    return [name for name in HOOKS if (repo.top / ".git" / "hooks" / name).exists()]


@pytest.mark.parametrize("forge", sorted(PIPELINES))
def test_a_pipeline_is_added_to_a_registry_that_is_there(tmp_path: Path, forge: str) -> None:
    repo = registry(tmp_path)
    before = repo.head
    done = run(repo, "init", "--ci", forge, "--yes")
    assert done.code == 0, done.err
    assert repo.git("diff", "--name-only", before, "HEAD") == PIPELINES[forge]
    assert installed(repo) == []
    assert "readyctl site build --output readiness\n" in (repo.top / PIPELINES[forge]).read_text("utf-8")
    again = run(repo, "init", "--ci", forge, "--yes")
    assert (again.code, "nothing to change" in again.err) == (0, True)
    repo.put(PIPELINES[forge], "mine: 1\n")
    assert run(repo, "init", "--ci", forge, "--yes").code == 2


@pytest.mark.parametrize("forge", sorted(PIPELINES))
def test_what_to_set_on_the_forge_names_its_branch_and_where_trust_begins(tmp_path: Path, forge: str) -> None:
    repo = registry(tmp_path)
    repo.git("branch", "-M", "trunk")
    told = run(repo, "init", "--ci", forge, "--dry-run").err
    assert "trunk" in told
    assert "on main" not in told
    command = told.partition("to what `git ")[2].partition("`")[0]
    assert repo.git(*shlex.split(command)) in repo.git("rev-list", "HEAD").splitlines()


def test_hooks_are_added_to_a_registry_that_is_there(tmp_path: Path) -> None:
    repo = registry(tmp_path)
    before = repo.head
    assert run(repo, "init", "--hooks", "--dry-run").code == 0
    assert installed(repo) == []
    assert run(repo, "init", "--hooks").code == 0
    assert (installed(repo), repo.head) == ([*HOOKS], before)
    assert run(repo, "init", "--yes").code == 2


@pytest.mark.parametrize("folder", ["docs/reg", "our registry", "."])
def test_the_hook_of_another_folder_refuses_a_real_commit(tmp_path: Path, folder: str) -> None:
    repo = RepoBuilder(tmp_path / "repo").write("README.md", "code\n")
    repo.commit("code", by=ADA)
    done = run(repo, "init", "--registry", folder, "--hooks", "--yes")
    assert done.code == 0, done.err
    path = os.path.normpath(f"{folder}/features/payments/fx.yaml")
    repo.write(path, feature())
    refused = repo.try_commit("sold", by=PAT)
    assert (refused.returncode, b"RDY201" in refused.stdout + refused.stderr) == (1, True), refused.stderr
    repo.write(path, feature(level="planned"))
    assert repo.try_commit("planned", by=PAT).returncode == 0


def test_hooks_install_takes_the_folder_too(tmp_path: Path) -> None:
    repo = registry(tmp_path)
    repo.move("registry", "docs/reg").commit("elsewhere", by=ADA)
    assert run(repo, "hooks", "install", "--registry", "docs/reg").code == 0
    text = (repo.top / ".git" / "hooks" / "pre-commit").read_text()
    assert text.count("hooks run pre-commit --registry docs/reg --") == 2
    assert run(repo, "hooks", "install", "--registry", "registry").code == 0
    assert "--registry" not in (repo.top / ".git" / "hooks" / "pre-commit").read_text()


@pytest.mark.parametrize("folder", ["registry", "docs/reg", "a: b", "."])
def test_a_pipeline_names_the_folder(tmp_path: Path, folder: str) -> None:
    repo = RepoBuilder(tmp_path / "repo").write("README.md", "code\n")
    repo.commit("code", by=ADA)
    assert run(repo, "init", "--registry", folder, "--ci", "github", "--yes").code == 0
    assert run(repo, "init", "--registry", folder, "--ci", "gitlab", "--yes").code == 0
    github, gitlab = (yaml.safe_load((repo.top / path).read_text()) for path in PIPELINES.values())
    named = None if folder == "registry" else folder
    assert github["env"].get("READYCTL_REGISTRY") == named
    export = [f"export READYCTL_REGISTRY={shlex.quote(folder)}"] if named else []
    assert gitlab[".readyctl"]["before_script"][:-1] == export


def test_a_pipeline_installs_what_it_is_told_and_says_what_that_takes(tmp_path: Path) -> None:
    repo = registry(tmp_path)
    commit = "a" * 40
    given = ("--from", f"https://git.example.com/tools/readyctl@{commit}")
    done = run(repo, "init", "--ci", "github", "--yes", *given)
    assert (done.code, "the pipeline installs commit aaaaaaaaaaaa" in done.err) == (0, True), done.err
    text = (repo.top / PIPELINES["github"]).read_text("utf-8")
    assert f"pip install 'readyctl @ git+https://git.example.com/tools/readyctl@{commit}'" in text
    by_name = run(repo, "init", "--ci", "gitlab", "--yes")
    assert "see first that the makers of readyctl hold that name" in by_name.err
    assert "pip install readyctl==" in (repo.top / PIPELINES["gitlab"]).read_text("utf-8")
    assert run(repo, "init", "--from", "readyctl==1").code == 2


def test_a_pipeline_goes_by_the_default_branch_that_there_is(tmp_path: Path) -> None:
    repo = registry(tmp_path)
    assert _branch(repo) == repo.git("branch", "--show-current")
    repo.git("checkout", "-q", "-b", "develop")
    assert _branch(repo) == "develop"
    repo.git("checkout", "-q", "-b", "topic")
    repo.git("config", "init.defaultBranch", "nowhere")
    assert _branch(repo) == "topic"
    repo.git("config", "init.defaultBranch", "develop")
    assert _branch(repo) == "develop"
    repo.git("update-ref", "refs/remotes/origin/trunk", "HEAD")
    repo.git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/trunk")
    repo.git("checkout", "-q", "--detach")
    assert _branch(repo) == "trunk"


def _branch(repo: RepoBuilder) -> str:
    return default_branch(find(repo.top))


@pytest.mark.parametrize("target", ["HEAD^{tree}", "HEAD:registry/readyctl.yaml"])
@pytest.mark.parametrize("options", [(), ("-a", "-m", "kept")], ids=["light", "annotated"])
def test_a_tag_on_no_commit_may_be_pushed(tmp_path: Path, target: str, options: tuple[str, ...]) -> None:
    repo = registry(tmp_path)
    repo.git("tag", *options, "kept", target, env=repo.identity(ADA))
    line = f"refs/tags/kept {repo.rev('kept')} refs/tags/kept {'0' * 40}\n"
    done = run(repo, "hooks", "run", "pre-push", stdin=line)
    assert (done.code, done.out) == (0, ""), done.err


def test_an_unsigned_claim_is_still_stopped_at_the_push(tmp_path: Path) -> None:
    repo = registry(tmp_path)
    repo.write("registry/features/payments/new.yaml", feature("new")).commit("sold", by=PAT)
    repo.git("tag", "-a", "-m", "sold", "v1", env=repo.identity(ADA))
    line = f"refs/tags/v1 {repo.rev('v1')} refs/tags/v1 {'0' * 40}\n"
    assert run(repo, "hooks", "run", "pre-push", stdin=line).code == 1


def test_a_schema_that_is_not_there_leads_to_those_that_are(tmp_path: Path) -> None:
    repo = RepoBuilder(tmp_path / "repo")
    assert "did you mean 'feature'?" in run(repo, "schema", "featur").err
    done = run(repo, "schema", "zzz")
    assert (done.code, "ask-1" in done.err, "feature list" in done.err) == (2, True, False)
