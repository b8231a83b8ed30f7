"""Hooks and pipelines: added to a registry that is there, and told where a registry with another name is."""

import os
from pathlib import Path

import pytest
import yaml

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


@pytest.mark.parametrize("forge", sorted(PIPELINES))
@pytest.mark.parametrize(
    ("folder", "option"),
    [
        ("registry", ""),
        ("docs/reg", "--registry docs/reg"),
        ("a: b", "--registry 'a: b'"),
        (".", "--registry ."),
    ],
)
def test_a_pipeline_names_the_folder(tmp_path: Path, forge: str, folder: str, option: str) -> None:
    repo = RepoBuilder(tmp_path / "repo").write("README.md", "code\n")
    repo.commit("code", by=ADA)
    assert run(repo, "init", "--registry", folder, "--ci", forge, "--yes").code == 0
    written = yaml.safe_load((repo.top / PIPELINES[forge]).read_text())
    if forge == "github":
        calls = [s["run"] for s in written["jobs"]["check"]["steps"] if "readyctl check" in s.get("run", "")]
    else:
        calls = [c for c in written["readyctl"]["script"][0].splitlines() if "readyctl check" in c]
    assert len(calls) == 2
    assert all(option in call and ("--registry" in call) is bool(option) for call in calls)


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
