"""`check` in every format: the same exit code, and output that its readers accept."""

import json
from pathlib import Path

import jsonschema
import pytest

from readyctl.cli.app import run
from readyctl.cli.gate import FindingsFormat
from readyctl.render.entry.formats import FORMATS
from readyctl.render.entry.markdown import MOST_BYTES
from readyctl.render.json_schemas import schema
from support.people import ADA, BOB, SAM
from support.repo import RepoBuilder
from support.texts import ROSTER, SETTINGS, feature, feature_path, lead, roster, settings

TODAY = "2026-01-06"


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> RepoBuilder:
    builder = RepoBuilder(tmp_path / "repo")
    for key, value in builder.env.items():
        monkeypatch.setenv(key, value)
    monkeypatch.setenv("READYCTL_TODAY", TODAY)
    monkeypatch.chdir(builder.top)
    builder.write(SETTINGS, settings()).write(ROSTER, roster(lead(ADA), lead(BOB))).commit("begin", by=ADA)
    return builder


def test_each_format_can_be_asked_for() -> None:
    assert {chosen.value for chosen in FindingsFormat} == set(FORMATS)


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_the_format_never_changes_the_exit_code(
    repo: RepoBuilder, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    repo.write(feature_path("fx"), feature("fx", "shipped")).commit("ship", by=ADA)
    assert run(["check", "--format", name]) == 0
    assert "RDY" not in capsys.readouterr().out
    repo.write(feature_path("fy"), feature("fy", "shipped")).commit("ship", by=SAM)
    assert run(["check", "--format", name]) == 1
    assert "RDY201" in capsys.readouterr().out


def test_warnings_fail_only_where_that_is_asked_for(repo: RepoBuilder) -> None:
    repo.write(ROSTER, roster(lead(ADA))).commit("one lead", by=ADA)
    assert run(["check"]) == 0
    assert run(["check", "--strict"]) == 1
    assert run(["check", "--strict", "--ignore", "single-lead"]) == 0


def test_json_fits_its_schema_and_is_the_same_on_every_run(
    repo: RepoBuilder, capsys: pytest.CaptureFixture[str]
) -> None:
    repo.write(feature_path("fx"), feature("fx", "shipped")).commit("ship", by=SAM)
    repo.write(feature_path("fy"), "id: fz\nlevel: 012\nlevl: x\n").commit("more", by=SAM)
    outputs = []
    for _ in range(2):
        run(["check", "--json"])
        outputs.append(capsys.readouterr().out)
    written = json.loads(outputs[0])
    assert outputs[0] == outputs[1]
    jsonschema.validate(written, json.loads(schema("check-1")))
    assert (written["as_of"], written["revision"]) == (TODAY, repo.head)
    assert written["summary"] == {"error": len(written["diagnostics"]), "warning": 0, "entries": 4}
    assert {found["code"] for found in written["diagnostics"]} == {
        "RDY101", "RDY102", "RDY103", "RDY104", "RDY201",
    }  # fmt: skip


def test_with_a_file_the_format_goes_there_and_text_to_the_log(
    repo: RepoBuilder, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    repo.write(feature_path("fx"), feature("fx", "shipped")).commit("ship", by=SAM)
    file, summary = tmp_path / "q.json", tmp_path / "summary.md"
    file.write_text("from the run before", "utf-8")
    summary.write_text("# Before\n", "utf-8")
    told = ("--output-file", str(file), "--summary", str(summary))
    assert run(["check", "--format", "gitlab", *told]) == 1
    assert capsys.readouterr().out.startswith("registry/features/payments/fx.yaml:")
    assert "RDY201" in json.loads(file.read_bytes())[0]["description"]
    assert summary.read_text("utf-8").startswith("# Before\n**readyctl check**: 1 error in 3 entries")
    repo.write(feature_path("fx"), feature("fx", "planned")).commit("plan", by=SAM)
    assert run(["check", "--format", "gitlab", *told]) == 0
    assert (capsys.readouterr().out, json.loads(file.read_bytes())) == ("", [])
    assert summary.read_text("utf-8").endswith("nothing to report in 3 entries, as of 2026-01-06.\n")


def test_a_file_that_cannot_be_written_is_told_behind_the_findings(
    repo: RepoBuilder, capsys: pytest.CaptureFixture[str]
) -> None:
    repo.write(feature_path("fx"), feature("fx", "planned")).commit("plan", by=SAM)
    for option in ("--output-file", "--summary"):
        assert run(["check", "--format", "sarif", option, "registry"]) == 1
        assert "error: registry" in capsys.readouterr().err
    assert run(["check", "--output-file", "-"]) == 2


def test_what_a_summary_holds_already_leaves_less_room(
    repo: RepoBuilder, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    repo.write(feature_path("fx"), feature("fx", "shipped")).commit("ship", by=SAM)
    summary = tmp_path / "summary.md"
    summary.write_bytes(b"x" * (MOST_BYTES - 500))
    assert run(["check", "--summary", str(summary)]) == 1
    assert "RDY201" in capsys.readouterr().out
    assert summary.stat().st_size <= MOST_BYTES
    assert summary.read_text("utf-8").endswith("1 more, for which there is no room here.\n")


def test_text_says_nothing_where_all_is_well(repo: RepoBuilder, capsys: pytest.CaptureFixture[str]) -> None:
    repo.write(feature_path("fx"), feature("fx", "planned")).commit("plan", by=SAM)
    assert run(["check"]) == 0
    assert capsys.readouterr().out == ""


def test_a_range_answers_for_the_misplaced_files_it_brings_and_for_no_others(
    repo: RepoBuilder, capsys: pytest.CaptureFixture[str]
) -> None:
    repo.write("registry/features/lost.yaml", "id: lost\n").commit("lost", by=SAM)
    assert run(["check", "--range", "HEAD~1..HEAD"]) == 1
    assert "RDY016" in capsys.readouterr().out
    repo.write(feature_path("fx"), feature("fx", "planned")).commit("plan", by=SAM)
    assert run(["check", "--range", "HEAD~1..HEAD"]) == 0


def test_findings_lead_to_the_pages_that_a_lead_named_and_to_no_others(
    repo: RepoBuilder, capsys: pytest.CaptureFixture[str]
) -> None:
    repo.write(SETTINGS, f"{settings()}docs: https://docs.example.com/\n").commit("pages", by=ADA)
    repo.write(SETTINGS, f"{settings()}docs: https://evil.example\n").commit("others", by=SAM)
    repo.write(feature_path("fx"), feature("fx", "planned")).commit("plan", by=ADA)
    repo.write(feature_path("fx"), feature("fx", "shipped"))
    repo.write("mail.txt", "Feature fx is generally available today.\n")
    repo.git("add", "registry")
    repo.git("config", "user.name", SAM.name)
    repo.git("config", "user.email", SAM.email)
    capsys.readouterr()
    for words in (["check"], ["check", "--staged"], ["doc", "check", "mail.txt"]):
        assert run([*words, "--json"]) == 1
        found = json.loads(capsys.readouterr().out)["diagnostics"]
        assert {each["url"] for each in found} == {
            f"https://docs.example.com/rules/{each['code']}.html" for each in found
        }
