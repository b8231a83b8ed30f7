"""What docs/for/administrators.md says about forgetting a customer: history rewritten without the note."""

import json
from pathlib import Path

import pytest

from support.cli import registry, run
from support.people import SAM
from support.repo import RepoBuilder

NOTE = "registry/handoffs/harbour.yaml"
DEAL = """id: harbour
customer: Harbour Wholesale
owner: sam@example.com
stage: evaluation
promises:
  - {feature: fx, kind: contract, due: 2027-09-30, said_on: 2026-01-12, status: confirmed}
"""


@pytest.fixture
def repo(tmp_path: Path) -> RepoBuilder:
    repo = registry(tmp_path)
    repo.write("registry/readyctl.yaml", "version: 1\nname: Acme\npromises_since: 2026-01-01\n")
    repo.commit("from here on", at="2026-01-08")
    repo.write(NOTE, DEAL).commit("a promise", by=SAM, at="2026-01-12")
    return repo


def errors(repo: RepoBuilder) -> list[str]:
    out = run(repo, "check", "--json", at="2026-01-14").out
    return [each["rule"] for each in json.loads(out)["diagnostics"] if each["severity"] == "error"]


def test_a_note_that_is_deleted_is_asked_for_and_one_that_never_was_is_not(repo: RepoBuilder) -> None:
    while_it_stood = errors(repo)
    repo.delete(NOTE).commit("gone", by=SAM, at="2026-01-13")
    assert "vanished-promise" in errors(repo)
    before = repo.head
    repo.git(
        "filter-branch", "--index-filter", f"git rm -q --cached --ignore-unmatch {NOTE}", "--prune-empty",
        "--", "--all", env={"FILTER_BRANCH_SQUELCH_WARNING": "1"},
    )  # fmt: skip
    assert repo.head != before
    assert errors(repo) == while_it_stood
    assert "everybody else sees: committed" in run(repo, "explain", "fx", at="2026-01-14").out
