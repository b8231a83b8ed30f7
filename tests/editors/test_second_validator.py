"""A second validator reads the schemas as the first one does."""

import json
from collections import Counter
from pathlib import Path

import jsonschema
import pytest

from readyctl.render.file_kinds import file_kind
from readyctl.render.json_schemas import ANSWERS, SCHEMAS, answer_name, schema
from support.agreement import refusals
from support.cli import run
from support.damage import Damaged, damaged
from support.repo import RepoBuilder
from support.second_validator import wrong

pytestmark = [pytest.mark.editors, pytest.mark.timeout(600)]
ID = "multi-currency-reconciliation"
COMMANDS = (
    "status", "feature proposals", "inbox", "inbox --all", "suggest", "feature list", f"feature show {ID}",
    f"explain {ID}", f"log {ID}", "coverage", "stale", f"ask {ID} --kind contract", "ask nothing-of-this",
    "levels", "roster list", "check", "doc check deck.md", "deck check deck.md", "handoff check acme-2026",
    "handoff list", "handoff show acme-2026", "handoff questions acme-2026", "handoff retro",
    "pipeline list --all", f"impact {ID} --to planned", "diff 2026-09-20 2026-10-20", "sync agenda",
    "sync log", "hooks status", "version",
)  # fmt: skip
ELSEWHERE = {"assistant-1", "rfp-1"}
"""What needs an assistant, or a questionnaire, that the demo does not have."""
EVERY = 29
NO_NUMBERS = (".nan", ".inf", "-.inf")
"""What JSON does not have: a text in place of a number to the one, nothing at all to the other."""


def cases(some: list[Damaged]) -> list[dict[str, object]]:
    return [{"schema": name(one.kind), "text": one.text} for one in some]


def name(kind: str) -> str:
    known = file_kind(kind)
    assert known is not None
    return known.schema


@pytest.fixture(scope="module")
def repo(tmp_path_factory: pytest.TempPathFactory) -> RepoBuilder:
    """The repository of the demo, as the program built it."""
    folder = tmp_path_factory.mktemp("demo")
    done = run(RepoBuilder(folder / "outside"), "demo", str(folder / "story"))
    assert done.code == 0, done.err
    return RepoBuilder(folder / "story", create=False)


def test_every_schema_is_one_that_a_strict_validator_takes() -> None:
    assert wrong([{"schema": each, "data": None} for each in SCHEMAS if each != "waivers"])


def test_every_output_of_the_demo_fits_its_schema_for_both(repo: RepoBuilder, tmp_path: Path) -> None:
    said = []
    for command in COMMANDS:
        done = run(repo, *command.split(), "--json")
        assert done.code in {0, 1}, f"{command}: {done.err}"
        said.append(json.loads(done.out))
    for audience in ("engineering", "sales", "customer"):
        run(repo, "site", "build", "--output", str(tmp_path / audience), "--audience", audience)
        said.append(json.loads((tmp_path / audience / "features.json").read_text()))
    names = [one["schema"].removeprefix("readyctl.").replace("/", "-") for one in said]
    assert {answer_name(model) for model in ANSWERS} - ELSEWHERE == set(names)
    for one, named in zip(said, names, strict=True):
        jsonschema.validate(one, json.loads(schema(named)), cls=jsonschema.Draft7Validator)
    told = wrong([{"schema": named, "data": one} for one, named in zip(said, names, strict=True)])
    assert told == [[] for _ in said]


def test_an_output_with_a_key_too_many_or_too_few_is_refused(repo: RepoBuilder) -> None:
    one = json.loads(run(repo, "levels", "--json").out)
    less = [{key: value for key, value in one.items() if key != left_out} for left_out in one]
    right, *others = wrong(
        [{"schema": "levels-1", "data": data} for data in (one, one | {"extra": 1}, *less)]
    )
    assert right == []
    assert all(others)


def test_both_say_the_same_of_damaged_entries_but_for_what_is_no_number_in_json() -> None:
    some = list(damaged())[::EVERY]
    said = wrong(cases(some))
    apart = [
        f"{one.kind} {one.what}: {refusals(one)} {second}"
        for one, second in zip(some, said, strict=True)
        if bool(refusals(one)) is not bool(second) and not one.what.endswith(NO_NUMBERS)
    ]
    kinds = Counter(bool(second) for second in said)
    assert min(kinds.values()) > len(some) / 20, kinds
    assert apart == []
