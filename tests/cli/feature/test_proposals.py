"""What waits for engineering, and the no that it may get."""

import json
from pathlib import Path

import pytest

from support.calling import readyctl
from support.people import ADA, BOB, PAT, SAM
from support.repo import RepoBuilder
from support.texts import ROSTER, SETTINGS, engineer, feature, feature_path, lead, roster, settings

FX = feature_path("fx")
ASKED = (
    "proposed: {level: committed, by: pat@example.com, reason: Acme waits, "
    "set: {delivery.date: 2027-06-30}}\n"
)
NOTE = """id: acme
customer: Acme
owner: sam@example.com
stage: contract
value: {amount: 1200000, currency: EUR}
promises:
  - {feature: fx, kind: mention, status: confirmed}
"""


@pytest.fixture
def repo(tmp_path: Path) -> RepoBuilder:
    repo = RepoBuilder(tmp_path / "repo")
    repo.write(ROSTER, roster(lead(ADA), engineer(BOB, areas=["other"]))).write(SETTINGS, settings())
    repo.write(FX, feature("fx", "planned")).commit("begin", by=ADA, at="2026-01-05")
    repo.write(FX, feature("fx", "planned", more=ASKED)).commit("ask", by=PAT, at="2026-01-10")
    repo.write("registry/handoffs/acme.yaml", NOTE).commit("promised", by=SAM, at="2026-01-11")
    return repo


def asked(repo: RepoBuilder) -> list[dict[str, object]]:
    code, out, _ = readyctl(repo, "feature", "proposals", "--json", "--as-of", "2026-01-20")
    assert code == 0
    found: list[dict[str, object]] = json.loads(out)["proposals"]
    return found


def test_a_request_tells_who_since_when_who_decides_and_the_deals_behind_it(repo: RepoBuilder) -> None:
    (one,) = asked(repo)
    assert (one["feature"], one["level"], one["set"]) == ("fx", "committed", {"delivery.date": "2027-06-30"})
    assert (one["by"], one["since"], one["age_days"]) == ("pat@example.com", "2026-01-10", 10)
    assert (one["deals"], one["value"]) == (["acme"], [{"amount": "1200000", "currency": "EUR"}])
    assert "Ada" in str(one["decides"])
    assert "Bob" not in str(one["decides"])


def test_an_edit_beside_the_request_makes_it_no_younger_and_another_request_does(repo: RepoBuilder) -> None:
    repo.write(FX, feature("fx", "planned", more=ASKED + "tags: [money]\n")).commit(
        "tag", by=SAM, at="2026-01-12"
    )
    assert asked(repo)[0]["since"] == "2026-01-10"
    other = ASKED.replace("2027-06-30", "2027-03-31")
    repo.write(FX, feature("fx", "planned", more=other)).commit("sooner", by=PAT, at="2026-01-13")
    assert asked(repo)[0]["since"] == "2026-01-13"


def test_the_list_names_the_commands_that_decide(repo: RepoBuilder) -> None:
    _, out, err = readyctl(repo, "feature", "proposals", "--as-of", "2026-01-20")
    assert "committed delivery.date=2027-06-30" in out
    assert "1,200,000 EUR" in out
    assert "readyctl feature sign fx --accept" in err
    assert readyctl(repo, "feature", "decline", "fx", "--reason", "no", "--dry-run")[0] == 0


def test_declining_takes_the_request_out_and_says_why_in_the_commit(repo: RepoBuilder) -> None:
    args = ("feature", "decline", "fx", "--reason", "nobody is free before summer", "--yes")
    code, _, err = readyctl(repo, *args, env=repo.identity(ADA))
    assert code == 0, err
    assert "tell pat@example.com" in err
    assert "nobody is free before summer" in repo.git("log", "-1", "--format=%B")
    assert repo.read(FX) == feature("fx", "planned")
    assert asked(repo) == []


def test_declining_what_nobody_asks_for_is_refused(repo: RepoBuilder) -> None:
    repo.write(FX, feature("fx", "planned")).commit("taken back", by=PAT)
    code, _, err = readyctl(repo, "feature", "decline", "fx", "--reason", "no", "--yes")
    assert (code, "nobody asks" in err) == (2, True)


def test_without_a_reason_and_without_a_terminal_it_names_the_option(repo: RepoBuilder) -> None:
    code, _, err = readyctl(repo, "feature", "decline", "fx", "--yes")
    assert (code, "--reason" in err) == (2, True)
