"""Ways round the gate that were found by trying: each is refused, or leads nowhere."""

from pathlib import Path

import pytest

from support.calling import readyctl
from support.people import ADA, BOB, PAT
from support.repo import RepoBuilder
from support.texts import ROSTER, SETTINGS, engineer, feature, feature_path, lead, roster, settings

FX = feature_path("fx")


@pytest.fixture
def repo(tmp_path: Path) -> RepoBuilder:
    """A registry of Ada's and Bob's with one signed feature."""
    builder = RepoBuilder(tmp_path / "repo")
    builder.write(SETTINGS, settings()).write(ROSTER, roster(lead(ADA), engineer(BOB)))
    builder.write(FX, feature("fx", "beta")).commit("begin", by=ADA)
    return builder


def gate(repo: RepoBuilder, by: object = PAT) -> tuple[int, str, str]:
    """What the pre-commit hook does with what is staged."""
    return readyctl(repo, "hooks", "run", "pre-commit", env=repo.identity(by))  # type: ignore[arg-type]


@pytest.mark.parametrize("tracked", [True, False])
def test_a_second_registry_elsewhere_is_never_looked_at(repo: RepoBuilder, *, tracked: bool) -> None:
    for path, text in (
        ("readyctl.yaml", settings()),
        ("roster.yaml", roster(lead(PAT))),
        ("sub/registry/roster.yaml", roster(lead(PAT))),
    ):
        (repo.write if tracked else repo.put)(path, text)
    repo.write(FX, feature("fx", "shipped"))
    code, out, _ = gate(repo)
    assert code == 1
    assert FX in out


def test_moving_the_registry_away_is_refused(repo: RepoBuilder) -> None:
    for name in ("features", "roster.yaml", "readyctl.yaml"):
        repo.git("mv", f"registry/{name}", name)
    repo.write("roster.yaml", roster(lead(PAT)))
    code, out, _ = gate(repo)
    assert code == 1
    assert "RDY203" in out
    repo.commit("moved", by=PAT)
    assert readyctl(repo, "check")[0] == 2


@pytest.mark.parametrize("path", [ROSTER, SETTINGS])
def test_deleting_a_guard_file_is_refused_and_stays_an_error(repo: RepoBuilder, path: str) -> None:
    repo.delete(path)
    code, out, _ = gate(repo)
    assert code == 1
    assert "RDY203" in out
    base = repo.head
    repo.commit("gone", by=PAT)
    for arguments in (("check",), ("check", "--range", f"{base}..HEAD")):
        code, out, _ = readyctl(repo, *arguments)
        assert code == 1, arguments
        assert f"{path}" in out


def test_a_lead_may_restore_what_was_deleted(repo: RepoBuilder) -> None:
    before = repo.read(ROSTER)
    repo.delete(ROSTER).commit("gone", by=PAT)
    repo.write(ROSTER, before).commit("back", by=ADA)
    assert readyctl(repo, "check", "--select", "RDY203")[0] == 0


def test_a_record_cannot_lead_to_a_commit_outside_the_history(repo: RepoBuilder) -> None:
    tip = repo.head
    repo.orphan("elsewhere").write(SETTINGS, settings()).write(ROSTER, roster(lead(PAT)))
    evil = repo.write(FX, feature("fx", "shipped")).commit("evil", by=PAT)
    repo.git("checkout", "--quiet", "--force", tip)
    record = f"date: 2026-01-20\nrevision: {evil}\nattendees: []\n"
    repo.write("registry/syncs/2026-01-20.yaml", record).commit("record", by=PAT)
    code, out, err = readyctl(repo, "ask", "fx", "--kind", "contract", "--at", "2026-01-20")
    assert code == 2
    assert "yes" not in out.lower()
    assert "history" in err


def test_a_record_that_is_not_committed_is_no_record(repo: RepoBuilder) -> None:
    head = repo.head
    repo.put("registry/syncs/2026-01-20.yaml", "date: 2026-01-20\nrevision: nonsense\n")
    code, out, _ = readyctl(repo, "feature", "list", "--json", "--at", "2026-01-20")
    assert code == 0
    assert head in out


def test_an_amend_that_restores_the_older_text_takes_no_signature_away(repo: RepoBuilder) -> None:
    repo.write(FX, feature("fx", "shipped")).commit("pat's", by=PAT)
    signed = feature("fx", "shipped", accurate_as_of="2026-01-06")
    repo.write(FX, signed).commit("sign", by=ADA, at="2026-01-06")
    repo.git("checkout", "--quiet", "HEAD~", "--", "registry")
    repo.write("foo", "x")
    amending = repo.identity(ADA, "2026-01-06", PAT)
    assert readyctl(repo, "hooks", "run", "pre-commit", env=amending)[0] == 1


def test_a_second_commit_in_the_same_second_is_not_blamed_for_the_first(repo: RepoBuilder) -> None:
    repo.write(FX, feature("fx", "shipped")).commit("forced", by=PAT, at="2026-01-06")
    repo.write("foo", "x")
    same_second = repo.identity(PAT, "2026-01-06")
    assert readyctl(repo, "hooks", "run", "pre-commit", env=same_second)[0] == 0


def test_a_file_that_is_only_announced_is_in_no_commit(repo: RepoBuilder) -> None:
    repo.put(feature_path("later"), "")
    repo.git("add", "--intent-to-add", "--", feature_path("later"))
    repo.write("foo", "x")
    assert gate(repo)[0] == 0
    assert "later" not in readyctl(repo, "feature", "list", "--at", "index")[1]


def test_a_shallow_clone_without_a_registry_is_nobodys_business(tmp_path: Path) -> None:
    origin = RepoBuilder(tmp_path / "origin")
    origin.write("a", "1").commit("one")
    origin.write("a", "2").commit("two")
    origin.git("clone", "--quiet", "--depth=1", f"file://{origin.top}", str(tmp_path / "clone"))
    clone = RepoBuilder(tmp_path / "clone", create=False)
    clone.write("a", "3")
    assert gate(clone)[0] == 0


def test_the_gate_says_nothing_of_entries_it_did_not_look_at(repo: RepoBuilder) -> None:
    """A rename leaves a tombstone; the gate sees only that file, and cannot know what else there is."""
    repo.write(feature_path("old"), "id: old\nreplaced_by: fx\n")
    code, out, _ = gate(repo, ADA)
    assert code == 0
    assert out == ""


def test_a_comment_in_a_roster_that_somebody_else_spoilt_is_no_change_of_it(
    repo: RepoBuilder,
) -> None:
    spoilt = roster(lead(ADA), engineer(BOB), engineer(PAT))
    repo.write(ROSTER, spoilt).commit("me too", by=PAT)
    repo.write(ROSTER, f"{spoilt}# kept by Bob\n")
    assert gate(repo, by=BOB)[:2] == (0, "")
    repo.write(ROSTER, roster(lead(ADA), lead(PAT)))
    code, out, _ = gate(repo, by=PAT)
    assert (code, "RDY203" in out) == (1, True)
