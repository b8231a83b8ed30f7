"""Signing: an act of its own, one commit, exactly these files, and nothing for those who may not."""

import json
from pathlib import Path

import pytest

from support.cli import registry, run
from support.people import ADA, BOB, CARA, SAM
from support.repo import RepoBuilder
from support.texts import ROSTER, feature, feature_path, lead, roster

FX = feature_path()


@pytest.fixture
def repo(tmp_path: Path) -> RepoBuilder:
    return registry(tmp_path)


def signed(repo: RepoBuilder, today: str = "2026-02-01") -> dict[str, bool]:
    listed = json.loads(run(repo, "feature", "list", "--json", READYCTL_TODAY=today).out)
    return {f["id"]: f["signed"] for f in listed["features"]}


def test_sign_shows_what_changed_since_the_last_signature(repo: RepoBuilder) -> None:
    changed = feature().replace("One way only.", "Both ways.")
    repo.write(FX, changed).commit("scope", by=SAM)
    done = run(repo, "feature", "sign", "fx", "--yes")
    assert "Ada Lovelace signed it on 2026-01-05" in done.err
    assert "Both ways." in done.err
    assert "One way only." in done.err
    assert signed(repo) == {"fx": True}


def test_a_first_signature_shows_the_whole_claim(repo: RepoBuilder) -> None:
    repo.write(feature_path("b2"), feature("b2", level="beta")).commit("b2", by=SAM)
    done = run(repo, "feature", "sign", "b2", "--yes")
    assert "b2 was never signed" in done.err
    assert "slow above ten currencies" in done.err


def test_the_date_is_today_and_then_a_time_of_today(repo: RepoBuilder) -> None:
    run(repo, "feature", "sign", "fx", "--yes", at="2026-02-01")
    assert "accurate_as_of: 2026-02-01\n" in (repo.top / FX).read_text()
    first = repo.head
    run(repo, "feature", "sign", "fx", "--yes", at="2026-02-01T10:30:00+00:00")
    assert '"2026-02-01T10:30:00Z"' in (repo.top / FX).read_text()
    run(repo, "feature", "sign", "fx", "--yes", at="2026-02-01T10:30:00+00:00")
    assert repo.git("rev-list", "--count", f"{first}..HEAD") == "2"
    listed = json.loads(run(repo, "feature", "list", "--json", READYCTL_TODAY="2026-02-03").out)
    assert (listed["features"][0]["commit"], listed["features"][0]["age_days"]) == (repo.head, 2)


def test_many_are_signed_in_one_commit_and_nothing_else_goes_with_them(repo: RepoBuilder) -> None:
    for name in ("a1", "b2"):
        repo.write(feature_path(name), feature(name, level="beta"))
    repo.commit("two", by=SAM)
    repo.write("staged.txt", "staged")
    repo.put("loose.txt", "loose")
    before = repo.head
    assert run(repo, "feature", "sign", "a1", "b2", "--yes").code == 0
    assert repo.git("rev-list", "--count", f"{before}..HEAD") == "1"
    assert repo.git("show", "--name-only", "--format=", "HEAD").split() == [
        feature_path("a1"),
        feature_path("b2"),
    ]
    assert repo.git("diff", "--cached", "--name-only") == "staged.txt"
    assert "?? loose.txt" in repo.git("status", "--porcelain")
    assert signed(repo) == {"a1": True, "b2": True, "fx": True}


def test_area_mine_and_stale_choose(repo: RepoBuilder) -> None:
    repo.write(feature_path("s1", "search"), feature("s1", level="shipped")).commit(
        "s1", by=BOB, at="2026-01-20"
    )
    repo.write(feature_path("s2", "search"), feature("s2", level="beta")).commit("s2", by=SAM)

    def chosen(*args: str) -> str:
        done = run(repo, "feature", "sign", *args, "--dry-run", READYCTL_TODAY="2026-02-01")
        return next((line for line in done.err.splitlines() if line.startswith("• sign ")), "").removeprefix(
            "• sign "
        )

    assert chosen("--area", "search") == "s1, s2"
    assert chosen("--mine") == "fx"
    assert run(repo, "feature", "sign", "--stale", "--mine", "--dry-run").code == 0


def test_where_nothing_is_stale_what_the_inbox_asks_to_sign_is_named(repo: RepoBuilder) -> None:
    repo.write(feature_path("b2"), feature("b2", level="beta")).commit("b2", by=SAM)
    asked = run(repo, "feature", "sign", "--mine", "--stale", by=ADA, READYCTL_TODAY="2026-01-08")
    assert (asked.code, asked.out) == (0, "")
    assert asked.err.splitlines() == [
        "nothing there needs a fresh word",
        "one claim without a signature, read and sign: readyctl feature sign b2",
    ]
    assert "readyctl feature sign b2" in run(repo, "inbox", by=ADA, READYCTL_TODAY="2026-01-08").out
    run(repo, "feature", "sign", "b2", "--yes", by=ADA, at="2026-01-08")
    done = run(repo, "feature", "sign", "--mine", "--stale", by=ADA, READYCTL_TODAY="2026-01-08").err
    assert done == "nothing there needs a fresh word\n"


def test_stale_takes_only_what_is_stale(repo: RepoBuilder) -> None:
    repo.write(feature_path("old"), feature("old", level="beta")).commit("old", by=ADA, at="2020-01-01")
    done = run(repo, "feature", "sign", "--stale", "--dry-run")
    assert "old" in done.err


def test_who_may_not_sign_is_refused_and_nothing_is_written(repo: RepoBuilder) -> None:
    for person in (SAM, BOB, CARA):
        before = (repo.top / FX).read_bytes(), repo.head
        done = run(repo, "feature", "sign", "fx", "--yes", by=person)
        assert done.code == 1
        assert "would not count" in done.err
        assert "Ada Lovelace" in done.err
        assert ((repo.top / FX).read_bytes(), repo.head) == before


def test_an_invalid_entry_cannot_be_signed(repo: RepoBuilder) -> None:
    repo.write(FX, feature().replace("scope: One way only., ", "")).commit("no scope", by=SAM)
    done = run(repo, "feature", "sign", "fx", "--yes")
    assert (done.code, "delivery.scope" in done.err) == (2, True)


def test_during_a_merge_nothing_is_signed(repo: RepoBuilder) -> None:
    repo.branch("side").write("other.txt", "x").commit("side")
    repo.checkout().write("third.txt", "y").commit("main")
    repo.git("merge", "--no-commit", "--no-ff", "side", env=repo.identity(ADA))
    before = (repo.top / FX).read_bytes()
    done = run(repo, "feature", "sign", "fx", "--yes")
    assert (done.code, "finish the merge first" in done.err) == (1, True)
    assert (repo.top / FX).read_bytes() == before


def test_a_commit_that_a_hook_refuses_leaves_the_files_and_says_so(repo: RepoBuilder) -> None:
    hook = repo.top / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho 'not on a Friday' >&2\nexit 1\n")
    hook.chmod(0o755)
    before = repo.head
    done = run(repo, "feature", "sign", "fx", "--yes")
    assert done.code == 1
    assert "not on a Friday" in done.err
    assert "written and not committed" in done.err
    assert repo.head == before
    assert "accurate_as_of" in (repo.top / FX).read_text()


def test_a_new_file_that_a_hook_refuses_is_not_left_half_staged(repo: RepoBuilder) -> None:
    hook = repo.top / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    args = ("--area", "payments", "--name", "Bulk", "--summary", "Many.", "--yes", "--commit")
    assert run(repo, "feature", "new", "bulk", *args).code == 1
    assert repo.git("status", "--porcelain") == f"?? {feature_path('bulk')}"


def test_a_hook_that_rewrites_the_file_is_found_out(repo: RepoBuilder) -> None:
    hook = repo.top / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f"#!/bin/sh\nsed -i 's/One way/Both ways/' {FX}\ngit add {FX}\n")
    hook.chmod(0o755)
    done = run(repo, "feature", "sign", "fx", "--yes")
    assert (done.code, "another version" in done.err) == (1, True)


def test_signing_through_a_merge_of_two_engineers(repo: RepoBuilder) -> None:
    repo.write(ROSTER, roster(lead(ADA), lead(BOB))).commit("bob leads too", by=ADA)
    repo.branch("side")
    run(repo, "feature", "sign", "fx", "--yes", by=BOB)
    repo.checkout()
    repo.write("x", "x").commit("x", by=SAM)
    repo.merge("side", by=SAM)
    assert signed(repo) == {"fx": True}


def test_without_a_yes_nobody_is_signed(repo: RepoBuilder) -> None:
    before = repo.head
    done = run(repo, "feature", "sign", "fx")
    assert (done.code, "--yes" in done.err, repo.head) == (2, True, before)
    done = run(repo, "feature", "sign", "fx", "--no-commit", "--yes")
    assert (done.code, "nothing is signed" in done.err, repo.head) == (0, True, before)
