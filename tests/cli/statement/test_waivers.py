"""Waivers that only engineering can give, against real histories."""

import json
from pathlib import Path

import pytest

from support.calling import readyctl
from support.people import ADA, BOB, SAM
from support.repo import RepoBuilder
from support.texts import ROSTER, SETTINGS, engineer, feature, feature_path, lead, roster, settings

BESIDE, REGISTRYS = "docs/readyctl-waivers.yaml", "registry/readyctl-waivers.yaml"
CLAIM = "We support FX matching today.\n"


def waivers(*lines: str) -> str:
    return "waivers:\n" + "".join(f"  - {{{line}}}\n" for line in lines)


FX = "feature: fx, reason: they know, until: 2026-03-01"
NAMED = f"document: MSA.md, {FX}"


@pytest.fixture
def repo(tmp_path: Path) -> RepoBuilder:
    repo = RepoBuilder(tmp_path / "repo")
    repo.write(ROSTER, roster(lead(ADA), engineer(BOB, areas=("platform",)))).write(SETTINGS, settings())
    repo.write(feature_path("fx"), feature("fx", "planned", name="FX matching"))
    repo.write("docs/MSA.md", CLAIM).commit("begin", by=ADA, at="2026-01-05")
    return repo


def checked(repo: RepoBuilder, file: str = "docs/MSA.md", day: str = "2026-01-20") -> tuple[int, list[str]]:
    code, out, _ = readyctl(repo, "doc", "check", file, "--json", "--as-of", day)
    return code, [d["rule"] for d in json.loads(out)["diagnostics"]]


def test_an_engineers_waiver_counts_and_is_always_told(repo: RepoBuilder) -> None:
    repo.write(BESIDE, waivers(FX)).commit("waive", by=ADA, at="2026-01-10")
    assert checked(repo) == (0, [])
    code, out, err = readyctl(repo, "doc", "check", "docs/MSA.md", "--as-of", "2026-01-20")
    assert (code, out) == (0, "")
    assert "1 finding waived by ada@example.com until 2026-03-01" in err
    _, out, _ = readyctl(repo, "doc", "check", "docs/MSA.md", "--as-of", "2026-01-20", "--json")
    (told,) = json.loads(out)["summary"]["waived"]
    assert (told["by"], told["until"], told["subject"]) == ("ada@example.com", "2026-03-01", "fx")
    assert checked(repo, day="2026-03-02") == (1, ["overclaim", "expired-waiver"])


@pytest.mark.parametrize("who", [SAM, BOB])
def test_a_waiver_of_somebody_who_may_not_sign_the_feature_waives_nothing(
    repo: RepoBuilder, who: object
) -> None:
    repo.write(BESIDE, waivers(FX)).commit("waive", by=who, at="2026-01-10")  # type: ignore[arg-type]
    assert checked(repo) == (1, ["overclaim", "unsigned-waiver"])


def test_an_uncommitted_waiver_waives_nothing(repo: RepoBuilder) -> None:
    repo.put(BESIDE, waivers(FX))
    assert checked(repo) == (1, ["overclaim", "unsigned-waiver"])


def test_each_waiver_is_its_setters_whoever_changes_the_others(repo: RepoBuilder) -> None:
    repo.write(BESIDE, waivers(FX)).commit("waive", by=ADA, at="2026-01-10")
    other = "words: something else, reason: no, until: 2026-03-01"
    repo.write(BESIDE, waivers(other, FX)).commit("more", by=SAM, at="2026-01-11")
    assert checked(repo) == (0, [])
    longer = FX.replace("2026-03-01", "2026-03-31")
    repo.write(BESIDE, waivers(longer)).commit("longer", by=SAM, at="2026-01-12")
    assert checked(repo) == (1, ["overclaim", "unsigned-waiver"])


def test_a_day_that_is_too_late_waives_nothing(repo: RepoBuilder) -> None:
    repo.write(BESIDE, waivers(FX.replace("2026-03-01", "2099-12-31"))).commit("waive", by=ADA)
    assert checked(repo) == (1, ["overclaim", "unsigned-waiver"])


def test_a_document_elsewhere_is_waived_by_the_registrys_file_under_its_name(repo: RepoBuilder) -> None:
    outside = repo.top.parent / "MSA.md"
    outside.write_text(CLAIM, encoding="utf-8")
    beside = outside.parent / "readyctl-waivers.yaml"
    beside.write_text(waivers(FX), encoding="utf-8")
    assert checked(repo, str(outside)) == (1, ["overclaim", "unsigned-waiver"])
    beside.unlink()
    repo.write(REGISTRYS, waivers(FX)).commit("unnamed", by=ADA, at="2026-01-10")
    assert checked(repo, str(outside)) == (1, ["overclaim"])
    repo.write(REGISTRYS, waivers(NAMED)).commit("named", by=ADA, at="2026-01-10")
    assert checked(repo, str(outside)) == (0, [])
    assert readyctl(repo, "check", "--select", "misplaced-file")[0] == 0


def test_a_file_with_an_error_waives_nothing(repo: RepoBuilder) -> None:
    repo.write(BESIDE, waivers("feature: fx, until: 2026-03-01")).commit("waive", by=ADA, at="2026-01-10")
    assert checked(repo) == (1, ["overclaim", "invalid-waiver"])


def test_a_commit_that_leaves_a_waiver_as_it_was_signs_nothing(repo: RepoBuilder) -> None:
    repo.write(BESIDE, waivers(FX)).commit("waive", by=SAM, at="2026-01-10")
    repo.write("README", "x").commit("something else", by=ADA, at="2026-01-11")
    assert checked(repo) == (1, ["overclaim", "unsigned-waiver"])


def test_a_waiver_may_be_for_what_a_feature_was_called_and_not_for_what_none_ever_was(
    repo: RepoBuilder,
) -> None:
    repo.write(feature_path("fx-old"), "id: fx-old\nreplaced_by: [fx]\n")
    until = "reason: they know, until: 2026-03-01"
    repo.write(BESIDE, waivers(FX, f"feature: fx-old, {until}", f"feature: fy, {until}"))
    repo.commit("waive", by=ADA, at="2026-01-10")
    _, out, _ = readyctl(repo, "doc", "check", "docs/MSA.md", "--json", "--as-of", "2026-01-20")
    assert [d["message"] for d in json.loads(out)["diagnostics"] if "fy" in d["message"]]
    assert not [d["message"] for d in json.loads(out)["diagnostics"] if "fx" in d["message"]]
