"""What is left at the id of a renamed feature leads to another only where engineering signed that."""

import json

import pytest

from support.cli import registry, run
from support.people import ADA, SAM
from support.repo import RepoBuilder
from support.texts import feature, feature_path

SSO = feature_path("sso")
STONE = "id: sso\nname: SAML single sign-on\nreplaced_by: fx\n"


@pytest.fixture
def repo(tmp_path_factory: pytest.TempPathFactory) -> RepoBuilder:
    return registry(tmp_path_factory.mktemp("stones"), level="shipped")


def listed(repo: RepoBuilder) -> dict[str, dict[str, object]]:
    return {f["id"]: f for f in json.loads(run(repo, "feature", "list", "--json").out)["features"]}


def asked(repo: RepoBuilder, words: str) -> tuple[str, str]:
    answer = json.loads(run(repo, "ask", words, "--kind", "contract", "--json", "--as-of", "2026-01-06").out)
    return answer["feature"], answer["answer"]


def findings(repo: RepoBuilder, *args: str) -> list[tuple[str, str]]:
    found = json.loads(run(repo, "check", *args, "--format", "json").out)["diagnostics"]
    return [(d["code"], d["path"]) for d in found]


@pytest.mark.parametrize("words", ["sso", "SAML single sign-on"])
def test_an_outsiders_tombstone_redirects_no_question(repo: RepoBuilder, words: str) -> None:
    repo.write(SSO, STONE).commit("sso ships", by=SAM)
    assert asked(repo, words) == ("sso", "no")


def test_an_outsiders_tombstone_is_planned_and_reported(repo: RepoBuilder) -> None:
    repo.write(SSO, STONE).commit("sso ships", by=SAM)
    shown = listed(repo)["sso"]
    assert (shown["effective_level"], shown["signed"], shown["level"]) == ("planned", False, None)
    assert "sam@example.com is not on the roster" in str(shown["why"])
    assert ("RDY201", SSO) in findings(repo)
    assert "the feature is said to go on as fx and counts as 'planned'" in run(repo, "check").out


def test_a_document_and_a_promise_are_judged_without_an_outsiders_tombstone(repo: RepoBuilder) -> None:
    repo.write(SSO, STONE).commit("sso ships", by=SAM)
    repo.put("offer.md", "SAML single sign-on is available today.\n")
    assert run(repo, "doc", "check", "offer.md").code == 1
    assert run(repo, "badge", "sso").out.count("shipped") == 0


def test_the_gate_refuses_an_outsiders_tombstone_and_lets_an_engineers_through(repo: RepoBuilder) -> None:
    repo.write(SSO, STONE)
    refused = run(repo, "check", "--staged", by=SAM)
    assert (refused.code, "RDY201" in refused.out) == (1, True)
    assert run(repo, "check", "--staged", by=ADA).code == 0


def test_an_engineers_tombstone_redirects(repo: RepoBuilder) -> None:
    repo.write(SSO, STONE).commit("sso is fx", by=ADA)
    assert asked(repo, "sso") == ("fx", "yes")
    assert "sso" not in listed(repo)
    assert SSO not in {path for _, path in findings(repo)}


def test_an_engineer_signs_what_an_outsider_left_behind(repo: RepoBuilder) -> None:
    repo.write(SSO, STONE).commit("sso is fx", by=SAM)
    assert run(repo, "feature", "sign", "sso", "--yes").code == 0
    assert asked(repo, "sso") == ("fx", "yes")


@pytest.mark.parametrize("text", [STONE + "colour: red\n", STONE.replace("id: sso", "id: saml")])
def test_an_invalid_tombstone_redirects_nothing_whoever_wrote_it(repo: RepoBuilder, text: str) -> None:
    repo.write(SSO, text).commit("sso is fx", by=ADA)
    assert asked(repo, "sso") == ("sso", "no")


def test_of_a_feature_that_an_outsider_renames_the_old_id_awaits_engineering(repo: RepoBuilder) -> None:
    repo.write(feature_path("plan"), feature("plan", level="planned")).commit("an idea", by=SAM)
    done = run(repo, "feature", "rename", "plan", "scheme", "--yes", "--commit", by=SAM)
    assert (done.code, "feature sign plan`" in done.err) == (0, True)
    shown = listed(repo)
    assert (shown["plan"]["effective_level"], shown["plan"]["signed"]) == ("planned", False)
    assert asked(repo, "Feature plan") == ("scheme", "no")
    assert asked(repo, "plan") == ("plan", "no")


def test_every_tombstone_of_one_id_is_looked_at(repo: RepoBuilder) -> None:
    other = feature_path("sso", "search")
    repo.write(SSO, STONE).write(other, STONE.replace("fx", "gone")).commit("twice", by=ADA)
    assert ("RDY110", other) in findings(repo)
    assert run(repo, "feature", "show", "sso").code == 2


@pytest.mark.parametrize(
    "command", [("feature", "show", "sso"), ("explain", "sso"), ("feature", "log", "sso"), ("stale",)]
)
def test_every_reading_command_takes_an_outsiders_tombstone(
    repo: RepoBuilder, command: tuple[str, ...]
) -> None:
    repo.write(SSO, STONE).commit("sso is fx", by=SAM)
    done = run(repo, *command)
    assert done.code in {0, 1}
    assert "goes by" not in done.out


def test_the_page_leads_nobody_from_an_outsiders_tombstone(repo: RepoBuilder) -> None:
    repo.write(SSO, STONE).commit("sso is fx", by=SAM)
    assert run(repo, "site", "build", "--output", "page").code == 0
    shown = {f["id"]: f for f in json.loads((repo.top / "page/features.json").read_text())["features"]}
    assert (shown["sso"]["level"], shown["fx"]["level"]) == ("planned", "shipped")
