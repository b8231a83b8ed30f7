"""Every JSON output of a real run fits the schema that it names."""

import json
from pathlib import Path

import jsonschema
import pytest

from readyctl.adapters.git.hooks import HookState
from readyctl.render.hooks_json import STATES
from readyctl.render.json_schemas import ANSWERS, answer_name, schema
from support.cli import run
from support.people import SAM
from support.repo import RepoBuilder
from support.story import ID, tell
from support.texts import feature, feature_path
from support.workbooks import sheet, workbook

COMMANDS = (
    ("status-1", "status"),
    ("proposals-1", "feature", "proposals"),
    ("inbox-1", "inbox"),
    ("suggest-1", "suggest"),
    ("waits-1", "inbox", "--all"),
    ("features-1", "feature", "list"),
    ("features-1", "feature", "show", ID),
    ("features-1", "feature", "show", "torn"),
    ("explain-1", "explain", ID),
    ("log-1", "log", ID),
    ("log-1", "feature", "log", "torn"),
    ("coverage-1", "coverage"),
    ("stale-1", "stale", "--as-of", "2026-12-01"),
    ("ask-1", "ask", ID, "--kind", "contract"),
    ("ask-1", "ask", "no such thing"),
    ("levels-1", "levels"),
    ("roster-1", "roster", "list"),
    ("check-1", "check"),
    ("check-1", "doc", "check", "offer.md"),
    ("check-1", "handoff", "check", "prospect-2025-02"),
    ("handoffs-1", "handoff", "list"),
    ("handoffs-1", "handoff", "show", "prospect-2025-02"),
    ("questions-1", "handoff", "questions", "prospect-2025-02"),
    ("scope-1", "handoff", "scope", "prospect-2025-02"),
    ("retro-1", "handoff", "retro"),
    ("rfp-1", "rfp", "answer", "questions.xlsx", "--output", "answered.xlsx"),
    ("pipeline-1", "pipeline", "list", "--all"),
    ("impact-1", "impact", ID, "--to", "planned"),
    ("diff-1", "diff", "2025-03-12", "2025-06-20"),
    ("agenda-1", "sync", "agenda", "--at", "2025-04-06"),
    ("agenda-1", "sync", "agenda"),
    ("sync-log-1", "sync", "log"),
    ("hooks-1", "hooks", "status"),
    ("version-1", "version"),
)
NOT_PRINTED = {"assistant-1"}
"""What no command prints; tests/workspace/test_assisting.py holds it to its schema."""


@pytest.fixture(scope="module")
def repo(tmp_path_factory: pytest.TempPathFactory) -> RepoBuilder:
    """The story, and beside it a feature and a note that nobody can read, and a document."""
    repo = tell(RepoBuilder(tmp_path_factory.mktemp("story") / "repo"))
    repo.write(feature_path("torn"), feature("torn") + "level: beta\n")
    repo.write("registry/handoffs/torn.yaml", "id: torn\ncustomer: [\n")
    repo.write("offer.md", "Exports is available today. Torn is available today.\n")
    book = workbook({"A": sheet({1: ("Question",), 2: ("Do you have Exports?",)})})
    (repo.top / "questions.xlsx").write_bytes(book)
    repo.commit("odds and ends", by=SAM, at="2025-06-20")
    return repo


def test_every_published_answer_is_asked_for() -> None:
    assert {answer_name(model) for model in ANSWERS} - NOT_PRINTED == {name for name, *_ in COMMANDS}


@pytest.mark.parametrize(("name", "command"), [(name, words) for name, *words in COMMANDS], ids=str)
def test_an_answer_fits_the_schema_that_it_names(repo: RepoBuilder, name: str, command: list[str]) -> None:
    done = run(repo, *command, "--json", at="2025-06-20")
    assert done.code in {0, 1}, done.err
    said = json.loads(done.out)
    assert said["schema"] == f"readyctl.{name.removesuffix('-1')}/1"
    jsonschema.validate(said, json.loads(schema(name)), cls=jsonschema.Draft7Validator)


@pytest.mark.parametrize("audience", ["engineering", "sales", "customer"])
def test_the_data_of_a_page_fits_as_well(repo: RepoBuilder, tmp_path: Path, audience: str) -> None:
    run(repo, "site", "build", "--output", str(tmp_path / "public"), "--audience", audience, at="2025-06-20")
    said = json.loads((tmp_path / "public/features.json").read_text())
    jsonschema.validate(said, json.loads(schema("features-1")))
    assert len(said["features"]) > 1
    assert all(("signed_by" in row) is (audience != "customer") for row in said["features"])


def test_what_the_file_says_is_in_show_alone(repo: RepoBuilder) -> None:
    (shown,) = json.loads(run(repo, "feature", "show", "exports", "--json").out)["features"]
    listed = json.loads(run(repo, "feature", "list", "--json").out)["features"]
    assert shown["entry"]["name"] == "Exports"
    assert {key: value for key, value in shown.items() if key != "entry"} in listed


def test_hooks_say_how_they_stand_in_one_word(repo: RepoBuilder) -> None:
    assert tuple(state.name.lower() for state in HookState) == STATES
    said = json.loads(run(repo, "hooks", "status", "--json").out)
    assert [hook["state"] for hook in said["hooks"]] == ["absent"] * 3
    assert said["shared"] is False
