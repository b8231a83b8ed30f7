"""The one comment on a change, written with the programs that the pipelines use, on an imitated forge."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from readyctl.cli import ci_github, ci_gitlab
from support.forges import Forge, served
from support.repo import RepoBuilder
from support.runners import Ran, github, gitlab, path_with

MARK = "<!-- readyctl:change registry -->"
TEXT = f"{MARK}\n## What this change means for sales\n\n- **a** `b` é\n"
NOTHING = f"{MARK}\n<!-- readyctl:nothing -->\nNothing changes for sales.\n"


@pytest.fixture
def forge() -> Iterator[Forge]:
    with served(Forge()) as forge:
        forge.add("sam", f"{MARK}\nnot mine")
        forge.add("ada", "please mend")
        yield forge


def on_github(forge: Forge, folder: Path, text: str) -> Ran:
    repo = RepoBuilder(folder / "repo")
    repo.put("comment/readyctl-comment.md", text)
    job = yaml.safe_load(ci_github.workflow(("readyctl==1",), "main", None))["jobs"]["comment"]
    event: dict[str, Any] = {"event_name": "pull_request", "repository": "acme/registry", "token": "t"}
    event["event"] = {"pull_request": {"number": 7}}
    # gh speaks to this host without TLS; what it is told to ask goes to the imitation.
    env = {"GH_HOST": "github.localhost", "GH_ENTERPRISE_TOKEN": "t", "http_proxy": forge.url}
    return github(repo, job, event, folder, PATH=path_with(), HOME=str(folder), **env)


def on_gitlab(forge: Forge, folder: Path, text: str) -> Ran:
    repo = RepoBuilder(folder / "repo")
    repo.put("readyctl-comment.md", text)
    repo.put("json.py", "raise SystemExit('the repository of the change runs here')\n")
    told = {
        "CI_PIPELINE_SOURCE": "merge_request_event",
        "READYCTL_COMMENT_TOKEN": "t",
        "CI_API_V4_URL": f"{forge.url}/api/v4",
        "CI_PROJECT_ID": "3",
        "CI_MERGE_REQUEST_IID": "7",
    }
    jobs = yaml.safe_load(ci_gitlab.jobs(("readyctl==1",), None))
    return gitlab(repo, jobs, "readyctl-comment", told, path_with())


WRITERS = [
    pytest.param(on_github, marks=pytest.mark.forges, id="github"),
    pytest.param(on_gitlab, id="gitlab"),
]


@pytest.mark.parametrize("write", WRITERS)
def test_one_comment_is_begun_and_written_over(forge: Forge, tmp_path: Path, write: Any) -> None:
    for text in (NOTHING, TEXT, TEXT.replace("b", "c"), NOTHING):
        ran = write(forge, tmp_path, text)
        assert ran.green, ran.log
    assert [body.strip() for body in forge.bodies] == [f"{MARK}\nnot mine", "please mend", NOTHING.strip()]
    assert len([line for line in forge.asked if line.startswith("POST")]) == 1
    assert len([line for line in forge.asked if line.startswith(("PATCH", "PUT"))]) == 2


@pytest.mark.forges
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_without_the_right_to_write_the_job_says_so_and_is_green(
    forge: Forge, tmp_path: Path, method: str
) -> None:
    forge.forbids = frozenset({method})
    ran = on_github(forge, tmp_path, TEXT)
    assert ran.green, ran.log
    assert "the summary says the same" in ran.log
    assert len(forge.comments) == 2
