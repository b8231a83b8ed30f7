"""The pipelines that `init --ci` writes, carried out by imitated runners in a real repository."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from readyctl.cli import ci_github, ci_gitlab
from support.cli import registry, run
from support.people import ADA, PAT
from support.repo import RepoBuilder
from support.runners import Ran, github, gitlab, path_with, programs
from support.texts import feature, feature_path

HOSTILE = '"::error::x @octocat <img src=x> ${{ secrets.A }} | `z` %0A"'
DEAL = """\
id: acme
customer: Acme
owner: sam@example.com
stage: proposal
promises: [{feature: fx, kind: contract, due: 2026-01-02, quote: soon, status: confirmed}]
"""


@pytest.fixture(scope="module")
def repo(tmp_path_factory: pytest.TempPathFactory) -> RepoBuilder:
    """A registry with its pipelines on main, a branch `sold` that Pat claims on, and one of Ada's."""
    repo = registry(tmp_path_factory.mktemp("ci"))
    repo.git("branch", "-M", "main")
    for forge in ("github", "gitlab"):
        done = run(repo, "init", "--ci", forge, "--yes", "--from", "readyctl==0.1.0", at="2026-01-05")
        assert done.code == 0, done.err
    for branch, who in (("sold", PAT), ("signed", ADA)):
        repo.git("checkout", "-q", "-b", branch, "main")
        text = feature("new").replace("name: Feature new", f"name: {HOSTILE}")
        assert HOSTILE in text
        repo.write(feature_path("new"), text).commit("new", by=who, at="2026-01-06")
    repo.git("checkout", "-q", "main")
    return repo


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> str:
    return path_with(programs(tmp_path_factory.mktemp("bin")))


def workflow(repo: RepoBuilder) -> Any:
    return yaml.safe_load((repo.top / ".github/workflows/readyctl.yml").read_text("utf-8"))


def event(repo: RepoBuilder, name: str, tip: str = "main") -> dict[str, Any]:
    base, head = repo.rev("main"), repo.rev(tip)
    told: dict[str, Any] = {"event_name": name, "repository": "acme/registry", "token": "t", "event": {}}
    if name == "pull_request":
        told["event"]["pull_request"] = {"number": 7, "base": {"sha": base}, "head": {"sha": head}}
    if name == "merge_group":
        told["event"]["merge_group"] = {"base_sha": base, "head_sha": head}
    return told


def on_github(repo: RepoBuilder, name: str, tip: str, files: Path, path: str) -> Ran:
    repo.git("checkout", "-q", "--detach", tip)
    try:
        day = {"PATH": path, "READYCTL_TODAY": "2026-01-07"}
        return github(repo, workflow(repo)["jobs"]["check"], event(repo, name, tip), files, **day)
    finally:
        repo.git("checkout", "-q", "main")


def test_a_pull_request_is_red_while_nobody_signed_it(repo: RepoBuilder, tmp_path: Path, path: str) -> None:
    ran = on_github(repo, "pull_request", "sold", tmp_path, path)
    claims, meaning = "What this change claims", "comment"
    assert ran.outcomes == {"readyctl": "success", claims: "failure", meaning: "success"}, ran.log
    assert "pip install readyctl==0.1.0" in ran.log
    assert f"::error file={feature_path('new')},line=" in ran.log
    assert "| error | RDY201 unsigned-level |" in ran.summary
    comment = Path(ran.outputs["file"]).read_text("utf-8")
    assert comment in ran.summary
    assert "### Engineering has to sign one claim" in comment
    assert "Ada" in comment
    for text in (ran.summary, comment, ran.log.replace("::error file=", "")):
        assert "\n::error" not in text
    assert "@octocat" not in comment


def test_a_pull_request_is_green_once_engineering_signed(
    repo: RepoBuilder, tmp_path: Path, path: str
) -> None:
    ran = on_github(repo, "pull_request", "signed", tmp_path, path)
    assert ran.green, ran.log
    assert "### Signatures won" in ran.summary or "### New" in ran.summary
    assert "has to sign" not in ran.summary


@pytest.mark.parametrize(("tip", "green"), [("sold", False), ("signed", True)])
def test_a_merge_queue_is_told(
    repo: RepoBuilder, tmp_path: Path, path: str, tip: str, *, green: bool
) -> None:
    ran = on_github(repo, "merge_group", tip, tmp_path, path)
    assert set(ran.outcomes) == {"readyctl", "What this change claims"}
    assert ran.green is green, ran.log


@pytest.fixture(scope="module")
def overpromised(tmp_path_factory: pytest.TempPathFactory, repo: RepoBuilder) -> RepoBuilder:
    """The same registry with a deal in it that was promised too much."""
    clone = RepoBuilder(tmp_path_factory.mktemp("deals") / "repo")
    clone.git("pull", "-q", str(repo.top), "main")
    clone.git("branch", "-M", "main")
    clone.write("registry/handoffs/acme.yaml", DEAL).commit("promised", by=PAT, at="2026-01-06")
    return clone


def test_on_main_a_promise_fails_its_own_step(overpromised: RepoBuilder, tmp_path: Path, path: str) -> None:
    ran = on_github(overpromised, "push", "main", tmp_path, path)
    registry, deals = "The registry", "Deals and promises, for the deals' owners"
    assert (ran.outcomes[registry], ran.outcomes[deals]) == ("success", "failure"), ran.log
    assert ran.outcomes["What will be out of date soon"] == "success"
    assert "for sam@example.com: acme (" in ran.log
    assert "| For | Deals | Found |" in ran.summary
    assert "What this change claims" not in ran.outcomes


def test_the_page_is_built_and_not_published(overpromised: RepoBuilder, tmp_path: Path, path: str) -> None:
    job = workflow(overpromised)["jobs"]["page"]
    ran = github(overpromised, job, event(overpromised, "push"), tmp_path, PATH=path)
    assert ran.green, ran.log
    assert (overpromised.top / "readiness" / "index.html").is_file()


def test_the_action_runs_the_same_steps(repo: RepoBuilder, tmp_path: Path, path: str) -> None:
    action = yaml.safe_load(ci_github.action())["runs"]
    repo.git("checkout", "-q", "--detach", "sold")
    ran = github(repo, action, event(repo, "pull_request", "sold"), tmp_path, PATH=path)
    repo.git("checkout", "-q", "main")
    assert "pip install /action" in ran.log
    assert ran.outcomes["What this change claims"] == "failure"
    assert Path(ran.outputs["file"]).is_file()
    of_workflow = [s for s in workflow(repo)["jobs"]["check"]["steps"] if "readyctl " in s.get("run", "")]
    of_action = [s for s in action["steps"] if "readyctl " in s.get("run", "")]
    assert [s["run"] for s in of_action] == [s["run"] for s in of_workflow if "pip" not in s["run"]]


@pytest.mark.parametrize(
    ("tip", "kind", "green"),
    [("sold", "detached", False), ("signed", "merged_result", True), ("sold", "merge_train", False)],
)
def test_a_merge_request_has_a_log_and_a_report(  # noqa: PLR0913 - what GitLab tells
    repo: RepoBuilder, tmp_path: Path, path: str, tip: str, kind: str, *, green: bool
) -> None:
    jobs = yaml.safe_load((repo.top / ".gitlab/readyctl.gitlab-ci.yml").read_text("utf-8"))
    clone = tmp_path / "clone"
    repo.git("clone", "-q", str(repo.top), str(clone))
    here = RepoBuilder(clone)
    here.git("checkout", "-q", "--detach", f"origin/{tip}")
    told = {
        "CI_PIPELINE_SOURCE": "merge_request_event",
        "CI_MERGE_REQUEST_EVENT_TYPE": kind,
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": repo.rev("main"),
        "CI_MERGE_REQUEST_TARGET_BRANCH_SHA": repo.rev("main") if kind != "detached" else "",
        "CI_MERGE_REQUEST_SOURCE_BRANCH_SHA": repo.rev(tip) if kind == "merged_result" else "",
        "CI_COMMIT_SHA": repo.rev(tip),
        "CI_DEFAULT_BRANCH": "main",
        "READYCTL_TODAY": "2026-01-07",
    }
    ran = gitlab(here, jobs, "readyctl", told, path)
    assert ran.green is green, ran.log
    issues = json.loads((clone / "readyctl.json").read_text("utf-8"))
    assert bool(issues) is not green
    assert ("RDY201 unsigned-level" in ran.log) is not green
    comment = (clone / "readyctl-comment.md").read_text("utf-8")
    assert ("has to sign one claim" in comment) is not green
    assert gitlab(here, jobs, "readyctl-deals", told, path).outcomes == {}
    assert gitlab(here, jobs, "readyctl-comment", told, path).outcomes == {}


def test_gitlab_tells_deals_by_themselves_on_the_default_branch(overpromised: RepoBuilder, path: str) -> None:
    jobs = yaml.safe_load(ci_gitlab.jobs("readyctl==0.1.0", None))
    told = {"CI_PIPELINE_SOURCE": "push", "CI_COMMIT_BRANCH": "main", "CI_DEFAULT_BRANCH": "main"}
    told["READYCTL_TODAY"] = "2026-01-07"
    registry = gitlab(overpromised, jobs, "readyctl", told, path)
    deals = gitlab(overpromised, jobs, "readyctl-deals", told, path)
    assert (registry.green, deals.green) == (True, False), registry.log
    assert "for sam@example.com: acme (" in deals.log
