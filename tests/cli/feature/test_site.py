"""The page and the badges from the command line, on real histories."""

import json
from pathlib import Path

import pytest

from support.cli import registry, run
from support.people import ADA, PAT, SAM
from support.repo import RepoBuilder
from support.texts import feature, feature_path

FX = feature_path()


@pytest.fixture
def repo(tmp_path: Path) -> RepoBuilder:
    """fx: planned, committed and signed, slipped and signed."""
    repo = registry(tmp_path, level="planned")
    repo.write(FX, feature()).commit("committed", by=ADA, at="2026-02-01")
    repo.write(FX, feature().replace("2027-06-30", "2027-09-30")).commit("slip", by=ADA, at="2026-03-01")
    return repo


def built(repo: RepoBuilder, *args: str) -> tuple[Path, str]:
    folder = repo.top.parent / "public"
    done = run(repo, "site", "build", "--output", str(folder), *args, at="2026-03-03")
    assert (done.code, done.out) == (0, "")
    assert "1 features" not in done.err
    return folder, (folder / "index.html").read_text(encoding="utf-8")


def test_the_page_tells_the_level_the_signature_and_the_slip(repo: RepoBuilder) -> None:
    folder, page = built(repo)
    assert "by 30 September 2027" in page
    assert "30 June 2027 to 30 September 2027" in page
    assert "Ada Lovelace" in page
    assert (folder / "badges/fx.svg").exists()
    assert (folder / "changes.atom").exists()
    (answer,) = json.loads((folder / "features.json").read_text())["features"]
    (listed,) = json.loads(run(repo, "feature", "list", "--json", at="2026-03-03").out)["features"]
    assert {key: answer[key] for key in listed.keys() & answer.keys()} == {
        key: listed[key] for key in listed.keys() - {"due", "tags", "proposed"}
    }


def test_a_raised_level_nobody_signed_leaves_no_trace_for_sales(repo: RepoBuilder) -> None:
    built(repo)
    claim = feature(level="shipped", summary="CANARY summary", more="caveats: [CANARY caveat]\n")
    repo.write(FX, claim).commit("forced", by=PAT, at="2026-03-02")
    folder, page = built(repo)
    said = "".join(path.read_text(encoding="utf-8") for path in folder.rglob("*") if path.is_file())
    assert "awaiting engineering" in page
    for hidden in ("CANARY", "2027-09-30", "runs since May", "pat@example.com"):
        assert hidden not in said
    _, page = built(repo, "--audience", "engineering")
    assert "declared shipped" in page
    assert "pat@example.com" in page


def test_building_for_customers_removes_what_was_written_for_sales(repo: RepoBuilder) -> None:
    repo.write(feature_path("idea"), feature("idea", level="exploratory")).commit("idea", by=SAM)
    folder, _ = built(repo)
    assert (folder / "badges/idea.svg").exists()
    _, page = built(repo, "--audience", "customer")
    assert sorted(path.name for path in folder.iterdir()) == [
        ".readyctl-site.json",
        "badges",
        "features.json",
        "index.html",
    ]
    assert not (folder / "badges/idea.svg").exists()
    assert "Ada" not in page
    assert "idea" not in "".join(
        path.read_text(encoding="utf-8") for path in folder.rglob("*") if path.is_file()
    )


def test_without_a_folder_nothing_is_built(repo: RepoBuilder) -> None:
    done = run(repo, "site", "build")
    assert done.code == 2
    assert "--output DIR" in done.err


def test_a_page_that_is_not_ours_stays(repo: RepoBuilder) -> None:
    (repo.top.parent / "public").mkdir()
    (repo.top.parent / "public/index.html").write_text("mine")
    done = run(repo, "site", "build", "--output", str(repo.top.parent / "public"))
    assert done.code == 1
    assert (repo.top.parent / "public/index.html").read_text() == "mine"


def test_a_badge_that_is_true_passes_and_one_that_claims_more_fails(repo: RepoBuilder) -> None:
    readme = repo.top / "README.md"
    readme.write_text(f"# Ours\n\nMatching: {run(repo, 'badge', 'fx').out}", encoding="utf-8")
    assert run(repo, "badge", "--check", "README.md").code == 0
    readme.write_text(readme.read_text(encoding="utf-8").replace("Committed", "Shipped"), encoding="utf-8")
    done = run(repo, "badge", "--check", "README.md", "--format", "json")
    assert done.code == 1
    (found,) = json.loads(done.out)["diagnostics"]
    assert (found["rule"], found["subject"], found["line"]) == ("stale-badge", "fx", 3)


def test_a_badge_for_no_feature_fails(repo: RepoBuilder) -> None:
    (repo.top / "README.md").write_text("<!-- readyctl:gone -->● Shipped<!-- /readyctl:gone -->\n")
    assert run(repo, "badge", "--check", "README.md").code == 1


def test_badges_are_written_and_printed(repo: RepoBuilder) -> None:
    assert run(repo, "badge", "--output", "badges").code == 0
    assert sorted(path.name for path in (repo.top / "badges").glob("fx.*")) == ["fx.json", "fx.svg"]
    assert "Committed, by 2027-09-30" in run(repo, "badge", "fx", "--as", "svg", at="2026-03-03").out
    assert json.loads(run(repo, "badge", "fx", "--as", "shields").out)["label"] == "Feature fx"
    assert run(repo, "badge", "--as", "svg").code == 0
    repo.write(feature_path("fy"), feature("fy", level="planned")).commit("fy", by=PAT)
    assert run(repo, "badge", "--as", "svg").code == 2


def test_an_unknown_id_is_answered_with_a_suggestion(repo: RepoBuilder) -> None:
    done = run(repo, "badge", "fxx")
    assert done.code == 2
    assert "did you mean fx?" in done.err


def test_what_a_wider_build_left_and_somebody_changed_fails_the_build(repo: RepoBuilder) -> None:
    folder, _ = built(repo, "--audience", "engineering")
    (folder / "changes.atom").write_text("edited", encoding="utf-8")
    target = ("site", "build", "--output", str(folder), "--audience", "customer")
    done = run(repo, *target, at="2026-03-03")
    assert done.code == 1
    assert "changes.atom" in done.err


def test_an_address_that_is_no_web_address_is_refused(repo: RepoBuilder) -> None:
    done = run(repo, "site", "build", "--output", str(repo.top.parent / "p"), "--url", "javascript:alert(1)")
    assert done.code == 2


@pytest.mark.parametrize("folder", ["", "registry/public", ".git/public"])
def test_folders_that_are_no_place_for_a_page_are_refused(repo: RepoBuilder, folder: str) -> None:
    target = str(repo.top / folder) if folder else ""
    assert run(repo, "site", "build", "--output", target).code == 2
    assert not (repo.top / folder / "index.html").exists()
