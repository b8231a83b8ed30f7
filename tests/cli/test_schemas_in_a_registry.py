"""A registry carries the schemas of its files, and each file that is made names its own."""

import json
from pathlib import Path

from readyctl.core.entry.path import classify
from readyctl.render.json_schemas import schema
from support.cli import registry, run
from support.repo import RepoBuilder
from support.texts import feature_path

_PROMISE = ("handoff", "promise", "acme", "fx", "--customer", "Acme", "--kind", "mention", "--yes")
_NAMED = "# yaml-language-server: $schema="


def schema_named(file: Path) -> Path:
    first = file.read_text("utf-8").partition("\n")[0]
    assert first.startswith(_NAMED), first
    return file.parent / first.removeprefix(_NAMED)


def test_every_file_that_is_made_names_a_schema_that_is_there(tmp_path: Path) -> None:
    repo = RepoBuilder(tmp_path / "repo")
    assert run(repo, "init", "--yes").code == 0
    repo.write("table.csv", "Title,Status\nBulk,idea\n")
    done = [
        run(repo, "feature", "new", "fx", "--area", "pay", "--name", "FX", "--summary", "Many.", "--yes"),
        run(repo, "import", "csv", "table.csv", "--area", "payments", "--yes"),
        run(repo, *_PROMISE),
    ]
    assert [each.code for each in done] == [0, 0, 0], [each.err + each.out for each in done]
    files = (repo.top / "registry").rglob("*.yaml")
    made = [file for file in files if classify(file.relative_to(repo.top).as_posix(), "registry")]
    assert {file.parent.name for file in made} > {"pay", "payments", "handoffs"}
    for file in made:
        assert json.loads(schema_named(file).read_text())["$id"].startswith("urn:readyctl:")


def test_a_registry_without_schemas_stays_as_it_is_until_it_is_asked(tmp_path: Path) -> None:
    repo = registry(tmp_path)
    new = ("feature", "new", "--area", "payments", "--summary", "Many.", "--yes", "--name")
    before = (repo.top / feature_path()).read_bytes()
    assert run(repo, *new, "One", "one").code == 0
    assert _NAMED not in (repo.top / feature_path("one")).read_text()
    done = run(repo, "init", "--schemas", "--yes")
    assert (done.code, done.out) == (0, ""), done.err
    assert run(repo, *new, "Two", "two").code == 0
    assert schema_named(repo.top / feature_path("two")).is_file()
    assert "nothing to change" in run(repo, "init", "--schemas", "--yes").err
    assert (repo.top / feature_path()).read_bytes() == before
    repo.write("registry/.schemas/feature.json", "{}")
    repo.commit("an older version")
    assert run(repo, "init", "--schemas", "--yes").code == 0
    assert json.loads((repo.top / "registry/.schemas/feature.json").read_text()) == json.loads(
        schema("feature")
    )


def test_a_file_that_moves_keeps_its_bytes(tmp_path: Path) -> None:
    repo = registry(tmp_path)
    assert run(repo, "init", "--schemas", "--yes").code == 0
    assert run(repo, "feature", "rename", "fx", "currency", "--yes").code == 0
    assert _NAMED not in (repo.top / feature_path("currency")).read_text()
