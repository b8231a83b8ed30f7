"""A note that cannot be read is named wherever its promises would have counted."""

import json
from pathlib import Path

import pytest

from support.calling import readyctl
from support.people import ADA, SAM
from support.repo import RepoBuilder
from support.texts import ROSTER, SETTINGS, feature, feature_path, lead, roster, settings

DEAL = "registry/handoffs/acme.yaml"
TEXT = """\
id: acme
customer: Acme
owner: sam@example.com
stage: propsal
promises:
  - {feature: fx, kind: contract, due: 2027-12-31, status: confirmed}
"""


@pytest.fixture
def repo(tmp_path: Path) -> RepoBuilder:
    repo = RepoBuilder(tmp_path / "repo")
    repo.write(ROSTER, roster(lead(ADA))).write(SETTINGS, settings())
    repo.write(feature_path(), feature("fx", "shipped")).commit("begin", by=ADA)
    repo.write(DEAL, TEXT).commit("a deal", by=SAM)
    return repo


def test_impact_does_not_say_that_nothing_becomes_untrue(repo: RepoBuilder) -> None:
    code, out, _ = readyctl(repo, "impact", "fx", "--to", "beta")
    assert code == 0
    assert "No promise that can be read becomes untrue." in out
    assert f"{DEAL} cannot be read, and may promise more: " in out
    _, out, _ = readyctl(repo, "impact", "fx", "--to", "beta", "--json")
    assert [note["path"] for note in json.loads(out)["unreadable"]] == [DEAL]


def test_lowering_a_level_names_it_before_it_asks(repo: RepoBuilder) -> None:
    _, out, err = readyctl(repo, "feature", "set-level", "fx", "planned", "--dry-run", "--reason", "rounding")
    assert f"{DEAL} cannot be read" in out + err


@pytest.mark.parametrize("chosen", ["text", "markdown", "slack", "ics"])
def test_every_agenda_names_it(repo: RepoBuilder, chosen: str) -> None:
    _, out, err = readyctl(repo, "sync", "agenda", "--format", chosen)
    told = err if chosen == "ics" else out.replace("\\", "").replace("\u200b", "")
    assert "acme.yaml cannot be read" in told


def test_the_agenda_and_the_pipeline_name_it_as_data(repo: RepoBuilder) -> None:
    for command in (["sync", "agenda"], ["pipeline", "list"]):
        _, out, _ = readyctl(repo, *command, "--json")
        ((path, why),) = [(note["path"], note["why"]) for note in json.loads(out)["unreadable"]]
        assert path == DEAL
        assert "propsal" in why


def test_the_pipeline_lists_it(repo: RepoBuilder) -> None:
    _, out, _ = readyctl(repo, "pipeline", "list")
    assert f"{DEAL} cannot be read" in out
