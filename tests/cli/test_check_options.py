"""Options of the checks that cannot mean anything are told, not taken for a clean result."""

from pathlib import Path

import pytest

from support.cli import registry, run
from support.people import ADA, PAT
from support.repo import RepoBuilder
from support.texts import feature, feature_path


@pytest.fixture(scope="module")
def repo(tmp_path_factory: pytest.TempPathFactory) -> RepoBuilder:
    repo = registry(tmp_path_factory.mktemp("options"))
    repo.put("note.md", "Exports.\n")
    repo.write(feature_path("new"), feature("new")).commit("unsigned", by=PAT)
    return repo


@pytest.mark.parametrize("option", ["--select", "--ignore"])
@pytest.mark.parametrize(
    "args", [("check",), ("doc", "check", "note.md"), ("deck", "check", "note.md")], ids=" ".join
)
@pytest.mark.parametrize("given", ["bogus", "RDY999", "RDY201,bogus", "unsigned-levle"])
def test_a_code_that_no_rule_has_is_told(
    repo: RepoBuilder, args: tuple[str, ...], option: str, given: str
) -> None:
    done = run(repo, *args, option, given)
    assert (done.code, "there is no rule" in done.err) == (2, True)


def test_the_rule_that_was_meant_is_named(repo: RepoBuilder) -> None:
    assert "did you mean 'unsigned-level'?" in run(repo, "check", "--select", "unsigned-levle").err


@pytest.mark.parametrize("given", ["RDY2", "rdy201", "unsigned-level", "RDY1, RDY201", "RDY201,"])
def test_codes_beginnings_names_and_lists_are_taken(repo: RepoBuilder, given: str) -> None:
    done = run(repo, "check", "--select", given)
    assert (done.code, "RDY201" in done.out) == (1, True), done.err


def test_a_path_that_is_nowhere_is_told(repo: RepoBuilder) -> None:
    done = run(repo, "check", "registry/features/payments/fxx.yaml")
    assert (done.code, f"did you mean {feature_path()}?" in done.err) == (2, True), done.err
    assert run(repo, "check", "no/such/path").code == 2
    assert run(repo, "check", feature_path("new")).code == 1
    assert run(repo, "check", "note.md").code == 0


def test_a_path_of_another_moment_is_not_nowhere(tmp_path: Path) -> None:
    repo = registry(tmp_path, level="planned")
    repo.delete(feature_path()).commit("gone")
    assert run(repo, "check", feature_path()).code == 2
    assert run(repo, "check", feature_path(), "--at", "HEAD~1").code == 0


@pytest.mark.parametrize(
    "args",
    [
        ("check", "--range", "HEAD~1..HEAD", "--at", "HEAD"),
        ("check", "--json", "--format", "github"),
        ("check", "--json", "--format", "text"),
        ("doc", "check", "note.md", "--json", "--format", "sarif"),
        ("deck", "check", "note.md", "--json", "--format", "sarif"),
        ("handoff", "check", "--json", "--format", "junit"),
        ("diff", "HEAD~1", "--json", "--format", "markdown"),
        ("sync", "agenda", "--json", "--format", "slack"),
    ],
    ids=" ".join,
)
def test_options_that_contradict_each_other_are_told(repo: RepoBuilder, args: tuple[str, ...]) -> None:
    done = run(repo, *args)
    assert (done.code, "give one of them" in done.err) == (2, True), done.err


def test_json_twice_is_no_contradiction(repo: RepoBuilder) -> None:
    assert run(repo, "check", "--json", "--format", "json").code == 1


DEAL = """\
id: acme
customer: Acme
owner: "sam|@octocat"
stage: proposal
promises: [{feature: fx, kind: contract, due: 2026-02-01, quote: soon, status: confirmed}]
"""


def test_deals_and_the_registry_are_told_apart_and_together(repo: RepoBuilder, tmp_path: Path) -> None:
    repo.write("registry/handoffs/acme.yaml", DEAL).commit("promised", by=PAT)
    summary = tmp_path / "summary.md"
    every = run(repo, "check")
    registry, deals = (
        run(repo, "check", "--no-deals"),
        run(repo, "check", "--deals", "--summary", str(summary)),
    )
    assert (registry.code, deals.code) == (1, 1)
    assert ("RDY201" in registry.out, "registry/handoffs/" in registry.out) == (True, False)
    assert "registry/features/" not in deals.out
    told = [line for line in every.out.splitlines() if "[RDY" in line]
    apart = [line for each in (registry, deals) for line in each.out.splitlines() if "[RDY" in line]
    assert sorted(told) == sorted(apart)
    assert "for sam|@octocat: acme (" in deals.err
    assert summary.read_text("utf-8").startswith(
        "| For | Deals | Found |\n|---|---|---|\n| sam\\|@octocat | acme | "
    )
    assert registry.err == ""
    assert run(repo, "check", "--staged", "--deals").code == 2


def test_of_a_note_that_is_gone_the_last_owner_hears(tmp_path: Path) -> None:
    repo = registry(tmp_path)
    repo.write("registry/readyctl.yaml", "version: 1\nname: Acme\npromises_since: 2026-01-01\n")
    repo.write("registry/handoffs/acme.yaml", DEAL).commit("promised", by=ADA, at="2026-01-05")
    repo.delete("registry/handoffs/acme.yaml").commit("gone", by=PAT, at="2026-01-06")
    done = run(repo, "check", "--deals")
    assert (done.code, "RDY511" in done.out) == (1, True), done.err
    assert "for sam|@octocat: acme (1 error)" in done.err
